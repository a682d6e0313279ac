import type { Command } from 'commander';
import { Misconfigured } from '../model/errors.ts';
import type { HarvestRun } from '../model/run.ts';
import { type Context, type LibraryOptions, wholeNumber } from './context.ts';
import { addLibraryOptions } from './library-options.ts';
import { countsLine } from './report.ts';

interface RunsOptions extends LibraryOptions {
  readonly limit: number;
  readonly json?: boolean;
}

export function addRuns(program: Command, context: Context): void {
  const command = program
    .command('runs')
    .summary('the ledger of runs, or one run in full')
    .description(
      'Lists what was harvested and ingested, newest first: when, from where, how many records, how it ended. With a number, that run in full with what it could not read.',
    )
    .argument('[id]', 'number of a run')
    .option('--limit <n>', 'how many runs to list', wholeNumber('limit', 1, 10_000), 20)
    .option('--json', 'print JSON Lines');
  addLibraryOptions(command).action((id: string | undefined, options: RunsOptions) =>
    context.withLibrary(options, async ({ store }) => {
      if (id === undefined) {
        const runs = await store.runs(options.limit);
        if (runs.length === 0) context.say('no runs yet: `refmill harvest` or `refmill ingest` make one');
        for (const run of runs) await context.out(options.json ? JSON.stringify(run) : runLine(run));
        return;
      }
      const run = await store.run(wholeNumber('id', 1, Number.MAX_SAFE_INTEGER)(id));
      if (!run) throw new Misconfigured('id', `there is no run ${id}; \`refmill runs\` lists them`);
      const failures = await store.failures(run.id);
      if (options.json) {
        await context.out(JSON.stringify({ ...run, failures }));
        return;
      }
      await context.out(runLine(run));
      await context.out(`  asked for: ${JSON.stringify(run.request)}`);
      if (run.error) await context.out(`  error: ${run.error}`);
      for (const { sourceId, findings } of failures)
        await context.out(`  could not be read: ${sourceId}: ${findings.map((each) => each.message).join('; ')}`);
    }),
  );
}

function runLine(run: HarvestRun): string {
  return `${String(run.id).padStart(4)}  ${run.startedAt.slice(0, 16).replace('T', ' ')}  ${run.outcome.padEnd(11)}  ${run.source}: ${countsLine(run.counts)}`;
}
