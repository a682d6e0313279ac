import type { Command } from 'commander';
import { formats } from '../formats/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import { libraryJournals } from '../pipeline/library-journals.ts';
import { libraryRelations } from '../pipeline/library-relations.ts';
import { listWriter, printedFormats } from '../pipeline/list-writer.ts';
import { listedWorks } from '../pipeline/work-list.ts';
import { workRecords } from '../pipeline/work-records.ts';
import { writableRecords } from '../pipeline/writable-records.ts';
import { addQueryOptions, askedQuery, type QueryOptions } from './asked-query.ts';
import { type Context, collect, type LibraryOptions } from './context.ts';
import { givenLines } from './given-lines.ts';
import { addLibraryOptions, withLibraryToRead } from './library-options.ts';
import { addListOptions, type ListOptions, listRequest } from './list-options.ts';
import { printStyles, writeOut } from './list-output.ts';

interface ExportOptions extends LibraryOptions, ListOptions, QueryOptions {
  readonly format?: string;
  readonly output?: string;
  readonly ids?: string;
  readonly from: readonly string[];
}

export function addExport(program: Command, context: Context): void {
  const data = formats.filter((each) => each.write).map((each) => each.id);
  const command = program
    .command('export')
    .summary('write a citation list of what a search finds')
    .description(
      'Writes works as a citation list: printed in a citation style, or as data for other programs. The works are those that a search finds, newest publication first, those of a work list, or the records of files. The same library gives the same bytes.',
    )
    .argument('[query...]', 'what to look for, as in search; nothing exports everything')
    .option(
      '--format <format>',
      `the format to write: printed as ${printedFormats.join(', ')}; data as ${data.join(', ')} (default: text, when a style is named)`,
    )
    .option('--ids <file>', 'in place of a query, a work list: an id a line (W12, pmid:…, doi:…, a citation key), - for standard input')
    .option('--from <path>', 'in place of a library, files or folders of records; may be given several times', collect, [])
    .option('-o, --output <file>', 'write to this file instead of the screen; it appears only when it is whole');
  addQueryOptions(command);
  addListOptions(command);
  addLibraryOptions(command).action(async (words: string[], options: ExportOptions) => {
    if (options.style?.toLowerCase() === 'list') return printStyles(context);
    const asked = words.length > 0 || options.saved !== undefined || options.strategy !== undefined;
    if ([asked, options.ids !== undefined, options.from.length > 0].filter(Boolean).length > 1)
      throw new Misconfigured('query', 'a query, --ids and --from name works each in its own way: give one of them');
    const writer = await listWriter(listRequest(options.format, options));
    const done = async (count: number, what: string, pieces: AsyncIterable<string | Uint8Array>, told: () => number) => {
      await writeOut(context, pieces, writer, options.output);
      const number = told();
      context.say(`${number} ${what}${number === count ? '' : 's'} exported${options.output === undefined ? '' : ` to ${options.output}`}`);
    };
    let number = 0;
    const count = (works: number) => {
      number = works;
    };
    if (options.from.length > 0) {
      const request = {
        paths: options.from,
        lost: (message: string) => context.lost(message),
        say: (message: string) => context.say(message),
        signal: context.world.signal,
      };
      const counted = async function* () {
        for await (const record of writableRecords(request)) {
          number += 1;
          yield record;
        }
      };
      return done(1, 'record', writer.write(counted(), {}), () => number);
    }
    return withLibraryToRead(context, options, async ({ store }) => {
      const works =
        options.ids === undefined
          ? store.works((await askedQuery(context, store, words, options)).query, 'newest')
          : listedWorks(store, givenLines('ids', options.ids, context.world.stdin).lines, (message) => context.lost(message));
      const relationsOf = options.related ? await libraryRelations(store) : undefined;
      const { records, citationKey } = workRecords(works, count, relationsOf);
      await done(1, 'work', writer.write(records, { citationKey, journals: libraryJournals(store) }), () => number);
    });
  });
}
