import type { Abstract, AbstractSection } from '../../model/abstract.ts';
import type { Keyword } from '../../model/heading.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { addFinding } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { readAbstractSections, writeAbstractSections } from '../labelled-abstract.ts';
import { inRecord, isNothing, oneText, type TaggedLine, takeFirst, valueText } from '../tagged-fields.ts';
import type { Reading, ReferenceField } from './reading.ts';

/** TI, T1 (Reference Manager, EBSCO, Embase), CT (Citavi). Two different ones: the first is the title, the others stand in `titles`. */
function readTitle(lines: readonly TaggedLine[], reading: Reading): void {
  const title = takeFirst(lines, ['TI', 'T1', 'CT']);
  if (title === undefined) return;
  reading.draft.title = dropMarkup(title);
  for (const line of lines) {
    const text = dropMarkup(valueText(line).trim());
    if (line.used || isNothing(text)) continue;
    line.used = true;
    if (text !== reading.draft.title && !reading.draft.titles?.some((known) => known.text === text))
      reading.draft.titles = [...(reading.draft.titles ?? []), { kind: 'alternative', text }];
  }
}

/** ST (short) and TT (translated); EndNote repeats the title in ST, EPPI-Reviewer puts «Author (2024)» there. */
const otherTitles: readonly (readonly [string, string])[] = [
  ['ST', 'short'],
  ['TT', 'translated'],
];

const isCopyright = (text: string): boolean =>
  /^(?:Copyright\b|©|\(c\) ?\d{4})/i.test(text) && text.length < 2000 && /\d{4}|property|rights|copyright/i.test(text);

/**
 * AB, or N2 where there is no AB (Embase, Ovid, Covidence). EBSCO's second AB is its copyright notice; a second one that is neither a
 * notice nor the same is an abstract of its own. An N2 beside another AB is what its name says, a note.
 */
function readAbstract(lines: readonly TaggedLine[], reading: Reading): void {
  const texts: string[] = [];
  let copyright: string | undefined;
  const hasMain = lines.some((line) => line.tag === 'AB' && !isNothing(valueText(line).trim()));
  for (const line of lines) {
    line.used = true;
    const text = dropMarkup(line.parts.join('\n').trim());
    if (isNothing(text) || texts.includes(text)) continue;
    if (texts.length && isCopyright(text)) copyright ??= text;
    else if (line.tag === 'N2' && hasMain) reading.draft.notes = [...(reading.draft.notes ?? []), text];
    else texts.push(text);
  }
  const abstracts = texts.map(
    (text, index): Abstract => ({ ...(index ? { other: true as const } : {}), sections: readAbstractSections(text) }),
  );
  if (abstracts[0] && copyright) abstracts[0].copyright = copyright;
  if (abstracts.length) reading.draft.abstracts = abstracts;
}

const joined = (sections: readonly AbstractSection[] | undefined): string | undefined => sections && writeAbstractSections(sections);

/** «kinase,phosphatase,tau,Lewy bodies»: a list without blanks behind its commas, which headings («Bones, Broken») and chemicals («1,2,3-tri…») have not. */
function keywordsIn(text: string): readonly string[] {
  const words = text.split(',');
  return words.length > 3 && words.every((word) => /^\p{L}{2}/u.test(word)) ? words : [text];
}

/** One KW each, or one KW with a line each (EndNote). A star marks the major ones (PsycInfo, Embase, PubMed). */
function readKeywords(lines: readonly TaggedLine[], reading: Reading): void {
  const keywords: Keyword[] = [];
  for (const line of lines) {
    line.used = true;
    for (const part of line.parts.flatMap(keywordsIn)) {
      const term = part.trim();
      const starred = /^\*\s*([^*\s].*)$/.exec(term)?.[1];
      if (!isNothing(term)) keywords.push(starred ? { term: starred, major: true } : { term });
    }
  }
  if (keywords.length) reading.draft.keywords = keywords;
}

