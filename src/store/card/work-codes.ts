import type { Contributor } from '../../model/contributor.ts';
import type { DateKind } from '../../model/dates.ts';
import type { Heading } from '../../model/heading.ts';
import type { Citation } from '../../model/work.ts';
import { journalNames } from '../../normalizers/journal-names.ts';
import { foldedName } from './reported.ts';

/** Ends the parts of a code, and stands for the blanks in them: letters to the tokenizer that nobody types, so that a code is one word. */
const end = 'ǁ';
const blank = 'ǀ';

/** What is compared as a whole, and of what. */
type CodeKind = 'mh' | 'mj' | 'sh' | 'fau' | 'lau' | 'jnl' | 'vol' | 'iss' | 'pag' | DateCode;

const dateCodes = { entered: 'ent', created: 'crt', completed: 'cmp', revised: 'rev', indexed: 'ind' } as const;
type DateCode = (typeof dateCodes)[keyof typeof dateCodes];

/** Names come again and again: descriptors, journals. */
const folded = new Map<string, string>();
const mostFolded = 50_000;

function folding(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  if (folded.size >= mostFolded) folded.clear();
  const made = foldedName(name).replaceAll(' ', blank);
  folded.set(name, made);
  return made;
}

/** `mhǁboneǀneoplasmsǁsecondaryǁ`: of a name, and what belongs to it. */
export const code = (kind: CodeKind, ...names: readonly string[]): string =>
  `${kind}${end}${names.map((name) => `${folding(name)}${end}`).join('')}`;

/** The beginning of codes whose last name begins so. */
export const codeBeginning = (kind: CodeKind, ...names: readonly string[]): string => code(kind, ...names).slice(0, -end.length);

/** By what a heading is known: its identifier, else its name. */
export const headingKey = ({ ui, term }: Pick<Heading, 'ui' | 'term'>): string => ui ?? term;

/** Exact values of a work, one word each: what a librarian asks for by its whole name. */
export function workCodes({ headings, contributors, container, dates }: Citation): string {
  const codes = new Set<string>();
  for (const heading of headings ?? []) for (const each of ofHeading(heading)) codes.add(each);
  const authors = contributors?.filter(({ role }) => role === 'author') ?? [];
  const [first, last] = [authors[0], authors.at(-1)];
  for (const each of first ? ofAuthor('fau', first) : []) codes.add(each);
  for (const each of last ? ofAuthor('lau', last) : []) codes.add(each);
  for (const name of container?.title === undefined ? [] : journalNames(container.title)) codes.add(code('jnl', name));
  if (container?.abbreviation !== undefined) codes.add(code('jnl', container.abbreviation));
  if (container?.volume !== undefined) codes.add(code('vol', container.volume));
  if (container?.issue !== undefined) codes.add(code('iss', container.issue));
  for (const page of pagesOf(container)) codes.add(code('pag', page));
  for (const [field, kinds] of dateKindsOf) {
    const day = kinds.map((kind) => dates?.[kind]).find((each) => each !== undefined);
    for (const each of day === undefined ? [] : ofDate(dateCodes[field], day)) codes.add(each);
  }
  return [...codes].filter((each) => !each.endsWith(`${end}${end}`)).join(' ');
}

function ofHeading(heading: Heading): readonly string[] {
  const key = headingKey(heading);
  const { major, qualifiers = [] } = heading;
  return [
    code('mh', key),
    ...(major || qualifiers.some((qualifier) => qualifier.major) ? [code('mj', key)] : []),
    ...qualifiers.flatMap((qualifier) => [
      code('sh', qualifier.term),
      code('mh', key, qualifier.term),
      ...(major || qualifier.major ? [code('mj', key, qualifier.term)] : []),
    ]),
  ];
}

function ofAuthor(kind: 'fau' | 'lau', { family, given, initials, collective }: Contributor): readonly string[] {
  if (family === undefined) return collective === undefined ? [] : [code(kind, collective)];
  const first = given?.split(/[^\p{L}\p{M}]+/u).map((word) => (/^\p{Lu}{2,4}$/u.test(word) ? word : word.slice(0, 1)));
  const letters = initials ?? first?.join('');
  return [code(kind, family, letters ?? ''), ...(given === undefined ? [] : [code(kind, family, given)])].map((each) =>
    each.endsWith(end + end) ? each.slice(0, -end.length) : each,
  );
}

function pagesOf(container: Citation['container']): readonly string[] {
  const { pages, articleNumber } = container ?? {};
  return [...(pages === undefined ? [] : [pages, pages.split(/[-–,;]/)[0] ?? '']), ...(articleNumber === undefined ? [] : [articleNumber])];
}

/** Which of a record's dates answers for which of PubMed's. */
const dateKindsOf: readonly (readonly [keyof typeof dateCodes, readonly DateKind[]])[] = [
  ['entered', ['entrez', 'pubmed']],
  ['created', ['created', 'entrez']],
  ['completed', ['completed']],
  ['revised', ['updated']],
  ['indexed', ['medline']],
];

/** `entǁ2019`, `entǁ201901`, `entǁ20190115`. */
function ofDate(kind: DateCode, date: string): readonly string[] {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date) ?? [];
  if (year === undefined) return [];
  return [year, ...(month ? [year + month] : []), ...(month && day ? [year + month + day] : [])].map((each) => `${kind}${end}${each}`);
}

/** Codes that together cover the days from one to another, both yyyymmdd: whole years, else months, else days. */
export function dateCodesBetween(field: keyof typeof dateCodes, from: number, to: number): readonly string[] {
  const kind = dateCodes[field];
  // PubMed's first dates of entry are of 1966; a century on there may be others.
  const [first, last] = [Math.max(from, 19_000_101), Math.min(to, 20_991_231)];
  const codes: string[] = [];
  for (let year = Math.floor(first / 10_000); year <= Math.floor(last / 10_000); year++) {
    if (first <= year * 10_000 + 101 && last >= year * 10_000 + 1231) codes.push(`${kind}${end}${year}`);
    else
      for (let month = year * 100 + 1; month <= year * 100 + 12; month++) {
        if (first <= month * 100 + 1 && last >= month * 100 + 31) codes.push(`${kind}${end}${month}`);
        else
          for (let day = month * 100 + 1; day <= month * 100 + 31; day++)
            if (day >= first && day <= last) codes.push(`${kind}${end}${day}`);
      }
  }
  return codes;
}

/** First or last authors as they may be meant by what was typed: «Sartor O», «Sartor, Oliver», «Mendez Vidal MJ», «Oliver Sartor». */
export function authorCodes(kind: 'fau' | 'lau', written: string): readonly string[] {
  const [before = '', after] = written.split(',', 2);
  if (after !== undefined)
    return [codeBeginning(kind, before, initialsOf(after)), codeBeginning(kind, before, after)].filter((each) => each !== `${kind}`);
  const words = foldedName(written).split(' ').slice(0, 8);
  const splits = words.map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1)] as const);
  const codes = splits.flatMap(([family, rest]) => [
    ...(rest.length === 0
      ? [code(kind, family)]
      : [codeBeginning(kind, family, rest.join(' ')), codeBeginning(kind, family, rest.join(''))]),
    ...(rest.length === 0 ? [] : [codeBeginning(kind, rest.join(' '), family)]),
  ]);
  return [...new Set(codes)];
}

const initialsOf = (given: string): string => (/^[\s.\p{Lu}-]+$/u.test(given) ? given.replaceAll(/[^\p{L}]/gu, '') : given);
