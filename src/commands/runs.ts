import path from 'node:path';
import type { Command } from 'commander';
import { Misconfigured } from '../model/errors.ts';
import type { HarvestRun } from '../model/run.ts';
import { type Context, type LibraryOptions, wholeNumber } from './context.ts';
import { addLibraryOptions, withExistingLibrary } from './library-options.ts';
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
      'Lists what was harvested and ingested, newest first: when, from where, how many records, how it ended. With a number, that run in full: its files, and what it could not read.',
    )
    .argument('[id]', 'number of a run')
    .option('--limit <n>', 'how many runs to list', wholeNumber('limit', 1, 10_000), 20)
    .option('--json', 'print JSON Lines');
  addLibraryOptions(command).action((id: string | undefined, options: RunsOptions) =>
    withExistingLibrary(context, options, async ({ store }) => {
      if (id === undefined) {
        const runs = await store.runs(options.limit);
        if (runs.length === 0) context.say('no runs yet: `refmill harvest` or `refmill ingest` make one');
        for (const run of runs) {
          if (options.json) await context.out(JSON.stringify(run));
          else {
            const more = [asked(run.request), run.error && `stopped: ${run.error}`].filter(Boolean).join('; ');
            await context.out(runLine(run) + (more ? `\n      ${more}` : ''));
          }
        }
        return;
      }
      const run = /^\d{1,15}$/.test(id) ? await store.run(Number(id)) : undefined;
      if (!run) throw new Misconfigured('id', `there is no run ${id}; \`refmill runs\` lists them`);
      const failures = await store.failures(run.id);
      const files = await store.files(run.id);
      if (options.json) {
        await context.out(JSON.stringify({ ...run, ...(files.length > 0 ? { files } : {}), failures }));
        return;
      }
      await context.out(runLine(run));
      await context.out(`  asked for: ${JSON.stringify(run.request)}`);
      if (run.error) await context.out(`  error: ${run.error}`);
      for (const { name, counts } of files) await context.out(`  ${name}: ${countsLine(counts)}`);
      for (const { sourceId, findings } of failures)
        await context.out(`  could not be read: ${sourceId}: ${findings.map((each) => each.message).join('; ')}`);
    }),
  );
}

function runLine(run: HarvestRun): string {
  return `${String(run.id).padStart(4)}  ${run.startedAt.slice(0, 16).replace('T', ' ')}  ${run.outcome.padEnd(11)}  ${run.source}: ${countsLine(run.counts)}`;
}

const namedAtMost = 3;

/** Of the request, what a person would name the run by: its query, its address, its files, or what somebody decided. */
function asked({ query, ids, url, paths, verdict, a, b }: HarvestRun['request']): string {
  if (verdict !== undefined) return `${a} and ${b}: ${verdict}`;
  const files = Array.isArray(paths) ? paths.map((each) => path.basename(String(each))) : undefined;
  const names = [query, url, ids, files].flat().flatMap((each) => (each === undefined ? [] : [String(each)]));
  const more = names.length - namedAtMost;
  return names.slice(0, namedAtMost).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
