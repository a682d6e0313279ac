import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { Misconfigured } from '../model/errors.ts';
import { afterwards } from '../pipeline/afterwards/afterwards.ts';
import { checkAfterwards } from '../pipeline/afterwards/check-afterwards.ts';
import { dueSources } from '../pipeline/schedule/due-sources.ts';
import { stayUp } from '../pipeline/schedule/stay-up.ts';
import { configuredSources } from '../pipeline/sources.ts';
import { type Context, collect, exitCodes, type LibraryOptions } from './context.ts';
import { afterwardsTools, harvesting, passOver } from './harvesting.ts';
import { addLibraryOptions } from './library-options.ts';
import { zonedTime } from './zoned-time.ts';

interface ScheduleOptions extends LibraryOptions {
  readonly allowPrivateHost: readonly string[];
  readonly json?: boolean;
}

export function addSchedule(program: Command, context: Context): void {
  const command = program
    .command('schedule')
    .summary('stay up and harvest every source at its times')
    .description(
      'Harvests the sources of refmill.yaml at the times of their schedules until it is stopped (Ctrl-C, SIGTERM). What was missed while it was down is made up for at once. `refmill harvest --due` does the same once, for cron and timers.',
    )
    .argument('[source...]', 'sources of refmill.yaml; all that have a schedule otherwise')
    .option('--allow-private-host <host>', 'reach this host (or host:port) although its address is not public', collect, [])
    .option('--json', 'print the reports as JSON Lines');
  addLibraryOptions(command).action((names: string[], options: ScheduleOptions) =>
    context.withLibrary(options, async (library, config) => {
      const { now, signal } = context.world;
      const sources = configuredSources(config, names).filter(({ schedule }) => schedule !== undefined);
      if (sources.length === 0)
        throw new Misconfigured('schedule', 'no source has a schedule: give one to each, or one to all, in refmill.yaml');
      await checkAfterwards(config);
      const work = harvesting(context, library, config, { ...options, json: options.json ?? false });
      // Files are written by one at a time, whichever sources end together.
      let writing: Promise<void> = Promise.resolve();
      try {
        for (const { source, due } of await dueSources(library.store, sources, now(), config.timezone))
          context.say(`${source.id}: ${due <= now() ? 'due now' : `next ${zonedTime(due, config.timezone)}`} (${source.schedule})`);
        await stayUp({
          store: library.store,
          sources,
          timezone: config.timezone,
          parallel: config.limits?.parallel ?? 3,
          now,
          signal,
          sleep: (ms, until) => wait(ms, undefined, { signal: until }).catch(() => undefined),
          async harvest(source) {
            try {
              const report = await work.run(source);
              if (signal.aborted) return;
              writing = writing
                .catch(() => undefined)
                .then(() => afterwards(library, config, [report], afterwardsTools(context, work.http)));
              await writing;
            } catch (error) {
              if (!signal.aborted) passOver(context, source, error);
            }
          },
          idle(next) {
            if (next) context.say(`waiting for ${next.source.id}, ${zonedTime(next.due, config.timezone)}`);
          },
        });
        // A run that fails is in the ledger and is tried again; stopping when told to is no failure.
        context.exitCode = exitCodes.done;
        context.say(signal.reason instanceof Error ? signal.reason.message : 'stopped');
      } finally {
        await work.close();
      }
    }),
  );
}
