import path from 'node:path';
import type { Command } from 'commander';
import { formats } from '../formats/registry.ts';
import { listWriter, printedFormats } from '../pipeline/list-writer.ts';
import { vocabulariesBeside } from '../pipeline/vocabularies.ts';
import { writableRecords } from '../pipeline/writable-records.ts';
import { type Context, collect } from './context.ts';
import { addListOptions, type ListOptions, listRequest } from './list-options.ts';
import { printStyles, writeOut } from './list-output.ts';

interface ConvertOptions extends ListOptions {
  readonly from?: string;
  readonly to?: string;
  readonly output?: string;
  readonly vocabulary: readonly string[];
}

const ids = (list: typeof formats) => list.map((each) => each.id).join(', ');

export function addConvert(program: Command, context: Context): void {
  const command = program
    .command('convert')
    .summary('turn files of one format into another, without keeping anything')
    .description('Reads files or folders of any known format and writes their records in another one. Nothing is stored.')
    .argument('<path...>', 'files or folders; .gz is unpacked')
    .option('--from <format>', `the input's format, when its content does not tell: ${ids(formats)}`)
    .option(
      '--to <format>',
      `the format to write: ${ids(formats.filter((each) => each.write))}; or printed in a citation style: ${printedFormats.join(', ')} (default: text, when a style is named)`,
    )
    .option('-o, --output <file>', 'write to this file instead of the screen; it appears only when it is whole')
    .option(
      '--vocabulary <file>',
      'a MeSH or DeCS file (XML, N-Triples, TSV) that the readers may look terms up in; may be given several times',
      collect,
      [],
    );
  addListOptions(command).action(async (paths: string[], { from, to, output, vocabulary, ...options }: ConvertOptions) => {
    if (options.style?.toLowerCase() === 'list') return printStyles(context);
    const writer = await listWriter(listRequest(to, options));
    const request = {
      paths,
      lost: (message: string) => context.lost(message),
      say: (message: string) => context.say(message),
      signal: context.world.signal,
      vocabularies: await vocabulariesBeside(vocabulary, undefined, context.world.signal),
      ...(from === undefined ? {} : { format: from }),
    };
    const size = await writeOut(context, writer.write(writableRecords(request), {}), writer, output);
    if (output !== undefined) context.say(`${path.basename(output)}: ${size} bytes`);
  });
}
