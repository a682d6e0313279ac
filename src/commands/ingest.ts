import path from 'node:path';
import type { Command } from 'commander';
import { formats } from '../formats/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import { present } from '../model/present.ts';
import { usualThreads } from '../pipeline/bulk/reading-threads.ts';
import { ingest } from '../pipeline/ingest.ts';
import type { Selection } from '../pipeline/selection.ts';
import { type Context, collect, type LibraryOptions, wholeNumber } from './context.ts';
import { addLibraryOptions } from './library-options.ts';
import { paceLine } from './pace.ts';
import { fileLine, printRun } from './report.ts';
import { withEndpointModel } from './with-endpoint-model.ts';

interface IngestOptions extends LibraryOptions {
  readonly format?: string;
  readonly source?: string;
  readonly query?: string;
  readonly since?: string;
  readonly limit?: number;
  readonly threads?: number;
  readonly fromStart?: boolean;
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
      'a MeSH or DeCS file (XML, N-Triples, TSV) that the readers may look terms up in, beside what the library holds; may be given several times',
      collect,
      [],
    )
    .option('--query <query>', 'take in only what this search finds; what the library has already is kept up to date all the same')
    .option('--since <date>', 'take in only records that their source changed on that day (2024-01-31) or later', isoDay)
    .option('--limit <n>', 'stop after so many records', wholeNumber('limit', 1, 1_000_000_000))
    .option(
      '--threads <n>',
      'threads that read large PubMed files; as many as cores, at most 8, unless given',
      wholeNumber('threads', 0, 64),
    )
    .option('--from-start', 'read every file again, although a run that was broken off had read some of them')
    .option('--json', 'print the report as JSON');
  addLibraryOptions(command).action(async (paths: string[], options: IngestOptions) => {
    const { format, source, query, since, limit } = options;
    await context.withLibrary(options, async (library, config) => {
      const began = performance.now();
      const report = await withEndpointModel(context, config.endpointModel, (model) =>
        ingest(library, {
          ...model,
          paths,
          vocabularyFiles: options.vocabulary.map((file) => path.resolve(file)),
          now: context.world.now,
          signal: context.world.signal,
          report: (message) => context.say(message),
          progress: (progress) => context.progress(paceLine(progress, performance.now() - began)),
          fileDone: (file) => {
            if (file.of > 1) context.say(fileLine(file));
          },
          threads: options.threads ?? usualThreads(),
          fromStart: options.fromStart ?? false,
          ...(options.vocabulary.length > 0 ? { asked: { vocabulary: options.vocabulary } } : {}),
          selection: present<Selection>({ query, since, limit }),
          ...(format === undefined ? {} : { format }),
          ...(source === undefined ? {} : { source }),
        }),
      );
      await printRun(context, library.store, report, options.json ?? false);
    });
  });
}

function isoDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new Misconfigured('since', `--since takes a day (2024-01-31), not ${text}`);
}
