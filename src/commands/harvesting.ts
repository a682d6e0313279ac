import { setFlagsFromString } from 'node:v8';
import type { Configuration } from '../configuration.ts';
import type { HttpClient } from '../http/exchange.ts';
import { Misconfigured } from '../model/errors.ts';
import type { AfterwardsTools } from '../pipeline/afterwards/afterwards.ts';
import { harvest } from '../pipeline/harvest.ts';
import { heldIdentifiers } from '../pipeline/held-identifiers.ts';
import type { RunReport } from '../pipeline/ingest.ts';
import type { FileReport } from '../pipeline/ingest-file.ts';
import { SourceBusy } from '../pipeline/lease.ts';
import type { Library } from '../pipeline/library.ts';
import { httpClientFor, type Source } from '../pipeline/sources.ts';
import { type Context, exitCodes } from './context.ts';
import { faultInWords } from './fault-in-words.ts';
import { fileLine, printRun } from './report.ts';
import { withEndpointModel } from './with-endpoint-model.ts';

/**
 * V8 lets its heap grow to a multiple of what is alive before it looks for garbage, and a harvest makes much of it: of 50,000 records 45 MB
 * are alive and 325 were taken. Looking earlier costs some time of the processor, of which a harvest, that waits for its service, has plenty.
 */
const heapGrowingPercent = 20;

/** Harvests sources one by one for a command, showing how far it is and printing each report. */
export interface Harvesting {
  readonly http: HttpClient;
  run(source: Source, options?: { readonly fromStart?: boolean }): Promise<RunReport>;
  close(): Promise<void>;
}

export function harvesting(
  context: Context,
  library: Library,
  config: Configuration,
  options: { readonly allowPrivateHost: readonly string[]; readonly json: boolean },
): Harvesting {
  setFlagsFromString(`--heap-growing-percent=${heapGrowingPercent}`);
  const allowPrivateHosts = [...(config.allowPrivateHosts ?? []), ...options.allowPrivateHost];
  const { now, signal } = context.world;
  const http = httpClientFor({ ...config, allowPrivateHosts }, (message) => context.say(message));
  return {
    http,
    async run(source, { fromStart = false } = {}) {
      let expected = '';
      const tools = {
        http,
        now,
        signal,
        held: heldIdentifiers(library.store),
        report: (message: string) => context.say(`${source.id}: ${message}`),
        expect: (total: number) => {
          expected = ` of ${total}`;
        },
      };
      const progress = (records: number) => context.progress(`${source.id}: ${records}${expected} records`);
      const fileDone = (file: FileReport) => context.say(fileLine(file));
      // Started anew for each run: a model that died in one is asked again in the next.
      const report = await withEndpointModel(context, config.endpointModel, (model) =>
        harvest(library, { source: source.id, ...source, ...model, tools, progress, fileDone, fromStart }),
      );
      await printRun(context, library.store, report, options.json);
      return report;
    },
    close: () => http.close(),
  };
}

/** A source that could not be harvested keeps the others from nothing: one that another process harvests now is no failure. */
export function passOver(context: Context, source: Source, error: unknown): void {
  context.say(`${source.id}: ${faultInWords(error, context.library)}`);
  if (!(error instanceof SourceBusy)) context.exitCode = error instanceof Misconfigured ? exitCodes.usage : exitCodes.failed;
}

/** How a command takes what follows a harvest: what cannot be done shows in its exit code. */
export const afterwardsTools = (context: Context, http: HttpClient): AfterwardsTools => ({
  http,
  now: context.world.now,
  signal: context.world.signal,
  report: (message) => context.say(message),
  failed(message) {
    context.say(message);
    context.exitCode = exitCodes.failed;
  },
});
