import type { Command } from 'commander';
import { workLine } from '../../export/work-line.ts';
import { reviewQueue } from '../../pipeline/deciding/review-queue.ts';
import { type Context, type LibraryOptions, wholeNumber } from '../context.ts';
import { addLibraryOptions, withLibraryToRead } from '../library-options.ts';

interface ReviewOptions extends LibraryOptions {
  readonly limit: number;
  readonly json?: boolean;
}

export function addReview(duplicates: Command, context: Context): void {
  const review = duplicates
    .command('review')
    .summary('pairs that the rules leave to you, the most doubtful first')
    .description(
      'Lists the pairs of records that may be one publication and may not, with what speaks for each, until you merge or separate them. The most doubtful come first (1.00: as much speaks for it as against it), and of equal ones those that would bring most records together.',
    )
    .option('--limit <n>', 'how many pairs to print', wholeNumber('limit', 1, 10_000), 20)
    .option('--json', 'print JSON Lines');
  addLibraryOptions(review).action((options: ReviewOptions) =>
    withLibraryToRead(context, options, async ({ store }) => {
      const waiting = await reviewQueue(store, context.world.signal);
      for (const { decision, works, doubt, records } of waiting.slice(0, options.limit)) {
        if (options.json) {
          await context.out(JSON.stringify({ works, decision, doubt, records }));
          continue;
        }
        for (const id of works) {
          const work = await store.work(id);
          if (work) await context.out(workLine(work));
        }
        const pair = `${quoted(decision.a)} ${quoted(decision.b)}`;
        await context.out(`     doubt ${doubt.toFixed(2)}: ${decision.reasons.join('; ')}`);
        await context.out(`     refmill duplicates merge ${pair}   or   separate, or show first`);
      }
      const hidden = waiting.length - options.limit;
      context.say(
        `${waiting.length} ${waiting.length === 1 ? 'pair waits' : 'pairs wait'} for a decision${hidden > 0 ? `; the ${options.limit} most doubtful are shown, --limit shows more` : ''}`,
      );
    }),
  );
}

/** As a shell takes it for one word. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
