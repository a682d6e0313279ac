import { citationLine, personLine } from '../export/citation-line.ts';
import { csvLine } from '../export/csv-line.ts';
import { endpointOf } from '../export/endpoint-of.ts';
import type { Endpoint, Result } from '../model/endpoint.ts';
import { present } from '../model/present.ts';
import type { Citation } from '../model/work.ts';
import { parseQuery } from '../search/parse.ts';
import type { Query } from '../search/query.ts';
import type { Store, WorkSummary } from '../store/store.ts';
import { evidenceSentences } from './evidence-sentences.ts';

/** What a row is made of. */
interface Reported {
  readonly work: WorkSummary;
  readonly result: Result;
  /** The endpoint of the work that the result names. */
  readonly endpoint?: Endpoint;
  readonly sentence?: string;
}

type Cell = string | number | undefined;

/** Every column by its name, in the order of the table. What the text does not say is empty; nothing is computed. */
const columns = {
  work: ({ work }) => work.id,
  study: ({ work }) => studyLabel(work.citation),
  citation: ({ work }) => citationLine(work.citation),
  year: ({ work }) => work.citation.issued?.year,
  pmid: ({ work }) => identifier(work, 'pmid'),
  doi: ({ work }) => identifier(work, 'doi'),
  endpoint: ({ result, endpoint }) => endpoint?.name ?? result.endpoint,
  abbreviation: ({ endpoint }) => endpoint?.abbreviation,
  role: ({ endpoint }) => endpoint?.role,
  co_primary: ({ endpoint }) => yes(endpoint?.co),
  kind: ({ result }) => result.kind,
  measure: ({ result }) => result.measure,
  adjusted: ({ result }) => yes(result.adjusted),
  value: ({ result }) => number(result.value),
  not_reached: ({ result }) => yes(result.value === 'NR'),
  unit: ({ result }) => result.unit,
  lower: ({ result }) => number(result.ci?.lower),
  upper: ({ result }) => number(result.ci?.upper),
  lower_not_reached: ({ result }) => yes(result.ci?.lower === 'NR'),
  upper_not_reached: ({ result }) => yes(result.ci?.upper === 'NR'),
  ci_level: ({ result }) => result.ci?.level,
  p_op: ({ result }) => result.p?.[0]?.op,
  p_value: ({ result }) => result.p?.[0]?.value,
  p_test: ({ result }) => result.p?.[0]?.test,
  further_p: ({ result }) =>
    joined(result.p?.slice(1).map(({ op, value, test }) => [op, value, test].filter((part) => part !== undefined).join(' '))),
  arm: ({ result }) => result.arm,
  experimental: ({ result }) => result.arms?.[0],
  control: ({ result }) => result.arms?.[1],
  further_arms: ({ result }) => joined(result.arms?.slice(2)),
  n: ({ result }) => result.n,
  n_total: ({ result }) => result.N,
  pct: ({ result }) => result.pct,
  sd: ({ result }) => result.sd,
  se: ({ result }) => result.se,
  dispersion: ({ result }) => result.dispersion,
  iqr_low: ({ result }) => result.iqr?.[0],
  iqr_high: ({ result }) => result.iqr?.[1],
  range_low: ({ result }) => result.range?.[0],
  range_high: ({ result }) => result.range?.[1],
  timepoint: ({ result }) => result.timepoint,
  subgroup: ({ result }) => result.subgroup,
  direction: ({ result }) => result.direction,
  grade: ({ result }) => result.grade,
  start: ({ result }) => result.start,
  end: ({ result }) => result.end,
  evidence: ({ result }) => result.evidence,
  sentence: ({ sentence }) => sentence,
} satisfies Readonly<Record<string, (reported: Reported) => Cell>>;

/** A row as a value: columns that the text says nothing for are absent. */
type ResultRow = Readonly<Partial<Record<keyof typeof columns, string | number>>>;

/** What a table has in the end. */
export interface ResultCounts {
  readonly works: number;
  readonly results: number;
}

type Count = (counts: ResultCounts) => void;

/** Every result of the works that a query finds, newest publication first, as CSV with a line of names. The same library gives the same bytes. */
export async function* resultTable(store: Store, query: string, count: Count): AsyncGenerator<string> {
  yield csvLine(Object.keys(columns));
  for await (const row of reportedIn(store, query, count)) yield csvLine(Object.values(columns).map((cell) => cell(row)));
}

/** The same rows as values. */
export async function* resultRows(store: Store, query: string, count: Count): AsyncGenerator<ResultRow> {
  const cells: readonly (readonly [string, (reported: Reported) => Cell])[] = Object.entries(columns);
  for await (const row of reportedIn(store, query, count)) {
    yield present<ResultRow>(Object.fromEntries(cells.map(([name, cell]) => [name, cell(row)])));
  }
}

async function* reportedIn(store: Store, query: string, count: Count): AsyncGenerator<Reported> {
  let works = 0;
  let results = 0;
  const reporting: Query = { kind: 'and', parts: [parseQuery(query, store), { kind: 'term', field: 'has', text: 'result' }] };
  for await (const work of store.works(reporting, 'newest')) {
    const { citation } = work;
    works += 1;
    const sentenceOf = evidenceSentences(citation);
    for (const result of citation.results ?? []) {
      results += 1;
      yield present<Reported>({ work, result, endpoint: endpointOf(result, citation.endpoints ?? []), sentence: sentenceOf(result)?.text });
    }
  }
  count({ works, results });
}

/** `Sartor 2017`, as forest plots name a study, as far as author and year are known. */
function studyLabel({ contributors = [], issued }: Citation): string | undefined {
  const first = contributors.find(({ role }) => role === 'author');
  return first && [first.family ?? personLine(first), issued?.year].filter((part) => part !== undefined).join(' ');
}

const identifier = ({ citation }: WorkSummary, wanted: 'pmid' | 'doi'): string | undefined =>
  citation.identifiers?.find(({ scheme }) => scheme === wanted)?.value;

const yes = (said: boolean | undefined): string | undefined => (said ? 'yes' : undefined);
const number = (value: number | 'NR' | undefined): number | undefined => (value === 'NR' ? undefined : value);
const joined = (parts: readonly string[] | undefined): string | undefined => parts?.join('; ') || undefined;
