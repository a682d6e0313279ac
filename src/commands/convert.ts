import path from 'node:path';
import type { Command } from 'commander';
import { writeAtomically } from '../export/atomic-file.ts';
import { formats } from '../formats/registry.ts';
import { writableFormat } from '../pipeline/citation-list.ts';
import { convert } from '../pipeline/convert.ts';
import { vocabulariesBeside } from '../pipeline/vocabularies.ts';
import { type Context, collect } from './context.ts';

interface ConvertOptions {
  readonly from?: string;
  readonly to: string;
  readonly output?: string;
  readonly vocabulary: readonly string[];
}

const ids = (list: typeof formats) => list.map((each) => each.id).join(', ');

export function addConvert(program: Command, context: Context): void {
  program
    .command('convert')
    .summary('turn files of one format into another, without keeping anything')
    .description('Reads files or folders of any known format and writes their records in another one. Nothing is stored.')
    .argument('<path...>', 'files or folders; .gz is unpacked')
    .option('--from <format>', `the input's format, when its content does not tell: ${ids(formats)}`)
    .requiredOption('--to <format>', `the format to write: ${ids(formats.filter((each) => each.write))}`)
    .option('-o, --output <file>', 'write to this file instead of the screen; it appears only when it is whole')
    .option(
      '--vocabulary <file>',
      'a MeSH or DeCS file (XML, N-Triples, TSV) that the readers may look terms up in; may be given several times',
      collect,
      [],
    )
    .action(async (paths: string[], { from, to, output, vocabulary }: ConvertOptions) => {
      const request = {
        paths,
        lost: (message: string) => context.lost(message),
        signal: context.world.signal,
        vocabularies: await vocabulariesBeside(vocabulary, undefined, context.world.signal),
        ...(from === undefined ? {} : { format: from }),
      };
      const pieces = convert(request, writableFormat(to));
      if (output === undefined) for await (const piece of pieces) await context.write(piece);
      else context.say(`${path.basename(output)}: ${await writeAtomically(output, context.untilStopped(pieces))} bytes`);
    });
}
