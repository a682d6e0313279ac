import type { Command } from 'commander';
import { writeAtomically } from '../../export/atomic-file.ts';
import { decisionInWords } from '../../export/decision-in-words.ts';
import { decisionLineOf } from '../../model/decision-line.ts';
import { importDecisions } from '../../pipeline/deciding/import-decisions.ts';
import type { Store } from '../../store/store.ts';
import type { Context, LibraryOptions } from '../context.ts';
import { givenLines } from '../given-lines.ts';
import { addLibraryOptions, withExistingLibrary, withLibraryToRead } from '../library-options.ts';
import { grouped } from '../report.ts';

export function addHandingOn(duplicates: Command, context: Context): void {
  const exporting = duplicates
    .command('export')
    .summary('write what persons decided, for another library')
    .description(
      'Writes what persons decided as JSON Lines, in the order in which it came, with what was taken back: the keys of the records, the verdict, who, when and why. `refmill duplicates import` takes it in, in another library or in this one.',
    )
    .option('-o, --output <file>', 'write to this file instead of the screen; it appears only when it is whole');
  addLibraryOptions(exporting).action((options: LibraryOptions & { output?: string }) =>
    withLibraryToRead(context, options, async ({ store }) => {
      let decisions = 0;
      const lines = context.untilStopped(decisionLines(store, () => decisions++));
      if (options.output === undefined) for await (const line of lines) await context.write(line);
      else await writeAtomically(options.output, lines);
      context.say(
        `${grouped(decisions)} ${decisions === 1 ? 'decision' : 'decisions'}${options.output === undefined ? '' : ` written to ${options.output}`}`,
      );
    }),
  );

  const importing = duplicates
    .command('import')
    .summary('take in what persons decided elsewhere')
    .description(
      'Takes in decisions that `refmill duplicates export` wrote. Of two about one pair the later one holds, and of equal times the one that is here; each disagreement is told. A decision about a record that is not here holds when the record comes. Taking a file in twice changes nothing the second time.',
    )
    .argument('<file>', 'the file of decisions; - is stdin')
    .option('--json', 'print the report as JSON');
  addLibraryOptions(importing).action((file: string, options: LibraryOptions & { json?: boolean }) =>
    withExistingLibrary(context, options, async ({ store }) => {
      const { now, signal, stdin } = context.world;
      const progress = (pairs: number) => context.progress(`${grouped(pairs)} pairs`);
      const report = await importDecisions(store, { ...givenLines('file', file, stdin), now, signal, progress });
      if (options.json) {
        await context.out(JSON.stringify(report));
        return;
      }
      const { run, decisions, made, takenBack, remembered, known, waiting, conflicts } = report;
      for (const { ours, theirs, holds } of conflicts) {
        await context.out(`${holds === 'ours' ? 'stays' : 'was  '}: ${decisionInWords(ours)}`);
        await context.out(`${holds === 'ours' ? 'not  ' : 'is   '}: ${decisionInWords(theirs)}`);
      }
      const parts = [
        [made, 'in force now'],
        [takenBack, 'taken back here as they were there'],
        [remembered, 'kept in the log only'],
        [known, 'known before'],
      ] as const;
      const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${grouped(number)} ${words}`);
      await context.out(`${grouped(decisions)} ${decisions === 1 ? 'decision' : 'decisions'} (run ${run}): ${said.join(', ')}`);
      if (waiting > 0) context.say(`${grouped(waiting)} about records that are not here: they hold when the records come`);
      if (conflicts.length > 0)
        context.say(
          `${grouped(conflicts.length)} ${conflicts.length === 1 ? 'pair was' : 'pairs were'} decided otherwise here: the later decision holds`,
        );
    }),
  );
}

async function* decisionLines(store: Store, count: () => void): AsyncGenerator<string> {
  for await (const decision of store.log()) {
    count();
    yield `${JSON.stringify(decisionLineOf(decision))}\n`;
  }
}
