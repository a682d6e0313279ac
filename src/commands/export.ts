import type { Command } from 'commander';
import { writeAtomically } from '../export/atomic-file.ts';
import { formats } from '../formats/registry.ts';
import { citationList } from '../pipeline/citation-list.ts';
import type { Context, LibraryOptions } from './context.ts';
import { addLibraryOptions, withLibraryToRead } from './library-options.ts';

interface ExportOptions extends LibraryOptions {
  readonly format: string;
  readonly output?: string;
}

export function addExport(program: Command, context: Context): void {
  const command = program
    .command('export')
    .summary('write a citation list of what a search finds')
    .description(
      'Writes the works that a search finds as a citation list, newest publication first. The same library gives the same bytes.',
    )
    .argument('[query...]', 'what to look for, as in search; nothing exports everything')
    .requiredOption(
      '--format <format>',
      `the format to write: ${formats
        .filter((each) => each.write)
        .map((each) => each.id)
        .join(', ')}`,
    )
    .option('-o, --output <file>', 'write to this file instead of the screen; it appears only when it is whole');
  addLibraryOptions(command).action((words: string[], options: ExportOptions) =>
    withLibraryToRead(context, options, async ({ store }) => {
      let works = 0;
      const pieces = citationList(store, words.join(' '), options.format, (count) => {
        works = count;
      });
      if (options.output === undefined) for await (const piece of context.untilStopped(pieces)) await context.write(piece);
      else await writeAtomically(options.output, context.untilStopped(pieces));
      context.say(`${works} ${works === 1 ? 'work' : 'works'} exported${options.output === undefined ? '' : ` to ${options.output}`}`);
    }),
  );
}
