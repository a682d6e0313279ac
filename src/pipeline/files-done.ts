import { isDeepStrictEqual } from 'node:util';
import type { HarvestRun, RunFile } from '../model/run.ts';
import type { Store } from '../store/store.ts';

/** How far back a run that was broken off is looked for. */
const runsBack = 200;

/**
 * The files that need not be read again, because the last run that was asked for the same had read them when it was broken off (and the
 * ones that it had gone on behind). Of a run that came to its end none: asked for again, everything is read again. `run` is the one
 * that asks.
 */
export async function filesDone(
  store: Store,
  { run, source, request }: Pick<HarvestRun, 'source' | 'request'> & { run: number },
): Promise<readonly RunFile[]> {
  const done: RunFile[] = [];
  for (const before of await store.runs(runsBack)) {
    if (before.id >= run || before.source !== source || !isDeepStrictEqual(before.request, request)) continue;
    if (before.outcome !== 'interrupted' && before.outcome !== 'failed') break;
    done.push(...(await store.files(before.id)));
  }
  return done;
}
