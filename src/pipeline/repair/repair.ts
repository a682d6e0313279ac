import { decidePair } from '../../dedupe/decide.ts';
import type { FetchTools } from '../../fetchers/fetcher.ts';
import { circumstanceInWords } from '../../model/circumstance.ts';
import { Misconfigured } from '../../model/errors.ts';
import { addCounts, noCounts, type RunCounts } from '../../model/run.ts';
import type { Verification } from '../../model/verification.ts';
import { type Citation, keyText, type RecordKey } from '../../model/work.ts';
import { parseQuery } from '../../search/parse.ts';
import type { Store, WorkDetail } from '../../store/store.ts';
import { deliveries } from '../batches.ts';
import { takeIn } from '../intake.ts';
import type { Library } from '../library.ts';
import type { ReadMeans } from '../read.ts';
import type { Reading } from '../readings.ts';
import { beginRunning } from '../running.ts';
import { type Answer, ask } from './ask.ts';
import type { LookupService } from './lookup-services.ts';
import { questionsFor } from './questions.ts';

export interface RepairRequest extends ReadMeans {
  /** Which works; all of them when empty. */
  readonly query: string;
  /** Works looked at at most. */
  readonly limit?: number;
  readonly services: readonly LookupService[];
  readonly tools: FetchTools;
  /** Only say what would come of it: services are asked, and the library stays as it is. */
  readonly dryRun?: boolean;
  /** Ask again what was asked before. */
  readonly again?: boolean;
  readonly progress?: (works: number) => void;
}

/** What a work has from a source that it had from nobody before. */
interface Gain {
  readonly work: string;
  readonly service: string;
  /** Fields of the citation. */
  readonly fields: readonly string[];
}

export interface RepairReport {
  readonly run?: number;
  /** Works that were looked at. */
  readonly works: number;
  readonly counts: RunCounts;
  /** What the services say about each identifier asked about. */
  readonly verifications: readonly Verification[];
  readonly gains: readonly Gain[];
  readonly error?: string;
}

/** Works whose identifiers are asked about together: services take lists. */
const worksAtATime = 50;

/**
 * Asks the identifiers' own sources about the records that carry them. What agrees is taken in as a record of its own, and so fills the
 * work's gaps under its own name; what is another publication becomes a verification, which shows as a finding, and replaces nothing.
 */
export async function repair(library: Library, request: RepairRequest): Promise<RepairReport> {
  const { store } = library;
  const { query, services, tools, limit = Number.POSITIVE_INFINITY } = request;
  const wanted = parseQuery(query, store);
  const asking = { query, services: services.map(({ id }) => id) };
  const running = request.dryRun
    ? undefined
    : await beginRunning(store, { source: 'repair', fetcher: 'repair', request: asking }, tools.now);
  const tally = { works: 0, counts: noCounts, verifications: [] as Verification[], gains: [] as Gain[] };
  const lookAt = async (ids: readonly string[]) => {
    for (const service of services) {
      tools.signal?.throwIfAborted();
      // Read anew for each service: what the one before brought is a record of the work now.
      const works = (await Promise.all(ids.map((id) => store.work(id)))).filter((work) => work !== undefined);
      const done = await consult(library, request, { service, works, run: running?.id });
      tally.counts = addCounts(tally.counts, done.counts);
      tally.verifications.push(...done.verifications);
      tally.gains.push(...done.gains);
    }
    tally.works += ids.length;
    request.progress?.(tally.works);
  };
  const report = { ...(running ? { run: running.id } : {}) };
  try {
    let waiting: string[] = [];
    let taken = 0;
    for await (const { id } of store.works(wanted, 'added')) {
      if (taken >= limit) break;
      taken += 1;
      waiting.push(id);
      if (waiting.length < worksAtATime) continue;
      await lookAt(waiting);
      waiting = [];
    }
    if (waiting.length > 0) await lookAt(waiting);
    await running?.end('complete');
    return { ...report, ...tally };
  } catch (error) {
    const cause: unknown = tools.signal?.aborted ? tools.signal.reason : error;
    await running?.end(tools.signal?.aborted ? 'interrupted' : 'failed', cause);
    if (error instanceof Misconfigured) throw error;
    return {
      ...report,
      ...tally,
      error: circumstanceInWords(cause, library.location) ?? (cause instanceof Error ? cause.message : String(cause)),
    };
  }
}

interface Consultation {
  readonly service: LookupService;
  readonly works: readonly WorkDetail[];
  /** Absent: nothing is stored. */
  readonly run: number | undefined;
}

async function consult({ store, archive }: Library, request: RepairRequest, { service, works, run }: Consultation) {
  const found = { counts: noCounts, verifications: [] as Verification[], gains: [] as Gain[] };
  const questions = await questionsFor(store, service, works, request.again ?? false);
  if (questions.length === 0) return found;
  for await (const answer of ask(service, questions, { archive, tools: request.tools, means: request })) {
    found.verifications.push(...answer.verifications);
    if (run !== undefined) found.counts = addCounts(found.counts, await takeAnswer(store, { run, source: service.id, answer }));
    for (const { arrival, questions: about } of answer.arrivals) {
      const places = run === undefined ? undefined : await worksOf(store, [arrival.key, ...about.map(({ member }) => member.key)]);
      const joined = about.filter(({ member }) =>
        places
          ? places.get(keyText(member.key)) === places.get(keyText(arrival.key))
          : decidePair(member.record, arrival.record).verdict === 'same',
      );
      for (const work of new Map(joined.map((each) => [each.work.id, each.work])).values()) {
        const fields = missingIn(work.citation, arrival.record);
        if (fields.length > 0) found.gains.push({ work: work.id, service: service.id, fields });
      }
    }
  }
  return found;
}

/** Stores what a service said. One answer may give a record twice, when two identifiers of it were asked about. */
async function takeAnswer(
  store: Store,
  { run, source, answer }: { readonly run: number; readonly source: string; readonly answer: Answer },
): Promise<RunCounts> {
  async function* said(): AsyncGenerator<Reading> {
    for (const { arrival } of answer.arrivals) yield { arrival };
    for (const failure of answer.failures) yield { failure };
  }
  let counts = noCounts;
  for await (const { last, ...delivery } of deliveries(said(), answer.payload ? { payload: answer.payload } : {})) {
    const receipt = await takeIn(store, run, source, last ? { ...delivery, verifications: answer.verifications } : delivery);
    counts = addCounts(counts, receipt.counts);
  }
  return counts;
}

/** Public ids of the works that records are in now, by written key. */
async function worksOf(store: Store, keys: readonly RecordKey[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await store.neighbours({ keys, identifiers: [] })).map(({ key, work }) => [keyText(key), work]));
}

/** What belongs to one reading of one source is no gap of a work. */
const notOfCitation = new Set(['source', 'sourceId', 'datestamp', 'deleted', 'spans', 'unplaced', 'findings']);

const missingIn = (citation: Citation, record: object): readonly string[] =>
  Object.keys(record).filter((field) => !notOfCitation.has(field) && !(field in citation));
