import type { Command } from 'commander';
import { decisionInWords } from '../../export/decision-in-words.ts';
import { decisionLineOf } from '../../model/decision-line.ts';
import { Misconfigured } from '../../model/errors.ts';
import { keyText } from '../../model/work.ts';
import { findWork, recordsKeyed } from '../../pipeline/find-work.ts';
import type { LoggedDecision } from '../../store/decision-shelf.ts';
import type { Store } from '../../store/store.ts';
import { type Context, type LibraryOptions, wholeNumber } from '../context.ts';
import { addLibraryOptions, withLibraryToRead } from '../library-options.ts';

interface LogOptions extends LibraryOptions {
  readonly run?: number;
  readonly json?: boolean;
}

export function addLog(duplicates: Command, context: Context): void {
  const log = duplicates
    .command('log')
    .summary('what persons decided, when and why, with what was taken back')
    .description(
      'Lists what persons decided in the order in which it came: who, when, why, in which run, and until when it was in force, where it is no more. Of one work or record, what was decided about it.',
    )
    .argument('[name]', 'a work (W12) or a record (pubmed/28961839), as `refmill show` prints it')
    .option('--run <n>', 'only what this run decided', wholeNumber('run', 1, Number.MAX_SAFE_INTEGER))
    .option('--json', 'print JSON Lines');
  addLibraryOptions(log).action((name: string | undefined, options: LogOptions) =>
    withLibraryToRead(context, options, async ({ store }) => {
      let [decisions, inForce] = [0, 0];
      for await (const decision of name === undefined ? store.log(options.run) : about(store, name, options)) {
        context.world.signal.throwIfAborted();
        decisions += 1;
        if (decision.undoneAt === undefined) inForce += 1;
        if (options.json) await context.out(JSON.stringify({ ...decisionLineOf(decision), run: decision.run }));
        else await context.out(`${String(decision.run).padStart(4)}  ${decisionInWords(decision)}`);
      }
      context.say(`${decisions} ${decisions === 1 ? 'decision' : 'decisions'}, ${inForce} in force`);
    }),
  );
}

/** A record may be gone, and decisions about it wait for its return: any key that was decided about is known. */
async function* about(store: Store, name: string, { run }: LogOptions): AsyncGenerator<LoggedDecision> {
  const meant = name.trim();
  const keyed = await recordsKeyed(store, meant);
  const found = keyed.length > 0 ? keyed : (await findWork(store, meant))?.members;
  const slash = meant.indexOf('/');
  const keys = found?.map(({ key }) => key) ?? (slash > 0 ? [{ authority: meant.slice(0, slash), id: meant.slice(slash + 1) }] : []);
  const decisions = await store.remembered(keys);
  if (!found && decisions.length === 0)
    throw new Misconfigured('name', `${name}: the library has no such work or record, and nothing was decided about it`);
  const names = new Set(keys.map(keyText));
  yield* decisions.filter((each) => (names.has(each.a) || names.has(each.b)) && (run === undefined || each.run === run));
}
