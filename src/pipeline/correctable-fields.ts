import { readAbstractSections } from '../formats/labelled-abstract.ts';
import { type Contributor, contributor } from '../model/contributor.ts';
import { type DateKind, dateKinds } from '../model/dates.ts';
import { type IdentifierScheme, singleSchemes } from '../model/identifier.ts';
import { present } from '../model/present.ts';
import { itemTypes } from '../model/record.ts';
import type { Citation } from '../model/work.ts';
import { readIsbn, readIssn, readOrcid } from '../normalizers/check-digits.ts';
import { readIdentifier } from '../normalizers/identifier.ts';
import { readItemType } from '../normalizers/item-type.ts';
import { readLanguage } from '../normalizers/language.ts';
import { readPages } from '../normalizers/pages.ts';
import { isoDate, readPartialDate } from '../normalizers/partial-date.ts';
import { readPersonName } from '../normalizers/person-name.ts';
import { readTrialId } from '../normalizers/trial-id.ts';
import { foldWhitespace } from '../normalizers/whitespace.ts';

/** A field as people name it, and what they may say of it. */
export interface CorrectableField {
  /** Where it stands in the record: `title`, `container.volume`, `identifiers`. */
  readonly path: string;
  /** `one`: a value stands in place of the one before. `whole`: all of a list. `element`: a value of a list, which may have others. */
  readonly kind: 'one' | 'whole' | 'element';
  /** The value as the record has it; undefined where the text is none of the kind. */
  readonly read: (text: string, citation: Citation) => unknown;
  /** What a value looks like, for whoever wrote another one. */
  readonly example: string;
  /** Elements that are of this field, where a list holds several kinds. */
  readonly holds?: (element: unknown) => boolean;
  /** A publication has one such element only: another one stands in its place. */
  readonly single?: true;
}

const one = (path: string, example: string, read: CorrectableField['read'] = (text) => foldWhitespace(text)): CorrectableField => ({
  ...{ path, kind: 'one', read, example },
});

const element = (path: string, example: string, read: CorrectableField['read'], holds?: CorrectableField['holds']): CorrectableField => ({
  ...{ path, kind: 'element', read, example },
  ...(holds ? { holds } : {}),
});

const listed = (text: string, by: RegExp): readonly string[] => text.split(by).map(foldWhitespace).filter(Boolean);

/** Every value of a list, or undefined when one of them cannot be read. */
function each<T>(values: readonly string[], read: (text: string) => T | undefined): readonly T[] | undefined {
  const all = values.map(read);
  return all.length === 0 || all.includes(undefined) ? undefined : (all as readonly T[]);
}

/** All persons of one role; those of other roles stay as they are. */
const people = (role: Contributor['role']): CorrectableField => ({
  ...{ path: 'contributors', kind: 'whole', example: '"Quill, Ada; Moor, Ben"' },
  read: (text, { contributors = [] }) => {
    const named = each(listed(text, /;|\n/), readPersonName)?.map((name) => ({ role, ...name }));
    const others = contributors.filter((known) => known.role !== role);
    return named && (role === 'author' ? [...named, ...others] : [...others, ...named]);
  },
});

const identified = (scheme: IdentifierScheme, example: string): CorrectableField => ({
  ...element(
    'identifiers',
    example,
    (text) => readIdentifier(text, scheme),
    (found) => (found as { scheme: string }).scheme === scheme,
  ),
  ...((singleSchemes as readonly string[]).includes(scheme) ? { single: true as const } : {}),
});

const heading = (vocabulary: 'mesh' | 'decs'): CorrectableField =>
  element(
    'headings',
    '"Bone Neoplasms"',
    (text) => ({ vocabulary, term: foldWhitespace(text) }),
    (found) => (found as { vocabulary: string }).vocabulary === vocabulary,
  );

/** Pages in full with the way they were written; a number of an article in place of them. */
function pagesOf(text: string): unknown {
  const read = readPages(text);
  return read && present({ ...read, pages: read.pages, articleNumber: read.articleNumber, pagesAsGiven: foldWhitespace(text) });
}

const plain = (text: string): string => foldWhitespace(text);

const isoText = (text: string): string | undefined => {
  const date = readPartialDate(text);
  return date && isoDate(date);
};

