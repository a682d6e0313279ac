import { type Command, Option } from 'commander';
import type { Configuration } from '../configuration.ts';
import type { AnyFetcher } from '../fetchers/fetcher.ts';
import { fetchers } from '../fetchers/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import { afterwards } from '../pipeline/afterwards/afterwards.ts';
import { checkAfterwards } from '../pipeline/afterwards/check-afterwards.ts';
import type { RunReport } from '../pipeline/ingest.ts';
import type { Library } from '../pipeline/library.ts';
import { dueSources } from '../pipeline/schedule/due-sources.ts';
import { adHocId, configuredSources, type Source, sourceOf } from '../pipeline/sources.ts';
import { type Context, collect, type LibraryOptions } from './context.ts';
import { afterwardsTools, harvesting, passOver } from './harvesting.ts';
import { addLibraryOptions } from './library-options.ts';
import { givenSettings, settingOptions, settingsOfFile } from './setting-options.ts';
import { zonedTime } from './zoned-time.ts';

interface HarvestOptions extends LibraryOptions {
  readonly source?: string;
  readonly allowPrivateHost: readonly string[];
  readonly fromStart?: boolean;
  readonly due?: boolean;
  readonly json?: boolean;
}

export function addHarvest(program: Command, context: Context, args: readonly string[]): void {
  const fetcher = fetchers.find(({ id }) => args[0] === 'harvest' && args.includes(id));
  const settings = settingOptions(fetcher ? [fetcher, ...fetchers] : fetchers);
  const command = program.command('harvest').summary('fetch what is new: from PubMed, repositories, registries, web pages, folders');
  if (fetcher === undefined) describe(command);
  else describeFetcher(command, fetcher);
  for (const { flags, shown, help, kind } of settings) {
    for (const flag of flags) {
      const option = new Option(flag, fetcher && help.get(fetcher.id)).hideHelp(
        flag !== shown || fetcher === undefined || !help.has(fetcher.id),
      );
      if (kind === 'list') option.argParser((value: string, before?: string) => (before === undefined ? value : `${before},${value}`));
      command.addOption(option);
    }
  }
  command
    .option('--source <id>', 'the id of a source given on the command line (default: made from what it asks for)')
    .option(
      '--allow-private-host <host>',
      'reach this host (or host:port) although its address is not public; may be given several times',
      collect,
      [],
    )
    .option('--due', 'only those sources of refmill.yaml whose time has come round (for cron and timers; see `refmill schedule`)')
    .option('--from-start', 'forget where the last run ended and fetch everything again')
    .option('--json', 'print the reports as JSON Lines');
  addLibraryOptions(command).action((names: string[], options: HarvestOptions) =>
    context.withLibrary(options, async (library, config) => {
      const given = givenSettings(settings, command.opts());
      const wanted = wantedSources(names, { source: options.source, given }, config);
      if (wanted.length === 0)
        throw new Misconfigured(
          'sources',
          'there is no source: name some in refmill.yaml (`refmill init` writes one), or a fetcher and what to ask it for',
        );
      if (Object.keys(given).length === 0) await checkAfterwards(config);
      const work = harvesting(context, library, config, { ...options, json: options.json ?? false });
      try {
        const sources = options.due ? await dueNow(context, library, wanted, config) : wanted;
        const reports: RunReport[] = [];
        for (const source of sources) {
          const report = await work.run(source, options).catch((error: unknown) => {
            // Of several sources one that is wrong, or harvested by another process now, keeps none of the others from their turn.
            if (sources.length === 1 && !options.due) throw error;
            passOver(context, source, error);
            return undefined;
          });
          if (report) reports.push(report);
          if (context.world.signal.aborted) break;
        }
        if (Object.keys(given).length === 0 && !context.world.signal.aborted)
          await afterwards(library, config, reports, afterwardsTools(context, work.http));
      } finally {
        await work.close();
      }
    }),
  );
}

/** The settings of all fetchers are too many for one page: each has its own. */
function describe(command: Command): void {
  command
    .description(
      'Fetches the sources of refmill.yaml (all, or those named): what is new since their last run. Without a configuration, name a fetcher and say what to ask it for; a later run with the same words asks only for what is new.',
    )
    .argument('[source...]', 'sources of refmill.yaml, or one fetcher')
    .addHelpText(
      'after',
      `\nFetchers (\`refmill harvest pubmed --help\` lists the options of one):\n${fetchers
        .map(({ id, title, example }) => `  ${title}\n    refmill harvest ${id} ${example}`)
        .join('\n')}`,
    );
}

function describeFetcher(command: Command, fetcher: AnyFetcher): void {
  const { id, title, example } = fetcher;
  const rest = settingsOfFile(fetcher);
  command
    .usage(`${id} [options]`)
    .description(`${title}. All about it stands in docs/sources/${id}.md.`)
    .argument('[source...]')
    .addHelpText(
      'after',
      [
        ...(rest.length > 0 ? [`\nOnly in refmill.yaml or the environment: ${rest.join(', ')}.`] : []),
        `\nExample: refmill harvest ${id} ${example}`,
      ].join('\n'),
    );
}

/** The sources that are due by their schedules; says when the others are. */
async function dueNow(context: Context, { store }: Library, sources: readonly Source[], config: Configuration): Promise<Source[]> {
  const now = context.world.now();
  const scheduled = await dueSources(store, sources, now, config.timezone);
  if (scheduled.length === 0)
    throw new Misconfigured('schedule', 'no source has a schedule: give one to each, or one to all, in refmill.yaml');
  const due = scheduled.filter((each) => each.due <= now);
  const [next] = scheduled.filter((each) => !due.includes(each));
  if (due.length === 0 && next) context.say(`nothing is due; next is ${next.source.id}, ${zonedTime(next.due, config.timezone)}`);
  return due.map(({ source }) => source);
}

interface Asked {
  readonly source: string | undefined;
  readonly given: Readonly<Record<string, unknown>>;
}

function wantedSources(names: readonly string[], { source, given }: Asked, config: Configuration): Source[] {
  if (Object.keys(given).length === 0) {
    const bare = fetchers.find(({ id }) => names.includes(id) && !config.sources?.some((each) => each.id === id));
    // A fetcher that needs no setting is named by an id of its own: nobody means all of PubMed by a slip.
    if (bare !== undefined && source !== undefined) return [sourceOf({ id: source, fetcher: bare.id }, config)];
    if (bare !== undefined)
      throw new Misconfigured(
        'source',
        `say what to ask ${bare.id} for: refmill harvest ${bare.id} ${bare.example} (\`refmill harvest ${bare.id} --help\` lists the options)`,
      );
    return configuredSources(config, names);
  }
  const [fetcher, more] = names;
  if (fetcher === undefined || more !== undefined)
    throw new Misconfigured('source', 'say which one fetcher the options are for: refmill harvest pubmed --query …');
  if (config.sources?.some(({ id }) => id === fetcher) && fetchers.every(({ id }) => id !== fetcher))
    throw new Misconfigured(
      'source',
      `what ${fetcher} asks for stands in refmill.yaml: leave --${Object.keys(given)[0]} out, or change it there`,
    );
  return [sourceOf({ id: source ?? adHocId(fetcher, given), fetcher, ...given }, config)];
}
