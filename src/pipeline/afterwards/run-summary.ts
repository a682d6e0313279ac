import { present } from '../../model/present.ts';
import type { HarvestRun, RunCounts, RunOutcome } from '../../model/run.ts';
import type { Store } from '../../store/store.ts';
import type { RunReport } from '../ingest.ts';

/** What is told of a run outside. */
export interface RunSummary {
  readonly run: number;
  readonly source: string;
  readonly outcome: RunOutcome;
  readonly counts: RunCounts;
  /** Records that were added, changed or deleted. */
  readonly changes: number;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly error?: string;
  /** All of it in one sentence. */
  readonly text: string;
}

/** A run as the ledger has it, in words and numbers. */
export async function runSummary(store: Store, { run, source }: Pick<RunReport, 'run' | 'source'>): Promise<RunSummary> {
  const found = await store.run(run);
  if (!found) throw new Error(`the ledger has no run ${run}`);
  const { outcome, counts, startedAt, endedAt, error } = found;
  const changes = counts.new + counts.changed + counts.deleted;
  return present<RunSummary>({ run, source, outcome, counts, changes, startedAt, endedAt, error, text: inWords(found) });
}

function inWords({ source, outcome, counts, error }: HarvestRun): string {
  const said = (['new', 'changed', 'deleted', 'failed'] as const).filter((key) => counts[key] > 0).map((key) => `${counts[key]} ${key}`);
  const what = said.length > 0 ? said.join(', ') : 'nothing new';
  return `refmill: ${source}: ${what}${outcome === 'complete' ? '' : ` (${outcome}${error === undefined ? '' : `: ${error}`})`}`;
}