/** Every field by the names that people have for it. Values are read by the grammars by which sources are. */
const fields: Readonly<Record<string, CorrectableField>> = {
  title: one('title', '"Tides: a cohort study"'),
  'original-title': one('vernacularTitle', '"Mareas"'),
  type: one('type', 'article-journal', (text) => itemTypes.find((type) => type === text.trim()) ?? readItemType(text)),
  year: one('issued', '2017', (text) => (/^\s*\d{4}\s*$/.test(text) ? readPartialDate(text.trim()) : undefined)),
  issued: one('issued', '2017-10-01', readPartialDate),
  journal: one('container.title', '"Annals of tides"'),
  abbreviation: one('container.abbreviation', '"Ann Tides"'),
  volume: one('container.volume', '28'),
  issue: one('container.issue', '10'),
  pages: one('container.pages', '2464-2471', pagesOf),
  'article-number': one('container.pages', 'e12', (text) => present({ articleNumber: plain(text), pagesAsGiven: plain(text) })),
  issn: {
    ...one('container.issn', '2049-3630', (text) =>
      each(listed(text, /[;,\s]+/), (value) => {
        const issn = readIssn(value);
        return issn?.valid ? issn.value : undefined;
      }),
    ),
  },
  'nlm-id': one('container.nlmId', '9007735', (text) => /^\s*(\d{4,9}[A-Z]?)\s*$/.exec(text)?.[1]),
  publisher: one('publisher', '"Harbour Press"'),
  place: one('place', 'Port'),
  edition: one('edition', '"2nd"'),
  language: { path: 'languages', kind: 'whole', read: (text) => each(listed(text, /[;,]+/), readLanguage), example: 'en' },
  authors: people('author'),
  editors: people('editor'),
  abstract: element(
    'abstracts',
    '"OBJECTIVE: … RESULTS: …"',
    (text, { abstracts = [] }) => {
      const { language } = abstracts[0] ?? {};
      const sections = readAbstractSections(text);
      return sections.length === 0 ? undefined : { ...(language === undefined ? {} : { language }), sections };
    },
    (found) => (found as { other?: boolean; kind?: string }).other !== true && (found as { kind?: string }).kind === undefined,
  ),
  doi: identified('doi', '10.5555/12345678'),
  pmid: identified('pmid', '28961839'),
  pmcid: identified('pmcid', 'PMC5834059'),
  handle: identified('handle', '10668/11628'),
  arxiv: identified('arxiv', '1501.00001'),
  pii: identified('pii', 'S0923-7534(17)32170-2'),
  isbn: element('isbn', '9783161484100', (text) => {
    const isbn = readIsbn(text);
    return isbn?.valid ? isbn.value : undefined;
  }),
  keyword: element('keywords', '"alpha emitters"', (text) => ({ term: plain(text) })),
  mesh: heading('mesh'),
  decs: heading('decs'),
  'publication-type': element('publicationTypes', '"Clinical Trial, Phase II"', plain),
  trial: element('trials', 'NCT01934790', (text) => {
    const trial = readTrialId(text);
    return trial && present({ registry: trial.registry, id: trial.id });
  }),
  url: element('locations', 'https://repository.example.org/9.pdf', (text) =>
    URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol) ? { url: text.trim() } : undefined,
  ),
  label: element('labels', 'screened', plain),
  note: element('notes', '"seen in print"', plain),
  ...Object.fromEntries(dateKinds.map((kind: DateKind) => [`dates.${kind}`, one(`dates.${kind}`, '2017-08-01', isoText)])),
};

/** Of abstracts the main one is meant: another one stands in its place. */
const standsAlone: ReadonlySet<string> = new Set(['abstract']);

const otherNames: Readonly<Record<string, string>> = {
  ...{ date: 'issued', author: 'authors', contributors: 'authors', editor: 'editors', languages: 'language', container: 'journal' },
  ...{ number: 'issue', page: 'pages', keywords: 'keyword', abstracts: 'abstract', vernaculartitle: 'original-title', labels: 'label' },
  ...{ notes: 'note', heading: 'mesh', headings: 'mesh', trials: 'trial', link: 'url', locations: 'url' },
  ...{ 'container.title': 'journal', 'container.abbreviation': 'abbreviation', 'container.volume': 'volume', 'container.issue': 'issue' },
  ...{ 'container.pages': 'pages', 'container.articlenumber': 'article-number', 'container.issn': 'issn', 'container.nlmid': 'nlm-id' },
};

/** Names of the fields, in the order in which a complaint lists them. */
export const correctableNames: readonly string[] = Object.keys(fields).filter((name) => !name.startsWith('dates.'));

/** A field by the name that somebody typed; `single` where another value stands in place of the one that is there. */
export function correctableField(name: string): CorrectableField | undefined {
  const asked = name.trim().toLowerCase();
  const known = Object.keys(fields).find((each) => each.toLowerCase() === (otherNames[asked] ?? asked));
  const field = known === undefined ? undefined : fields[known];
  return field && known !== undefined && standsAlone.has(known) ? { ...field, single: true } : field;
}

/** Parts of a person that can be corrected one by one: `authors[0].family`. */
const personParts: Readonly<Record<string, (text: string) => string | undefined>> = {
  ...{ family: plain, given: plain, suffix: plain, collective: plain, initials: plain },
  orcid: (text) => {
    const orcid = readOrcid(text);
    return orcid?.valid ? orcid.value : undefined;
  },
};

export const personPartNames: readonly string[] = Object.keys(personParts);

/** A person with another part; `undefined` as text takes the part away. Undefined when the text is no such part, or nobody would be left. */
export function withPart(person: Contributor, part: string, text: string | undefined): Contributor | undefined {
  const read = personParts[part];
  const value = text === undefined ? undefined : read?.(text);
  if (!read || (text !== undefined && !value)) return undefined;
  const { [part as keyof Contributor]: _before, ...rest } = person;
  const changed = contributor.safeParse({ ...rest, ...(value === undefined ? {} : { [part]: value }) });
  return changed.success && (changed.data.family ?? changed.data.collective) !== undefined ? changed.data : undefined;
}
