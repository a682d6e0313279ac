import type { Abstract } from '../../model/abstract.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { addNote, appended, extended } from '../drafting.ts';
import { dropMarkup, plainLine } from '../inline-markup.ts';
import type { JsonFields } from '../json-fields.ts';
import { parseJson } from '../json-values.ts';
import { readAbstractSections } from '../labelled-abstract.ts';
import type { Reading } from './reading.ts';
import { isUnknownValue } from './unknown-value.ts';

/** Descriptions that are no abstract, with what stands before them in a note. */
const noteNames: Readonly<Record<string, string>> = {
  Methods: 'Methods: ',
  SeriesInformation: 'Series: ',
  TableOfContents: 'Contents: ',
  TechnicalInfo: 'Technical information: ',
  Other: '',
};

/** Zenodo keeps the reference list there: `{"references": ["Altbach, P. G. (2007). …"]}`. */
function referencesIn(text: string): string[] | undefined {
  if (!/^\{\s*"references"\s*:\s*\[/.test(text)) return undefined;
  const parsed = parseJson(text) as { references?: unknown } | undefined;
  const list: unknown = parsed?.references;
  return Array.isArray(list) && list.every((each) => typeof each === 'string') ? list : undefined;
}

function addAbstract(text: string, language: string | undefined, { draft }: Reading): void {
  const bare = dropMarkup(text).trim();
  if (!bare) return;
  const sections = readAbstractSections(bare);
  const other = draft.abstracts ? { other: true as const } : {};
  draft.abstracts = appended(draft.abstracts, present<Abstract>({ ...other, language, sections } as Abstract));
}

function readDescription(entry: JsonFields, reading: Reading): void {
  const texts = entry.texts('description');
  const type = entry.peek('descriptionType') ?? 'Other';
  const given = entry.text('lang');
  const language = given === undefined ? undefined : readLanguage(given);
  const text = texts.join('\n');
  entry.drop('descriptionType');
  if (!text || isUnknownValue(text) || text === '-') return;
  const references = referencesIn(text);
  if (references) {
    const lines = references.flatMap((raw) => plainLine(raw) ?? []);
    reading.draft.references = extended(
      reading.draft.references,
      lines.map((raw) => ({ raw })),
    );
  } else if (type === 'Abstract') addAbstract(text, language, reading);
  else addNote(reading, `${ownValue(noteNames, type) ?? `${type}: `}${dropMarkup(text).trim()}`);
}

/** Descriptions by type: abstracts (the first is the record's own), all others notes. */
export function readDescriptions(reading: Reading): void {
  for (const entry of reading.attributes.list('descriptions')) readDescription(entry, reading);
}
