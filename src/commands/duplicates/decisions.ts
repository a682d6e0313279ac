import type { Command } from 'commander';
import { Misconfigured } from '../../model/errors.ts';
import { decide } from '../../pipeline/decide.ts';
import { decideByRule } from '../../pipeline/deciding/decide-by-rule.ts';
import { decideListed } from '../../pipeline/deciding/decide-listed.ts';
import type { Grounds, PersonsVerdict } from '../../pipeline/deciding/persons-decision.ts';
import { undoDecisions } from '../../pipeline/deciding/undo-decisions.ts';
import type { Store } from '../../store/store.ts';
import { type Context, type LibraryOptions, wholeNumber } from '../context.ts';
import { givenLines } from '../given-lines.ts';
import { addLibraryOptions, withExistingLibrary } from '../library-options.ts';
import { grouped } from '../report.ts';
import { groundsOf } from './grounds-of.ts';

interface DecideOptions extends LibraryOptions {
  readonly reason?: string;
  readonly who?: string;
  readonly json?: boolean;
}

interface BulkOptions extends DecideOptions {
  readonly from?: string;
  readonly where?: string;
  readonly dryRun?: boolean;
}

interface UndoOptions extends DecideOptions {
  readonly run?: number;
}

const naming = 'works (W12) or records (pubmed/28961839), as `refmill show` prints them';
const verdicts = [
  ['merge', 'same', 'make one work of two or more', 'They stay one work, whatever the rules say.', 'merged'],
  ['separate', 'different', 'keep records apart', 'They stay apart, whatever the rules say.', 'separated'],
] as const satisfies readonly (readonly [string, PersonsVerdict, string, string, string])[];

export function addDecisions(duplicates: Command, context: Context): void {
  for (const [name, verdict, summary, effect, done] of verdicts) {
    const command = duplicates
      .command(name)
      .summary(summary)
      .description(
        `${capital(summary)}. ${effect} In bulk: what a list names, or the pairs of the review queue for which a rule holds; one \`refmill duplicates undo --run\` takes all of it back.`,
      )
      .argument('[name...]', `two or more ${naming}`)
      .option('--from <file>', 'decide what a list names: on each line two or more, as JSON ({"a": …, "b": …}) or in columns; - is stdin')
      .option(
        '--where <rule>',
        'decide the pairs of the review queue for which it holds: same, different or missing FIELD, years <= N, reason "words", each with not before it, joined by and',
      )
      .option('--dry-run', 'with --from or --where: say what would be decided, and decide nothing');
    addGrounds(command).action((names: string[], options: BulkOptions) =>
      withExistingLibrary(context, options, async ({ store }, config) => {
        const wanted = [names.length > 0, options.from !== undefined, options.where !== undefined].filter(Boolean).length;
        if (wanted !== 1)
          throw new Misconfigured('name', `name what to ${name}: two works or records, or a list with --from, or a rule with --where`);
        if (options.dryRun && names.length > 0) throw new Misconfigured('dry-run', '--dry-run goes with --from or --where');
        const grounds = groundsOf(options, config);
        if (names.length === 0) return inBulk(context, store, { verdict, done, options, grounds });
        const report = await decide(store, { records: names, verdict, ...grounds, ...deciding(context) });
        return printWorks(context, report, options);
      }),
    );
  }
  const undo = duplicates
    .command('undo')
    .summary('take a person’s merge or separation back, or all of a run')
    .description(
      'Takes a person’s merge or separation back: the rules decide again. With --run, all that a run decided (a bulk, a rule, an import); what it had decided anew is decided as it was before. What was taken back stays in the log.',
    )
    .argument('[name...]', `two or more ${naming}`)
    .option('--run <n>', 'all that this run decided, as `refmill runs` numbers it', wholeNumber('run', 1, Number.MAX_SAFE_INTEGER));
  addGrounds(undo).action((names: string[], options: UndoOptions) =>
    withExistingLibrary(context, options, async ({ store }, config) => {
      if (names.length > 0 === (options.run !== undefined))
        throw new Misconfigured('name', 'name what to take back: two works or records, or a run with --run');
      const grounds = groundsOf(options, config);
      if (options.run === undefined) {
        const report = await decide(store, { records: names, verdict: 'undo', ...grounds, ...deciding(context) });
        return printWorks(context, report, options);
      }
      const report = await undoDecisions(store, options.run, { ...grounds, ...deciding(context) });
      if (options.json) return context.out(JSON.stringify(report));
      const again = report.restored > 0 ? `; ${grouped(report.restored)} as it was decided before` : '';
      return context.out(`${pairs(report.pairs)} of run ${options.run} taken back${again}`);
    }),
  );
}

const addGrounds = (command: Command): Command =>
  addLibraryOptions(
    command
      .option('--reason <words>', 'why, kept with the decision')
      .option('--who <name>', 'who decides, kept with the decision: a name or initials (default: REFMILL_WHO, else `who` in refmill.yaml)')
      .option('--json', 'print the report as JSON'),
  );

const deciding = ({ world: { now, signal } }: Context) => ({ now, signal });

async function printWorks(
  context: Context,
  { run, works }: { run: number; works: readonly string[] },
  { json }: DecideOptions,
): Promise<void> {
  if (json) await context.out(JSON.stringify({ run, works }));
  else await context.out(works.length === 1 ? `one work now: ${works[0]}` : `separate works now: ${works.join(', ')}`);
}

interface Bulk {
  readonly verdict: PersonsVerdict;
  readonly done: string;
  readonly options: BulkOptions;
  readonly grounds: Grounds;
}

async function inBulk(context: Context, store: Store, { verdict, done, options, grounds }: Bulk): Promise<void> {
  const { from, where = '', dryRun = false, json } = options;
  const progress = (number: number) => context.progress(pairs(number));
  const request = { verdict, dryRun, progress, ...grounds, ...deciding(context) };
  const byRule = from === undefined ? await decideByRule(store, { ...request, where }) : undefined;
  const report = byRule ?? (await decideListed(store, { ...request, ...givenLines('from', from ?? '', context.world.stdin) }));
  const found = byRule ? byRule.pairs.map(({ decision: { a, b } }) => ({ a, b })) : (report.pairs as readonly { a: string; b: string }[]);
  if (json) {
    const { run } = report;
    await context.out(
      JSON.stringify({ ...(run === undefined ? {} : { run }), ...(byRule ? { rule: byRule.rule, left: byRule.left } : {}), pairs: found }),
    );
    return;
  }
  if (dryRun) for (const { a, b } of found) await context.out(`${a}\t${b}`);
  const rest = byRule && byRule.left > 0 ? `; the rule does not hold for ${grouped(byRule.left)} more of the review queue` : '';
  if (report.run === undefined) {
    const said = `${pairs(found.length)} would be ${done}${rest}`;
    if (dryRun) context.say(said);
    else await context.out(`nothing to do: ${byRule ? 'the rule holds for no pair of the review queue' : `${from} names nothing`}`);
    return;
  }
  await context.out(`${pairs(found.length)} ${done} (run ${report.run})${rest}`);
  context.say(`\`refmill duplicates undo --run ${report.run}\` takes all of it back`);
}

const pairs = (number: number): string => `${grouped(number)} ${number === 1 ? 'pair' : 'pairs'}`;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
