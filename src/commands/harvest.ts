import type { Command } from 'commander';
import type { Configuration } from '../config.ts';
import { fetchers } from '../fetchers/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import { harvest } from '../pipeline/harvest.ts';
import { heldIdentifiers } from '../pipeline/held-identifiers.ts';
import type { FileReport } from '../pipeline/ingest-file.ts';
import { adHocId, configuredSources, httpClientFor, type Source, sourceOf } from '../pipeline/sources.ts';
import { type Context, collect, type LibraryOptions } from './context.ts';
import { addLibraryOptions } from './library-options.ts';
import { fileLine, printRun } from './report.ts';
import { givenSettings, settingOptions } from './setting-options.ts';

interface HarvestOptions extends LibraryOptions {
  readonly source?: string;
  readonly allowPrivateHost: readonly string[];
  readonly fromStart?: boolean;
  readonly json?: boolean;
}

export function addHarvest(program: Command, context: Context): void {
  const command = program
    .command('harvest')
    .summary('fetch what is new from PubMed and repositories')
    .description(
      `Fetches the sources of refmill.yaml (all, or those named). Without a configuration, name a fetcher (${fetchers.map((each) => each.id).join(', ')}) and say what: refmill harvest pubmed --query 'radium-223'. A later run with the same words asks only for what is new.`,
    )
    .argument('[source...]', 'sources of refmill.yaml, or one fetcher');
  const settings = settingOptions(fetchers);
  for (const { flags, help } of settings) command.option(flags, help);
  command
    .option('--source <id>', 'the id of a source given on the command line (default: made from what it asks for)')
    .option(
      '--allow-private-host <host>',
      'reach this host (or host:port) although its address is not public; may be given several times',
      collect,
      [],
    )
    .option('--from-start', 'forget where the last run ended and fetch everything again')
    .option('--json', 'print the reports as JSON Lines');
  addLibraryOptions(command).action((names: string[], options: HarvestOptions) =>
    context.withLibrary(options, async (library, config) => {
      const sources = wantedSources(names, { source: options.source, given: givenSettings(settings, command.opts()) }, config);
      if (sources.length === 0)
        throw new Misconfigured(
          'sources',
          'there is no source: name some in refmill.yaml (`refmill init` writes one), or a fetcher and what to ask it for',
        );
      const allowPrivateHosts = [...(config.allowPrivateHosts ?? []), ...options.allowPrivateHost];
      const http = httpClientFor({ ...config, allowPrivateHosts }, (message) => context.say(message));
      try {
        for (const source of sources) {
          let expected = '';
          const expect = (total: number) => {
            expected = ` of ${total}`;
          };
          const tools = {
            http,
            now: context.world.now,
            signal: context.world.signal,
            held: heldIdentifiers(library.store),
            report: (message: string) => context.say(`${source.id}: ${message}`),
            expect,
          };
          const progress = (records: number) => context.progress(`${source.id}: ${records}${expected} records`);
          const fileDone = (file: FileReport) => context.say(fileLine(file));
          const fromStart = options.fromStart ?? false;
          const report = await harvest(library, { source: source.id, ...source, tools, progress, fileDone, fromStart });
          await printRun(context, report, options.json ?? false);
          if (context.world.signal.aborted) break;
        }
      } finally {
        await http.close();
      }
    }),
  );
}

interface Asked {
  readonly source: string | undefined;
  readonly given: Readonly<Record<string, unknown>>;
}

function wantedSources(names: readonly string[], { source, given }: Asked, config: Configuration): Source[] {
  if (Object.keys(given).length === 0) {
    const bare = fetchers.find(({ id }) => names.includes(id) && !config.sources?.some((each) => each.id === id));
    if (bare !== undefined)
      throw new Misconfigured(
        'source',
        `say what to ask ${bare.id} for: refmill harvest ${bare.id} ${bare.example} (--help lists the options)`,
      );
    return configuredSources(config, names);
  }
  const [fetcher, more] = names;
  if (fetcher === undefined || more !== undefined)
    throw new Misconfigured('source', 'say which one fetcher the options are for: refmill harvest pubmed --query …');
  return [sourceOf({ id: source ?? adHocId(fetcher, given), fetcher, ...given }, config)];
}
