import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { storeLocation } from '../config.ts';
import { Misconfigured } from '../model/errors.ts';
import { durationOf, type HarvestRun, spanOf } from '../model/run.ts';
import { closeAbandonedRuns } from '../pipeline/running.ts';
import { type SourceHealth, sourceHealth } from '../pipeline/source-health.ts';
import type { RecordDifference, Store } from '../store/store.ts';
import { changeLines, toldChange } from './change-lines.ts';
import { type Context, exitCodes, type LibraryOptions, wholeNumber } from './context.ts';
import { addLibraryOptions, withLibraryToRead } from './library-options.ts';
import { countsLine, noticeLine } from './report.ts';
import { healthOfRun, runLines } from './run-lines.ts';

interface RunsOptions extends LibraryOptions {
  readonly limit: number;
  readonly source?: string;
  readonly changes?: boolean;
  readonly check?: boolean;
  readonly maxAge?: number;
  readonly json?: boolean;
}

/** Changes of a run that are shown unless all are asked for. */
const changesShown = 20;

export function addRuns(program: Command, context: Context): void {
  const command = program
    .command('runs')
    .summary('the ledger of runs, one run with what it changed, or whether all sources are well')
    .description(
      'Lists what was harvested and ingested, newest first: when, how long, from where, which span, how many records, how it ended. With a number, that run in full: its files, what it could not read, and what it changed. With --check, one line for each source, and exit code 1 when the last run of one failed or was broken off, when one of refmill.yaml never ran, or, with --max-age, when none has come to its end for so long; where refmill.yaml names sources, others that were harvested are only told. Times are UTC.',
    )
    .argument('[id]', 'number of a run')
    .option('--limit <n>', 'how many runs to list', wholeNumber('limit', 1, 10_000), 20)
    .option('--source <id>', 'only the runs of this source')
    .option('--changes', 'of one run, everything that it added, changed or deleted, not only the first of it')
    .option('--check', 'say of each source whether it is well; exit code 1 when one is not')
    .option('--max-age <hours>', 'with --check: how old the last complete run of a source may be', wholeNumber('max-age', 1, 100_000))
    .option('--json', 'print JSON Lines');
  addLibraryOptions(command).action((id: string | undefined, options: RunsOptions) => {
    if (options.check) return check(context, options);
    return withLibraryToRead(context, options, ({ store }) =>
      id === undefined ? list(context, store, options) : show(context, store, id, options),
    );
  });
}

async function list(context: Context, store: Store, { limit, source, json }: RunsOptions): Promise<void> {
  const runs = await store.runs(limit, source);
  if (runs.length === 0)
    context.say(source === undefined ? 'no runs yet: `refmill harvest` or `refmill ingest` make one' : `no run of a source ${source}`);
  for (const run of runs) {
    if (json) await context.out(JSON.stringify(told(run, context)));
    else for (const line of runLines(run, context.world.now())) await context.out(line);
  }
}

async function show(context: Context, store: Store, id: string, { changes: all, json }: RunsOptions): Promise<void> {
  const run = /^\d{1,15}$/.test(id) ? await store.run(Number(id)) : undefined;
  if (!run) throw new Misconfigured('id', `there is no run ${id}; \`refmill runs\` lists them`);
  const failures = await store.failures(run.id);
  const files = await store.files(run.id);
  const notices = await store.notices(run.id);
  const { some, more } = await firstChanges(store, run.id, all ? 0 : changesShown);
  if (json) {
    const listed = { ...(files.length > 0 ? { files } : {}), failures, ...(notices.length > 0 ? { notices } : {}) };
    const shown = some.length > 0 ? { changes: some.map(toldChange), ...(more ? { moreChanges: true } : {}) } : {};
    await context.out(JSON.stringify({ ...told(run, context), ...listed, ...shown }));
  } else {
    for (const line of runLines(run, context.world.now())) await context.out(line);
    await context.out(`  asked for: ${JSON.stringify(run.request)}`);
    for (const { name, counts } of files) await context.out(`  ${name}: ${countsLine(counts)}`);
    for (const { sourceId, findings } of failures)
      await context.out(`  could not be read: ${sourceId}: ${findings.map((each) => each.message).join('; ')}`);
    for (const notice of notices) await context.out(`  ${noticeLine(notice)}`);
    for (const change of some) for (const line of changeLines(change)) await context.out(`  ${line}`);
    if (more) context.say(`and more: \`refmill runs ${run.id} --changes\` shows all of it`);
  }
  if (!all) return;
  for await (const change of store.changes(run.id)) {
    context.world.signal.throwIfAborted();
    if (json) await context.out(JSON.stringify(toldChange(change)));
    else for (const line of changeLines(change)) await context.out(`  ${line}`);
  }
}

/** A run as monitoring reads it. */
function told(run: HarvestRun, context: Context) {
  const span = spanOf(run);
  return { ...run, durationMs: durationOf(run, context.world.now()), health: healthOfRun(run), ...(span ? { span } : {}) };
}

async function firstChanges(store: Store, run: number, limit: number): Promise<{ some: readonly RecordDifference[]; more: boolean }> {
  const some: RecordDifference[] = [];
  if (limit === 0) return { some, more: false };
  for await (const change of store.changes(run)) {
    if (some.length === limit) return { some, more: true };
    some.push(change);
  }
  return { some, more: false };
}

/** Sources of refmill.yaml are looked at even where there is no library yet: they never ran. */
async function check(context: Context, options: RunsOptions): Promise<void> {
  const config = await context.configuration(options.config);
  const configured = (config.sources ?? []).filter(({ enabled }) => enabled !== false).map(({ id }) => id);
  const { now } = context.world;
  const request = { configured, now: now(), ...(options.maxAge === undefined ? {} : { maxAgeHours: options.maxAge }) };
  const sources = existsSync(storeLocation(options.store, config))
    ? await context.withLibraryToRead(options, async ({ store, readOnly }) => {
        if (!readOnly) await closeAbandonedRuns(store, now);
        return sourceHealth(store, request);
      })
    : await sourceHealth(undefined, request);
  if (sources.length === 0) context.say('there is no source to look at: refmill.yaml names none, and none has run');
  for (const source of sources) {
    await context.out(options.json ? JSON.stringify(source) : healthLine(source));
    if (!source.healthy && !source.unfollowed) context.exitCode = exitCodes.failed;
  }
}

/** `well   radium-pubmed: last complete run 12, 2026-11-20 03:00, 14.5 h ago` */
function healthLine({ source, healthy, unfollowed, why, lastComplete, lastError }: SourceHealth): string {
  const moment = (at: string) => at.slice(0, 16).replace('T', ' ');
  const never = why === 'never ran' ? 'it was never harvested' : 'no run has come to its end';
  const parts = [
    lastComplete ? `last complete run ${lastComplete.run}, ${moment(lastComplete.endedAt)}, ${lastComplete.ageHours} h ago` : never,
    ...(why === undefined || why === 'never ran' || why === 'no run has come to its end' ? [] : [why]),
    ...(lastError ? [`run ${lastError.run}, ${moment(lastError.startedAt)}: ${lastError.error}`] : []),
    ...(unfollowed ? ['refmill.yaml does not name it'] : []),
  ];
  return `${(healthy ? 'well' : unfollowed ? 'note' : 'wrong').padEnd(6)}${source}: ${parts.join('; ')}`;
}
