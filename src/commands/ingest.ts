import type { Command } from 'commander';
import { formats } from '../formats/registry.ts';
import { ingest } from '../pipeline/ingest.ts';
import { loadVocabularies } from '../pipeline/vocabularies.ts';
import { type Context, collect, type LibraryOptions } from './context.ts';
import { addLibraryOptions } from './library-options.ts';
import { printRun } from './report.ts';

interface IngestOptions extends LibraryOptions {
  readonly format?: string;
  readonly source?: string;
  readonly vocabulary: readonly string[];
  readonly json?: boolean;
}

export function addIngest(program: Command, context: Context): void {
  const command = program
    .command('ingest')
    .summary('take files into the library')
    .description(
      'Takes files or folders of any known format into the library. What is there already stays one record: taking the same file in twice changes nothing.',
    )
    .argument('<path...>', 'files or folders; .gz is unpacked')
    .option('--format <format>', `the input's format, when its content does not tell: ${formats.map((each) => each.id).join(', ')}`)
    .option('--source <id>', 'a name for where the files come from; it stands in every record')
    .option(
      '--vocabulary <file>',
      'a MeSH or DeCS file (TSV) that the readers may look terms up in; may be given several times',
      collect,
      [],
    )
    .option('--json', 'print the report as JSON');
  addLibraryOptions(command).action(async (paths: string[], options: IngestOptions) => {
    const { format, source } = options;
    const vocabularies = await loadVocabularies(options.vocabulary);
    await context.withLibrary(options, async (library) => {
      const report = await ingest(library, {
        paths,
        vocabularies,
        now: context.world.now,
        signal: context.world.signal,
        report: (message) => context.say(message),
        progress: (records) => context.progress(`${records} records`),
        ...(format === undefined ? {} : { format }),
        ...(source === undefined ? {} : { source }),
      });
      await printRun(context, report, options.json ?? false);
    });
  });
}
