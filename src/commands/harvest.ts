import type { Command } from 'commander';
import type { Configuration } from '../config.ts';
import { fetchers } from '../fetchers/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import { harvest } from '../pipeline/harvest.ts';
import { adHocId, configuredSources, httpClientFor, type Source, sourceOf } from '../pipeline/sources.ts';
import { type Context, collect, type LibraryOptions } from './context.ts';
import { addLibraryOptions } from './library-options.ts';
import { printRun } from './report.ts';

/** Settings of a source that may be given on the command line: option, key of the fetcher's settings, and whether several stand in it. */
const settings = [
  { option: 'query', key: 'query', value: '<query>', help: 'pubmed: a search as PubMed’s search box takes it' },
  { option: 'ids', key: 'ids', value: '<pmids>', help: 'pubmed: PMIDs, separated by commas', several: true },
  { option: 'since', key: 'since', value: '<date>', help: 'pubmed: records entered or modified since' },
  { option: 'baseUrl', key: 'baseUrl', value: '<url>', help: 'pubmed: where the E-utilities are (for a sandbox)' },
  { option: 'url', key: 'url', value: '<url>', help: 'oai-pmh: the repository’s OAI-PMH address' },
  { option: 'set', key: 'sets', value: '<sets>', help: 'oai-pmh: only these sets, separated by commas', several: true },
  {
    option: 'metadataPrefix',
    key: 'metadataPrefix',
    value: '<prefix>',
    help: 'oai-pmh: the metadata format (default: the richest that refmill can read)',
  },
  { option: 'from', key: 'from', value: '<date>', help: 'oai-pmh: records changed since' },
  { option: 'until', key: 'until', value: '<date>', help: 'oai-pmh: records changed up to' },
] as const;

/** What a fetcher on the command line needs at least. */
const examples: Readonly<Record<string, string>> = {
  pubmed: "--query 'radium-223'",
  'oai-pmh': '--url https://repository.example.org/server/oai/request',
};

type Settings = Partial<Record<(typeof settings)[number]['option'], string>>;

interface HarvestOptions extends LibraryOptions, Settings {
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
  for (const { option, value, help } of settings)
    command.option(`--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${value}`, help);
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
      const sources = wantedSources(names, options, config);
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
            report: (message: string) => context.say(`${source.id}: ${message}`),
            expect,
          };
          const progress = (records: number) => context.progress(`${source.id}: ${records}${expected} records`);
          const report = await harvest(library, { source: source.id, ...source, tools, progress, fromStart: options.fromStart ?? false });
          await printRun(context, report, options.json ?? false);
          if (context.world.signal.aborted) break;
        }
      } finally {
        await http.close();
      }
    }),
  );
}

function wantedSources(names: readonly string[], options: HarvestOptions, config: Configuration): Source[] {
  const given = settings.flatMap((setting) => {
    const said = options[setting.option];
    return said === undefined ? [] : [[setting.key, 'several' in setting ? said.split(/[\s,]+/).filter(Boolean) : said]];
  });
  if (given.length === 0) {
    const bare = names.find((name) => examples[name] !== undefined && !config.sources?.some(({ id }) => id === name));
    if (bare !== undefined)
      throw new Misconfigured(
        'source',
        `say what to ask ${bare} for: refmill harvest ${bare} ${examples[bare]} (--help lists the options)`,
      );
    return configuredSources(config, names);
  }
  const [fetcher, more] = names;
  if (fetcher === undefined || more !== undefined)
    throw new Misconfigured('source', 'say which one fetcher the options are for: refmill harvest pubmed --query …');
  const asked = Object.fromEntries(given) as Record<string, unknown>;
  return [sourceOf({ id: options.source ?? adHocId(fetcher, asked), fetcher, ...asked }, config)];
}
