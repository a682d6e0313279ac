import type { Command } from 'commander';
import { workLine } from '../export/work-line.ts';
import { mergeLines } from '../export/work-page.ts';
import { decide, type PersonsDecision } from '../pipeline/decide.ts';
import { parseQuery } from '../search/parse.ts';
import { type Context, type LibraryOptions, wholeNumber } from './context.ts';
import { addLibraryOptions, withExistingLibrary, withLibraryToRead } from './library-options.ts';

interface DecideOptions extends LibraryOptions {
  readonly reason?: string;
  readonly json?: boolean;
}

const actions = [
  ['merge', 'same', 'make one work of two', 'They stay one work, whatever the rules say.'],
  ['separate', 'different', 'keep two records apart', 'They stay apart, whatever the rules say.'],
  ['undo', 'undo', 'take a person’s merge or separation back', 'The rules decide again.'],
] as const satisfies readonly (readonly [string, PersonsDecision['verdict'], string, string])[];

export function addDuplicates(program: Command, context: Context): void {
  const duplicates = program
    .command('duplicates')
    .summary('what was merged, what waits for you; merge, separate and undo by hand')
    .description('Lists the works that several records describe and why they are one, and lets you decide otherwise.');

  const list = duplicates
    .command('list', { isDefault: true })
    .description('Lists the works that several records describe, with the reasons why they are one.')
    .option('--json', 'print JSON Lines');
  addLibraryOptions(list).action((options: DecideOptions) =>
    withLibraryToRead(context, options, async ({ store }) => {
      let works = 0;
      for await (const { id } of store.works(parseQuery('has:duplicate'), 'added')) {
        const work = await store.work(id);
        if (!work) continue;
        if (options.json) await context.out(JSON.stringify({ id, records: work.members.map(({ key }) => key), decisions: work.decisions }));
        else {
          await context.out(workLine(work));
          for (const line of mergeLines(work)) await context.out(`     ${line}`);
        }
        works += 1;
      }
      context.say(`${works} ${works === 1 ? 'work is' : 'works are'} described by several records`);
    }),
  );

  const review = duplicates
    .command('review')
    .summary('pairs that the rules leave to you')
    .description(
      'Lists the pairs of records that may be one publication and may not, with what speaks for each, until you merge or separate them.',
    )
    .option('--limit <n>', 'how many pairs to print', wholeNumber('limit', 1, 10_000), 20)
    .option('--json', 'print JSON Lines');
  addLibraryOptions(review).action((options: DecideOptions & { limit: number }) =>
    withLibraryToRead(context, options, async ({ store }) => {
      const pairs = await store.reviews(options.limit);
      for (const pair of pairs) {
        if (options.json) {
          await context.out(JSON.stringify(pair));
          continue;
        }
        for (const id of pair.works) {
          const work = await store.work(id);
          if (work) await context.out(workLine(work));
        }
        const { a, b, reasons } = pair.decision;
        await context.out(`     ${reasons.join('; ')}`);
        await context.out(`     refmill duplicates merge '${a}' '${b}'   or   separate '${a}' '${b}'`);
      }
      context.say(
        `${pairs.length} ${pairs.length === 1 ? 'pair waits' : 'pairs wait'} for a decision${pairs.length === options.limit ? ' or more: --limit shows them' : ''}`,
      );
    }),
  );

  for (const [name, verdict, summary, effect] of actions) {
    const command = duplicates
      .command(name)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}. ${effect}`)
      .argument('<a>', 'a work (W12) or a record (pubmed/28961839), as `refmill show` prints them')
      .argument('<b>', 'the other one')
      .option('--reason <words>', 'why, kept with the decision');
    addLibraryOptions(command).action((a: string, b: string, options: DecideOptions) =>
      withExistingLibrary(context, options, async ({ store }) => {
        const works = await decide(store, {
          a,
          b,
          verdict,
          now: context.world.now,
          ...(options.reason === undefined ? {} : { reason: options.reason }),
        });
        await context.out(works.length === 1 ? `one work now: ${works[0]}` : `separate works now: ${works.join(', ')}`);
      }),
    );
  }
}
