import type { Command } from 'commander';
import { writeAtomically } from '../export/atomic-file.ts';
import { type ResultCounts, resultRows, resultTable } from '../pipeline/result-table.ts';
import type { Store } from '../store/store.ts';
import type { Context, LibraryOptions } from './context.ts';
import { addLibraryOptions, withLibraryToRead } from './library-options.ts';

interface ResultsOptions extends LibraryOptions {
  readonly output?: string;
  readonly json?: boolean;
}

export function addResults(program: Command, context: Context): void {
  const command = program
    .command('results')
    .summary('write a table of all results of the works that a search finds')
    .description(
      'Writes a table (CSV) of what the works that a search finds reported: one row a result, with its endpoint, arms, estimate, interval and P value, and the sentence it stands in. The same library gives the same bytes.',
    )
    .argument(
      '[query...]',
      'what to look for, as in search (mesh:"Bone Neoplasms" result:"HR < 0.8 and upper < 1"); nothing takes every work',
    )
    .option('-o, --output <file>', 'write to this file instead of the screen; it appears only when it is whole')
    .option('--json', 'write JSON Lines, a result each, without the columns that it says nothing for');
  addLibraryOptions(command).action((words: string[], options: ResultsOptions) =>
    withLibraryToRead(context, options, async ({ store }) => {
      let counts: ResultCounts = { works: 0, results: 0 };
      const keep = (counted: ResultCounts) => {
        counts = counted;
      };
      const pieces = context.untilStopped((options.json ? jsonLines : resultTable)(store, words.join(' '), keep));
      if (options.output === undefined) for await (const piece of pieces) await context.write(piece);
      else await writeAtomically(options.output, pieces);
      const { works, results } = counts;
      const said = `${results} ${results === 1 ? 'result' : 'results'} of ${works} ${works === 1 ? 'work' : 'works'}`;
      context.say(options.output === undefined ? said : `${said} written to ${options.output}`);
    }),
  );
}

async function* jsonLines(store: Store, query: string, count: (counts: ResultCounts) => void): AsyncGenerator<string> {
  for await (const row of resultRows(store, query, count)) yield `${JSON.stringify(row)}\n`;
}
