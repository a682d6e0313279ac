import { type Heading, type HeadingVocabulary, type Qualifier, vocabularyNames } from '../../model/heading.ts';
import { valueText } from '../tagged-fields.ts';
import type { Reading, ReferenceField } from './reading.ts';

/**
 * RIS has keywords only. Headings are written as keywords, as PubMed's own exports have them («Ozone/*analysis»), so that every
 * program shows and searches them, and once more in a note that tells them apart:
 * `N1  - MeSH: *Bone Neoplasms [D001859]/*secondary [Q000556]; Spain [D013030, Geographic]`, `N1  - DeCS (es): Neoplasias óseas`.
 * In the first form a missing star means «not major»; «MeSH terms: …» is the list of a source that has no stars.
 */
const { other: _nameless, ...named } = vocabularyNames;
const byName = new Map(Object.entries(named).map(([vocabulary, name]) => [name, vocabulary as HeadingVocabulary]));

const part = ({ term, ui, major, kind }: Pick<Heading, 'term' | 'ui' | 'major' | 'kind'>): string =>
  `${major ? '*' : ''}${term}${ui ? ` [${ui}${kind ? `, ${kind}` : ''}]` : ''}`;

const written = ({ qualifiers = [], ...main }: Heading): string => [main, ...qualifiers].map(part).join('/');

const asKeyword = ({ qualifiers = [], ...main }: Heading): string =>
  [main, ...qualifiers].map(({ term, major }) => `${major ? '*' : ''}${term}`).join('/');

const uiAndKind = /^ \[([A-Z]\d{4,9})(?:, ([A-Z][A-Za-z ]+))?\]$/;

function readPart(given: string, starred: boolean): (Qualifier & { kind?: string }) | undefined {
  const text = given.trim();
  const major = text.startsWith('*');
  const bracket = text.endsWith(']') ? text.lastIndexOf(' [') : -1;
  const [all, ui, kind] = (bracket > 0 && uiAndKind.exec(text.slice(bracket))) || [];
  const term = text.slice(major ? 1 : 0, all === undefined ? undefined : bracket);
  if (term === '' || term.startsWith('*')) return undefined;
  return { ...(ui ? { ui } : {}), term, ...(kind ? { kind } : {}), ...(starred ? { major } : {}) };
}

const noteLabel = /^(.{2,20}?)( terms)?(?: \(([a-z]{2,3})\))?: (.+)$/;

/** The headings of such a note; undefined for any other note. */
function readHeadingsNote(text: string): Heading[] | undefined {
  const match = noteLabel.exec(text);
  const vocabulary = byName.get(match?.[1] ?? '');
  if (!match?.[4] || !vocabulary) return undefined;
  const headings: Heading[] = [];
  for (const piece of match[4].split('; ')) {
    const [main, ...qualifiers] = piece.split(/\/(?=\*?[a-z])/).map((one) => readPart(one, match[2] === undefined));
    if (!main || qualifiers.some((one) => !one)) return undefined;
    headings.push({
      vocabulary,
      ...main,
      ...(match[3] ? { language: match[3] } : {}),
      ...(qualifiers.length ? { qualifiers: qualifiers as Qualifier[] } : {}),
    });
  }
  return headings;
}

function* writeHeadingNotes(headings: readonly Heading[]): Iterable<readonly [string, string]> {
  const groups = new Map<string, string[]>();
  for (const heading of headings) {
    if (heading.vocabulary === 'other') continue;
    const name = named[heading.vocabulary];
    const label = `${name}${heading.major === undefined ? ' terms' : ''}${heading.language ? ` (${heading.language})` : ''}`;
    groups.set(label, [...(groups.get(label) ?? []), written(heading)]);
  }
  for (const [label, list] of groups) yield ['N1', `${label}: ${list.join('; ')}`];
}

/** Takes the headings' own keywords out again: the last that is written so, since keywords proper are written first. */
function takeHeadingsFromKeywords(reading: Reading): void {
  const keywords = reading.draft.keywords ?? [];
  const texts = keywords.map(({ term, major }) => (major ? `*${term}` : term));
  for (const heading of reading.draft.headings ?? []) {
    const at = texts.lastIndexOf(asKeyword(heading));
    if (at < 0) continue;
    texts.splice(at, 1);
    keywords.splice(at, 1);
  }
  if (keywords.length === 0) delete reading.draft.keywords;
}

export const headingFields: readonly ReferenceField[] = [
  {
    tags: ['KW', 'N1'],
    read: (lines, reading) => {
      for (const line of lines) {
        const headings = line.tag === 'N1' && !line.used ? readHeadingsNote(valueText(line)) : undefined;
        if (!headings) continue;
        line.used = true;
        reading.draft.headings = [...(reading.draft.headings ?? []), ...headings];
      }
      takeHeadingsFromKeywords(reading);
    },
    *write({ headings }) {
      for (const heading of headings ?? []) yield ['KW', asKeyword(heading)];
      yield* writeHeadingNotes(headings ?? []);
    },
  },
];
