import { type ArrivedNotice, noticeKinds } from '../../model/notice.ts';
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
  /** Retractions, expressions of concern and corrections of works that the library had. */
  readonly notices?: readonly ArrivedNotice[];
  /** All of it in one sentence. */
  readonly text: string;
}

/** A run as the ledger has it, in words and numbers. */
export async function runSummary(store: Store, { run, source }: Pick<RunReport, 'run' | 'source'>): Promise<RunSummary> {
  const found = await store.run(run);
  if (!found) throw new Error(`the ledger has no run ${run}`);
  const { outcome, counts, startedAt, endedAt, error } = found;
  const changes = counts.new + counts.changed + counts.deleted;
  const notices = await store.notices(run);
  const text = inWords(found, notices);
  const told = notices.length > 0 ? notices : undefined;
  return present<RunSummary>({ run, source, outcome, counts, changes, startedAt, endedAt, error, notices: told, text });
}

function inWords({ source, outcome, counts, error }: HarvestRun, notices: readonly ArrivedNotice[]): string {
  const said = (['new', 'changed', 'deleted', 'failed'] as const).filter((key) => counts[key] > 0).map((key) => `${counts[key]} ${key}`);
  for (const kind of noticeKinds) {
    const works = notices.filter((each) => each.kind === kind).map(({ work }) => work);
    if (works.length > 0) said.push(`${kind.replaceAll('-', ' ')} of ${works.join(', ')}`);
  }
  const what = said.length > 0 ? said.join(', ') : 'nothing new';
  return `refmill: ${source}: ${what}${outcome === 'complete' ? '' : ` (${outcome}${error === undefined ? '' : `: ${error}`})`}`;
}
