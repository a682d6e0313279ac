import path from 'node:path';
import type { Command } from 'commander';
import { keyText } from '../model/work.ts';
import { usualThreads } from '../pipeline/bulk/reading-threads.ts';
import { type ReplayReport, replay } from '../pipeline/replay/replay.ts';
import type { RecordDifference } from '../store/store.ts';
import { changeLines, toldChange } from './change-lines.ts';
import { type Context, collect, exitCodes, type LibraryOptions, wholeNumber } from './context.ts';
import { addLibraryOptions, withExistingLibrary } from './library-options.ts';
import { grouped } from './report.ts';
import { withEndpointModel } from './with-endpoint-model.ts';

interface ReplayOptions extends LibraryOptions {
  readonly source?: string;
  readonly run?: number;
  readonly dryRun?: boolean;
  readonly changes?: boolean;
  readonly vocabulary: readonly string[];
  readonly threads?: number;
  readonly fromStart?: boolean;
  readonly json?: boolean;
}

/** Lost records that are named to a person. */
const lostShown = 20;

export function addReplay(program: Command, context: Context): void {
  const command = program
    .command('replay')
    .summary('read the archive again with today’s parsers, without network')
    .description(
      'Reads again what the current version of each record was read from, without network, and stores what it says now in place of what it said; the former reading goes to the history. What your decisions say stays. Records that a payload gives no more are named and kept. Exit code 3 when a payload is missing or damaged. `refmill undo` takes a replay back.',
    )
    .option('--source <id>', 'only what runs of this source brought')
    .option('--run <number>', 'only what this run brought', wholeNumber('run', 1, Number.MAX_SAFE_INTEGER))
    .option('--dry-run', 'say what would change, and store nothing')
    .option('--changes', 'name every record that changed, and the places that differ')
    .option(
      '--vocabulary <file>',
      'a MeSH or DeCS file to read with, in place of those given at the time; may be given several times',
      collect,
      [],
    )
    .option('--threads <n>', 'threads that read large files; as many as cores, at most 8, unless given', wholeNumber('threads', 0, 64))
    .option('--from-start', 'read everything again, although a replay that was broken off had read some of it')
    .option('--json', 'print JSON Lines: with --changes each change, then the report');
  addLibraryOptions(command).action((options: ReplayOptions) =>
    withExistingLibrary(context, options, async (library, config) => {
      const { source, run, dryRun = false, changes = false, json = false } = options;
      const tell = async (difference: RecordDifference) => {
        if (json) await context.out(JSON.stringify(toldChange(difference)));
        else for (const line of changeLines(difference)) await context.out(line);
      };
      const report = await withEndpointModel(context, config.endpointModel, (model) =>
        replay(library, {
          ...model,
          dryRun,
          threads: options.threads ?? usualThreads(),
          fromStart: options.fromStart ?? false,
          vocabularyFiles: options.vocabulary.map((file) => path.resolve(file)),
          now: context.world.now,
          signal: context.world.signal,
          progress: (records, payloads) => context.progress(`${grouped(records)} records from ${grouped(payloads)} payloads`),
          ...(source === undefined ? {} : { source }),
          ...(run === undefined ? {} : { run }),
          ...(changes ? { differs: tell } : {}),
        }),
      );
      if (changes && report.run !== undefined) for await (const change of library.store.changes(report.run)) await tell(change);
      await print(context, report, { json, changes });
    }),
  );
}

async function print(context: Context, report: ReplayReport, { json, changes }: { json: boolean; changes: boolean }): Promise<void> {
  const { run, payloads, counts, lost, lostInAll, faults, unknown, earlier } = report;
  const { fetched, changed, deleted, unchanged } = counts;
  if (json) await context.out(JSON.stringify(report));
  else {
    const did = [
      `${grouped(changed)} ${run === undefined ? 'would change' : 'changed'}`,
      ...(deleted > 0 ? [`${grouped(deleted)} deleted`] : []),
      `${grouped(unchanged)} unchanged`,
    ].join(', ');
    const from = `${grouped(fetched)} records read again from ${grouped(payloads)} ${payloads === 1 ? 'payload' : 'payloads'}: ${did}`;
    await context.out(run === undefined ? from : `run ${run}: ${from}`);
    if (changed > 0 && !changes)
      context.say(
        run === undefined ? '--changes names them' : `\`refmill runs ${run} --changes\` names them, \`refmill undo ${run}\` takes it back`,
      );
    if (unknown > 0)
      context.say(
        `${grouped(unknown)} more were read that the library does not have (left out by a selection, or readable only now): ingest or harvest again to take them in`,
      );
  }
  for (const { key, payload } of lost.slice(0, lostShown))
    context.say(`${keyText(key)}: its payload ${payload.slice(0, 12)} gives it no more; it stays as it is`);
  if (lostInAll > lostShown) context.say(`and ${grouped(lostInAll - lostShown)} more that their payloads give no more`);
  for (const { payload, fault } of faults) context.say(`payload ${payload}: ${fault}`);
  if (earlier)
    context.say(
      `before it was broken off, this replay met ${grouped(earlier.faults)} payloads that cannot be read and ${grouped(earlier.lost)} records that their payloads give no more: --from-start names them`,
    );
  if (faults.length + lostInAll > 0 || earlier) context.exitCode = exitCodes.recordsLost;
}
