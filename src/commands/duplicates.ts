import type { Command } from 'commander';
import type { Context } from './context.ts';
import { addDecisions } from './duplicates/decisions.ts';
import { addHandingOn } from './duplicates/handing-on.ts';
import { addList } from './duplicates/list.ts';
import { addLog } from './duplicates/log.ts';
import { addReview } from './duplicates/review.ts';
import { addShowing } from './duplicates/showing.ts';

const examples = `
Examples:
  refmill duplicates review                             the pairs in doubt
  refmill duplicates show pubmed/28961839 W12           side by side, with differences marked
  refmill duplicates merge pubmed/28961839 W12 --reason 'one has the e-print pages'
  refmill duplicates merge --where 'same doi and same title and years <= 1' --dry-run
  refmill duplicates undo --run 57
  refmill duplicates export -o decisions.jsonl`;

export function addDuplicates(program: Command, context: Context): void {
  const duplicates = program
    .command('duplicates')
    .summary('what was merged, what waits for you; merge, separate and undo by hand')
    .description('Lists the works that several records describe and why they are one, and lets you decide otherwise.')
    .addHelpText('after', examples);
  addList(duplicates, context);
  addReview(duplicates, context);
  addShowing(duplicates, context);
  addDecisions(duplicates, context);
  addLog(duplicates, context);
  addHandingOn(duplicates, context);
}
