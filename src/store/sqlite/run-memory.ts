import type { Database } from './database.ts';

/**
 * Of so many newest runs of a source it is known which records they saw, one by one, so that each of them can be taken back as if it had never been: a
 * slip is noticed within days. Of a repository of 50,000 items that is listed whole every night, all runs would in a year be 18 million rows, ten are half
 * a million.
 */
export const rememberedRuns = 10;

/** Rows that go in one transaction: other writers do not wait for it. */
const forgottenTogether = 20_000;

/**
 * Forgets one by one what runs of a source saw that are no longer among its newest; the first and the last sighting of every record stay. To be called when a
 * run of the source begins. What a repair heard of a service under the name of this source goes with them, so that of each record the newest are left.
 */
export function forgetOldRuns({ client }: Database, source: number): void {
  const oldest = oldestRemembered({ client }, source);
  if (oldest === undefined) return;
  // From run to run by the primary key: the rows of other sources are not read.
  const next = client.prepare<[number, number], number | null>('SELECT min(run) FROM resightings WHERE run > ? AND run < ?').pluck();
  const isOurs = client.prepare<[number, number]>("SELECT 1 FROM runs WHERE id = ? AND (source = ? OR fetcher = 'repair')");
  const some = client
    .prepare<[number, number], number>(`SELECT record FROM resightings WHERE run = ? AND source = ? LIMIT 1 OFFSET ${forgottenTogether}`)
    .pluck();
  const forget = client.prepare('DELETE FROM resightings WHERE run = ? AND source = ? AND record < ?');
  for (let run = next.get(0, oldest); run; run = next.get(run, oldest)) {
    if (!isOurs.get(run, source)) continue;
    for (let behind = some.get(run, source); behind !== undefined; behind = some.get(run, source)) forget.run(run, source, behind);
    forget.run(run, source, Number.MAX_SAFE_INTEGER);
  }
}

/** Whether all that a run saw is known one by one. */
export function isRemembered(
  { client }: Pick<Database, 'client'>,
  { id, source }: { readonly id: number; readonly source: number },
): boolean {
  return id >= (oldestRemembered({ client }, source) ?? 0);
}

/** The oldest of a source's newest runs; undefined when it has no more than these. */
const oldestRemembered = ({ client }: Pick<Database, 'client'>, source: number): number | undefined =>
  client
    .prepare<[number], number>(`SELECT id FROM runs WHERE source = ? ORDER BY id DESC LIMIT 1 OFFSET ${rememberedRuns - 1}`)
    .pluck()
    .get(source);
