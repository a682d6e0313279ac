import { findPersons } from '../../src/formats/run-on/anchors/person.ts';
import { borderCost } from '../../src/formats/run-on/borders.ts';
import { findCitations } from '../../src/formats/run-on/citations.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { markdownTable } from '../report/markdown-table.ts';
import { confidenceText, type PageValue, pageValues } from './page-value.ts';

const offsets = ({ start, end }: Pick<PageValue, 'start' | 'end'>) => `${start}–${end}`;
const code = (text: string) => `\`${text}\``;
const longest = 60;
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Every value of a page with its text. */
export const valuesTable = (text: string, values: readonly PageValue[]): string =>
  markdownTable(
    ['what', 'offsets', 'confidence', 'text', 'in the record'],
    values.map((value) => [
      value.kind,
      offsets(value),
      confidenceText(value),
      code(shortened(text.slice(value.start, value.end))),
      value.paths.map(code).join(' '),
    ]),
    ['text', 'in the record'],
  );

/** Kinds whose text is a fact and no wording: it may stand in a table of a page that is not ours. */
const facts = new Set([
  'handle',
  'doi',
  'pmid',
  'pmcid',
  'issn',
  'accessioned',
  'available',
  'issued',
  'language',
  'link, doi',
  'link, pmcid',
]);

/** Values of a kind that stand side by side, as one. */
function runsOf(values: readonly PageValue[]): PageValue[][] {
  const runs: PageValue[][] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === value.kind) last.push(value);
    else runs.push([value]);
  }
  return runs;
}

/** A page by its figures: which kind of value stands where, how many, how sure; what they say only where that is a fact. */
export const figuresTable = (text: string, values: readonly PageValue[]): string =>
  markdownTable(
    ['what', 'how many', 'offsets', 'characters', 'confidence', 'read'],
    runsOf(values).map((run) => {
      const [first, last] = [run[0], run.at(-1)] as [PageValue, PageValue];
      const sorted = run.toSorted((a, b) => (a.confidence ?? 0) - (b.confidence ?? 0));
      const [low, high] = [confidenceText(sorted[0] ?? first), confidenceText(sorted.at(-1) ?? last)];
      return [
        first.kind,
        String(run.length),
        `${first.start}–${last.end}`,
        String(last.end - first.start),
        low === high ? low : `${low} to ${high}`,
        facts.has(first.kind) ? run.map(({ start, end }) => code(text.slice(start, end))).join(' ') : '',
      ];
    }),
    ['read'],
  );

/** The subjects of a page as they were cut without a vocabulary and with one, where the two differ or one is less sure. */
export function subjectsTable(text: string, without: Partial<BibliographicRecord>, withOne: Partial<BibliographicRecord>): string {
  const subjects = (record: Partial<BibliographicRecord>) => pageValues(record).filter(({ group }) => group === 'subject');
  const [before, after] = [subjects(without), subjects(withOne)];
  const starts = [...new Set([...before, ...after].map(({ start }) => start))].sort((a, b) => a - b);
  const cell = (value: PageValue | undefined) =>
    value === undefined ? '' : `${value.kind} ${code(text.slice(value.start, value.end))} ${confidenceText(value)}`;
  const identifierAt = (value: PageValue | undefined) => {
    const index = /^headings\[(\d+)\]/.exec(value?.paths[0] ?? '')?.[1];
    return index === undefined ? '' : (withOne.headings?.[Number(index)]?.ui ?? '');
  };
  return markdownTable(
    ['from', 'without a vocabulary', 'with one', 'descriptor'],
    starts.map((start) => {
      const [old, now] = [before, after].map((values) => values.find((value) => value.start === start));
      return [String(start), cell(old), cell(now), identifierAt(now)];
    }),
    ['without a vocabulary', 'with one', 'descriptor'],
  );
}

/** How many terms of each list a page gave without a vocabulary and with one, how many of them stand at the same offsets, and how many have a descriptor. */
export function listsTable(without: Partial<BibliographicRecord>, withOne: Partial<BibliographicRecord>): string {
  const [before, after] = [pageValues(without), pageValues(withOne)];
  const of = (values: readonly PageValue[], kind: string) => values.filter((value) => value.kind === kind);
  const same = (kind: string) =>
    of(after, kind).filter(({ start, end }) => of(before, kind).some((value) => value.start === start && value.end === end));
  const described = (kind: string) =>
    (withOne.headings ?? []).filter(({ vocabulary, ui }) => vocabulary === kind.toLowerCase() && ui !== undefined).length;
  const least = (values: readonly PageValue[]) =>
    confidenceText({ confidence: Math.min(...values.map(({ confidence = 0 }) => confidence)) });
  return markdownTable(
    [
      'list',
      'terms, no vocabulary',
      'lowest confidence',
      'terms, with vocabularies',
      'lowest confidence',
      'cut the same',
      'with a descriptor',
    ],
    ['keyword', 'MeSH', 'DeCS'].map((kind) => [
      kind,
      String(of(before, kind).length),
      least(of(before, kind)),
      String(of(after, kind).length),
      least(of(after, kind)),
      String(same(kind).length),
      String(described(kind)),
    ]),
  );
}

/** The persons that could stand in the first characters of a page, with what each costs by itself. */
export function candidatesTable(text: string, end: number, values: readonly PageValue[]): string {
  const page = { text, citations: findCitations(text) };
  const found = findPersons(page).filter((candidate) => candidate.end <= end);
  const isRead = (candidate: { start: number; end: number }) =>
    values.some((value) => value.group === 'people' && value.start === candidate.start && value.end === candidate.end);
  return markdownTable(
    ['candidate', 'offsets', 'cost', 'border before it', 'read'],
    found
      .toSorted((a, b) => a.start - b.start || a.end - b.end)
      .map((candidate) => [
        code(text.slice(candidate.start, candidate.end)),
        offsets(candidate),
        candidate.cost.toFixed(1),
        borderCost(text, candidate.start).toFixed(1),
        isRead(candidate) ? 'yes' : '',
      ]),
    ['read'],
  );
}

/** Two characters that may or may not have a border between them: `|` says where. */
const borders: readonly string[] = [
  'infections|Adult',
  'culture.|Adult',
  'agents)|Adult',
  '2021|Adult',
  'article|99000417',
  'SBL|antibiotics',
  'ECOFF|ESBL',
  'DNA|Disease',
  '99000417|2999-0025',
  'infections|beta',
  'wards|, and',
  'wards| and',
];

/** What a border costs, by the characters around it. */
export const bordersTable = (): string =>
  markdownTable(
    ['between', 'cost'],
    borders.map((each) => [code(each), borderCost(each.replace('|', ''), each.indexOf('|')).toFixed(1)]),
  );