function readLanguages(lines: readonly TaggedLine[], reading: Reading): void {
  const languages = new Set<string>();
  for (const line of lines) {
    line.used = true;
    for (const word of line.parts.flatMap((part) => part.split(/[;,/]|\band\b/)).map((part) => part.trim())) {
      const language = word ? readLanguage(word) : undefined;
      if (language) languages.add(language);
      else if (word && !/^(?:und|mul|zxx)$/i.test(word)) {
        line.used = false;
        addFinding(reading, 'language-unknown', 'The language is not known to ISO 639.', word, 'languages');
      }
    }
  }
  if (languages.size) reading.draft.languages = [...languages];
}

/** M3 and PT: the vendor's word for the kind of publication. PsycInfo's classification («Cognitive Therapy [3311]») is none. */
function readPublicationTypes(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const text = valueText(line).trim();
    if (!text || line.used || /\[\d+\]$/.test(text)) continue;
    reading.draft.publicationTypes = [...new Set([...(reading.draft.publicationTypes ?? []), text])];
    line.used = true;
  }
}

/** M1 is anybody's: PsycInfo lists there what the article cites, RefWorks says «Journal Article». */
function readMiscellany(lines: readonly TaggedLine[], reading: Reading): void {
  const cited = lines.filter((line) => /\b(?:1[89]|20)\d\d\b/.test(valueText(line)) && valueText(line).length > 30);
  for (const line of lines) {
    const text = valueText(line).trim();
    if (cited.length > 2 && cited.includes(line)) reading.draft.references = [...(reading.draft.references ?? []), { raw: text }];
    else if (/^[A-Z][a-z]+ Articles?$/.test(text)) reading.draft.publicationTypes = [...(reading.draft.publicationTypes ?? []), text];
    else continue;
    line.used = true;
  }
}

export const titleFields: readonly ReferenceField[] = [
  { tags: ['TI', 'T1', 'CT'], read: readTitle, write: ({ title }) => [['TI', title]] },
  {
    tags: otherTitles.map(([tag]) => tag),
    read: (lines, reading) => {
      for (const line of lines) {
        const kind = otherTitles.find(([tag]) => tag === line.tag)?.[1];
        const text = dropMarkup(valueText(line).trim());
        line.used = true;
        if (kind && text && text !== reading.draft.title) reading.draft.titles = [...(reading.draft.titles ?? []), { kind, text }];
      }
    },
    *write({ titles }) {
      for (const [tag, kind] of otherTitles) yield [tag, titles?.find((title) => title.kind === kind)?.text];
    },
  },
];

export const textFields: readonly ReferenceField[] = [
  {
    tags: ['AB', 'N2'],
    read: readAbstract,
    *write({ abstracts }) {
      const main = abstracts?.find(({ other }) => !other);
      yield ['AB', joined(main?.sections)];
    },
  },
  { tags: ['LA'], read: readLanguages, write: ({ languages }) => (languages ?? []).map((language) => ['LA', language] as const) },
  oneText(['ET'], inRecord('edition')),
  oneText(['PB', 'PU'], inRecord('publisher')),
  oneText(['CY', 'PP', 'PI'], inRecord('place')),
  {
    tags: ['M3', 'PT'],
    read: readPublicationTypes,
    write: ({ publicationTypes }) => (publicationTypes ?? []).map((type) => ['M3', type] as const),
  },
  { tags: ['M1'], read: readMiscellany },
  {
    tags: ['LB'],
    read: (lines, reading) => {
      for (const line of lines) {
        line.used = true;
        const label = valueText(line).trim();
        if (label) reading.draft.labels = [...(reading.draft.labels ?? []), label];
      }
    },
    write: ({ labels }) => (labels ?? []).map((label) => ['LB', label] as const),
  },
  {
    tags: ['KW'],
    read: readKeywords,
    write: ({ keywords }) => (keywords ?? []).map(({ term, major }) => ['KW', major ? `*${term}` : term] as const),
  },
];
