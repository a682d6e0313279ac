import type { Command } from 'commander';
import type { Configuration } from '../configuration.ts';
import { fetchers } from '../fetchers/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import { afterwards } from '../pipeline/afterwards/afterwards.ts';
import type { RunReport } from '../pipeline/ingest.ts';
import type { Library } from '../pipeline/library.ts';
import { dueSources } from '../pipeline/schedule/due-sources.ts';
import { adHocId, configuredSources, type Source, sourceOf } from '../pipeline/sources.ts';
import { type Context, collect, type LibraryOptions } from './context.ts';
import { afterwardsTools, harvesting, passOver } from './harvesting.ts';
import { addLibraryOptions } from './library-options.ts';
import { givenSettings, settingOptions } from './setting-options.ts';

interface HarvestOptions extends LibraryOptions {
  readonly source?: string;
  readonly allowPrivateHost: readonly string[];
  readonly fromStart?: boolean;
  readonly due?: boolean;
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
  for (const { flags, help, kind } of settings) {
    if (kind === 'list')
      command.option(flags, help, (value: string, before?: string) => (before === undefined ? value : `${before},${value}`));
    else command.option(flags, help);
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

/** The sources that are due by their schedules; says when the others are. */
async function dueNow(context: Context, { store }: Library, sources: readonly Source[], config: Configuration): Promise<Source[]> {
  const now = context.world.now();
  const scheduled = await dueSources(store, sources, now, config.timezone);
  if (scheduled.length === 0)
    throw new Misconfigured('schedule', 'no source has a schedule: give one to each, or one to all, in refmill.yaml');
  const due = scheduled.filter((each) => each.due <= now);
  const [next] = scheduled.filter((each) => !due.includes(each));
  if (due.length === 0 && next) context.say(`nothing is due; next is ${next.source.id}, ${next.due.toISOString()}`);
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
        `say what to ask ${bare.id} for: refmill harvest ${bare.id} ${bare.example} (--help lists the options)`,
      );
    return configuredSources(config, names);
  }
  const [fetcher, more] = names;
  if (fetcher === undefined || more !== undefined)
    throw new Misconfigured('source', 'say which one fetcher the options are for: refmill harvest pubmed --query …');
  return [sourceOf({ id: source ?? adHocId(fetcher, given), fetcher, ...given }, config)];
}
