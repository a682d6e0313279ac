import type { Command } from 'commander';
import { Misconfigured } from '../model/errors.ts';
import { type UndoReport, undo } from '../pipeline/undo.ts';
import type { Context, LibraryOptions } from './context.ts';
import { addLibraryOptions, withExistingLibrary } from './library-options.ts';
import { grouped } from './report.ts';

export function addUndo(program: Command, context: Context): void {
  const command = program
    .command('undo')
    .summary('take a harvest or an ingest back')
    .description(
      'Takes a run back, as if it had never been: what it added goes, what it changed says again what it said before, what it marked as deleted stands again. What later runs changed or saw too stays, and so do your decisions and the archived payloads. An undo that is broken off goes on when it is asked for again.',
    )
    .argument('<run>', 'number of the run, as `refmill runs` lists it')
    .option('--json', 'print the report as JSON');
  addLibraryOptions(command).action((id: string, options: LibraryOptions & { json?: boolean }) =>
    withExistingLibrary(context, options, async ({ store }) => {
      if (!/^\d{1,15}$/.test(id)) throw new Misconfigured('run', `there is no run ${id}; \`refmill runs\` lists them`);
      const report = await undo(store, {
        run: Number(id),
        now: context.world.now,
        signal: context.world.signal,
        progress: (records) => context.progress(`${grouped(records)} records`),
      });
      if (options.json) await context.out(JSON.stringify(report));
      else await print(context, report);
    }),
  );
}

async function print(
  context: Context,
  { undone: { id, source, fetcher, undoneBy }, run, counts, checkpoint, sightings }: UndoReport,
): Promise<void> {
  const { deleted, changed, unchanged } = counts;
  if (run === undefined) {
    await context.out(`run ${id} of ${source} was undone before, by run ${undoneBy}: there is nothing left of it`);
    return;
  }
  if (fetcher === 'dedupe') {
    await context.out(
      `run ${id} of ${source} is undone: ${grouped(changed)} ${changed === 1 ? 'record is' : 'records are'} in works as they were before`,
    );
    return;
  }
  const parts = [
    `${grouped(deleted)} ${deleted === 1 ? 'record' : 'records'} taken away`,
    ...(changed > 0 ? [`${grouped(changed)} as they were before`] : []),
    ...(unchanged > 0 ? [`${grouped(unchanged)} left as they are, which other runs changed or saw`] : []),
  ];
  await context.out(`run ${id} of ${source} is undone: ${parts.join(', ')}`);
  const next: Readonly<Record<UndoReport['checkpoint'], string | undefined>> = {
    unmoved: undefined,
    restored: `the next harvest of ${source} goes on from where run ${id} began`,
    forgotten: `the next harvest of ${source} starts from the beginning: from where run ${id} went on was not kept`,
    kept: `a later run of ${source} has moved on: what run ${id} fetched is fetched again only with \`refmill harvest ${source} --from-start\``,
  };
  const said = next[checkpoint];
  if (said !== undefined) context.say(said);
  if (sightings === 'forgotten')
    context.say(
      `run ${id} is too old for it to be known which records it saw as they were: they keep their dates of sighting, and stay when they were seen last by it`,
    );
}
