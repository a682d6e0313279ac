import type { BibliographicRecord } from '../../src/model/record.ts';
import { readLanguage } from '../../src/normalizers/language.ts';

type Strings = string | readonly string[] | null;

/** What is known of a page: the values before they were joined. Null: it has none; absent: nobody knows. */
export interface KnownValues {
  readonly authors?: readonly string[];
  readonly accessioned?: string;
  readonly issuedYear?: number;
  readonly title?: string;
  readonly citation?: string;
  readonly handle?: Strings;
  readonly doi?: Strings;
  readonly pmid?: Strings;
  readonly pmcid?: Strings;
  readonly issn?: Strings;
  readonly language?: string;
  readonly rights?: Strings;
  readonly rightsUri?: string;
  readonly keywords?: readonly string[];
  readonly mesh?: readonly string[];
  readonly decs?: readonly string[];
  readonly accessRights?: string;
  readonly links?: readonly string[];
  readonly abstract?: Strings;
}

const flat = (text: string | undefined) => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
const listed = (values: Strings | undefined): readonly string[] => (values == null ? [] : typeof values === 'string' ? [values] : values);
const has = (values: Strings | undefined, value: string | undefined) =>
  listed(values).some((each) => flat(each).toLowerCase() === flat(value).toLowerCase());

type Judge = (record: Partial<BibliographicRecord>, known: KnownValues, index: number) => boolean | undefined;

const unless = (known: unknown, isRight: () => boolean): boolean | undefined => (known === undefined ? undefined : isRight());

/** Which list a term belongs to cannot always be told once all are joined: that it is one is what counts. */
const isSubject = ({ keywords, mesh, decs }: KnownValues, term: string | undefined) =>
  unless(keywords ?? mesh, () => has([...(keywords ?? []), ...(mesh ?? []), ...(decs ?? [])], term));

const judges: readonly (readonly [RegExp, Judge])[] = [
  [
    /^contributors\[(\d+)\]/,
    ({ contributors }, { authors }, index) => {
      const { role, collective, family, given } = contributors?.[index] ?? {};
      return role === 'author' ? unless(authors, () => has(authors, collective ?? [family, given].filter(Boolean).join(', '))) : undefined;
    },
  ],
  [/^dates\.accessioned/, ({ dates }, { accessioned: at }) => unless(at, () => dates?.accessioned?.slice(0, 10) === at?.slice(0, 10))],
  [/^issued/, ({ issued }, { issuedYear }) => unless(issuedYear, () => issued?.year === issuedYear)],
  [/^title$/, ({ title }, known) => unless(known.title, () => flat(title) === flat(known.title))],
  [/^citationAsGiven/, ({ citationAsGiven }, { citation }) => unless(citation, () => flat(citationAsGiven) === flat(citation))],
  [
    /^identifiers\[(\d+)\]/,
    ({ identifiers }, known, index) => {
      const { scheme, value } = identifiers?.[index] ?? {};
      return scheme === 'doi' || scheme === 'pmid' || scheme === 'pmcid' || scheme === 'handle'
        ? unless(known[scheme], () => has(known[scheme], value))
        : undefined;
    },
  ],
  [/^container\.issn\[(\d+)\]/, ({ container }, { issn }, index) => unless(issn, () => has(issn, container?.issn?.[index]))],
  [/^languages\[0\]/, ({ languages }, { language }) => unless(language, () => languages?.[0] === readLanguage(language ?? ''))],
  [/^rights\.url/, ({ rights }, { rightsUri }) => unless(rightsUri, () => rights?.url === rightsUri)],
  [/^rights\.name/, ({ rights }, known) => unless(known.rights, () => has(known.rights, rights?.name))],
  [/^rights\.access/, ({ rights }, { accessRights }) => unless(accessRights, () => rights?.access === accessRights?.split(' ')[0])],
  [/^locations\[(\d+)\]/, ({ locations }, { links }, index) => unless(links, () => has(links, locations?.[index]?.url))],
  [/^keywords\[(\d+)\]/, ({ keywords }, known, index) => isSubject(known, keywords?.[index]?.term)],
  [/^headings\[(\d+)\]/, ({ headings }, known, index) => isSubject(known, headings?.[index]?.asGiven ?? headings?.[index]?.term)],
  [
    /^abstracts\[(\d+)\]/,
    ({ abstracts }, { abstract }, index) => {
      const sections = abstracts?.[index]?.sections ?? [];
      const text = sections.map((section) => (section.label ? `${section.label}: ` : '') + section.text).join(' ');
      return unless(abstract, () => has(abstract, text));
    },
  ],
];

/** Whether the value that a path of a record leads to is one of those that are known; undefined where nobody knows. */
export function spanIsRight(path: string, record: Partial<BibliographicRecord>, known: KnownValues): boolean | undefined {
  for (const [pattern, judge] of judges) {
    const match = pattern.exec(path);
    if (match) return judge(record, known, Number(match[1] ?? 0));
  }
  return undefined;
}
