import type { Command } from 'commander';
import { formats } from '../formats/registry.ts';
import { journalsBeside } from '../pipeline/library-journals.ts';
import { readPaths } from '../pipeline/read-paths.ts';
import { vocabulariesBeside } from '../pipeline/vocabularies.ts';
import { type Context, collect } from './context.ts';
import { withEndpointModel } from './with-endpoint-model.ts';

interface ReadOptions {
  readonly format?: string;
  readonly vocabulary: readonly string[];
  readonly store?: string;
  readonly config?: string;
}

export function addRead(program: Command, context: Context): void {
  program
    .command('read')
    .summary('show the records of files, without keeping anything')
    .description(
      'Reads files or folders of any known format and prints each record as one line of JSON, in input order. Nothing is stored.',
    )
    .argument('<path...>', 'files or folders; .gz is unpacked')
    .option('--format <format>', `the input's format, when its content does not tell: ${formats.map((each) => each.id).join(', ')}`)
    .option(
      '--vocabulary <file>',
      'a MeSH or DeCS file (XML, N-Triples, TSV) that the readers may look terms up in; may be given several times',
      collect,
      [],
    )
    .option('--store <file>', 'a library whose vocabularies and journals the readers may use as well; nothing in it is changed')
    .option(
      '--config <file>',
      'the configuration, of which only `endpointModel` is used (default: REFMILL_CONFIG, else refmill.yaml in this folder)',
    )
    .action(async (paths: string[], options: ReadOptions) => {
      const config = await context.configuration(options.config);
      const vocabularies = await vocabulariesBeside(options.vocabulary, options.store, context.world.signal);
      const request = {
        paths,
        lost: (message: string) => context.lost(message),
        say: (message: string) => context.say(message),
        signal: context.world.signal,
        vocabularies,
        ...(options.store === undefined ? {} : { journals: journalsBeside(options.store) }),
        ...(options.format === undefined ? {} : { format: options.format }),
      };
      await withEndpointModel(context, config.endpointModel, async (model) => {
        for await (const record of readPaths({ ...request, ...model })) await context.out(JSON.stringify(record));
      });
    });
}
