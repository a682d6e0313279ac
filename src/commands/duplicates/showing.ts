import type { Command } from 'commander';
import { sideBySide } from '../../export/side-by-side.ts';
import { toldComparison } from '../../export/told-comparison.ts';
import { compareSideBySide } from '../../pipeline/deciding/compare-side-by-side.ts';
import type { Context, LibraryOptions } from '../context.ts';
import { addLibraryOptions, withLibraryToRead } from '../library-options.ts';

export function addShowing(duplicates: Command, context: Context): void {
  const show = duplicates
    .command('show')
    .summary('two records or works side by side, with differences marked')
    .description(
      'Shows records or works side by side: what differs first, with the words that differ in braces, then what agrees, then what rules and persons decided about them. Of one work alone, its records.',
    )
    .argument('<name...>', 'works (W12) or records (pubmed/28961839), as `refmill show` prints them')
    .option('--json', 'print it as one line of JSON');
  addLibraryOptions(show).action((names: string[], options: LibraryOptions & { json?: boolean }) =>
    withLibraryToRead(context, options, async ({ store }) => {
      const comparison = await compareSideBySide(store, names);
      if (options.json) await context.out(JSON.stringify(toldComparison(comparison)));
      else for (const line of sideBySide(comparison)) await context.out(line);
    }),
  );
}
