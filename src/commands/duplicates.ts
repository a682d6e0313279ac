import type { Command } from 'commander';
import { workLine } from '../export/work-line.ts';
import { mergeLines } from '../export/work-page.ts';
import { decide, type PersonsDecision } from '../pipeline/decide.ts';
import { parseQuery } from '../search/parse.ts';
import type { Context, LibraryOptions } from './context.ts';
import { addLibraryOptions, withExistingLibrary } from './library-options.ts';

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
    .summary('what was merged; merge, separate and undo by hand')
    .description('Lists the works that several records describe and why they are one, and lets you decide otherwise.');

  const list = duplicates
    .command('list', { isDefault: true })
    .description('Lists the works that several records describe, with the reasons why they are one.')
    .option('--json', 'print JSON Lines');
  addLibraryOptions(list).action((options: DecideOptions) =>
    withExistingLibrary(context, options, async ({ store }) => {
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
