import type { Command } from 'commander';
import { correctionLine } from '../export/correction-line.ts';
import { Misconfigured } from '../model/errors.ts';
import { type CorrectRequest, correct, corrections } from '../pipeline/correct.ts';
import { correctableNames } from '../pipeline/correctable-fields.ts';
import type { Context, LibraryOptions } from './context.ts';
import { addLibraryOptions, withExistingLibrary, withLibraryToRead } from './library-options.ts';

interface CorrectOptions extends LibraryOptions {
  readonly remove?: boolean;
  readonly undo?: boolean;
  readonly reason?: string;
  readonly who?: string;
  readonly json?: boolean;
}

export function addCorrect(program: Command, context: Context): void {
  const command = program
    .command('correct')
    .summary('put a value right, so that it outlives harvests and replays')
    .description(
      `Puts one value of a work right. What you say is kept as a record of its own, stands above what all sources say of this field, and outlives harvests, replays and undone runs. Without a field it lists what was corrected.\n\nFields: ${correctableNames.join(', ')}, dates.accepted and the like; keyword[2] is the third of several, authors[0].family a part of a person.`,
    )
    .argument(
      '<id>',
      'the work (W12, a PMID, a DOI …): the correction holds for the publication; or a record (pubmed/28961839): for what that record says',
    )
    .argument('[field]', 'what to put right')
    .argument('[value...]', 'the right value')
    .option('--remove', 'take away what is there, for good: of a list the value that you name')
    .option('--undo', 'take your corrections of this field back')
    .option('--reason <words>', 'why, kept with the correction')
    .option('--who <name>', 'who says so, kept with the correction')
    .option('--json', 'print JSON Lines');
  addLibraryOptions(command).action((id: string, field: string | undefined, words: string[], options: CorrectOptions) => {
    if (field === undefined) return list(context, id, options);
    if (options.remove && options.undo)
      throw new Misconfigured('undo', '--undo takes a correction back, --remove a value away: use one of them');
    if (options.undo && words.length > 0) throw new Misconfigured('undo', '--undo takes no value');
    const request: CorrectRequest = {
      ...{ id, field, now: context.world.now },
      ...(words.length > 0 ? { value: words.join(' ') } : {}),
      ...(options.remove ? { remove: true } : {}),
      ...(options.undo ? { undo: true } : {}),
      ...(options.who === undefined ? {} : { who: options.who }),
      ...(options.reason === undefined ? {} : { reason: options.reason }),
    };
    return withExistingLibrary(context, options, async ({ store }) => {
      const { works, corrections: standing } = await correct(store, request);
      if (options.json) await context.out(JSON.stringify({ works, corrections: standing }));
      else
        await context.out(
          `${options.undo ? 'taken back' : 'corrected'}: ${works.join(', ')}${works.length > 1 ? ', which are separate works now' : ''}`,
        );
    });
  });
}

const list = (context: Context, id: string, options: CorrectOptions): Promise<void> =>
  withLibraryToRead(context, options, async ({ store }) => {
    const all = await corrections(store, id);
    for (const each of all) await context.out(options.json ? JSON.stringify(each) : `${correctionLine(each)}  [${each.record}]`);
    context.say(`${all.length} ${all.length === 1 ? 'correction' : 'corrections'}`);
  });
