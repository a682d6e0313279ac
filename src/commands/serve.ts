import { once } from 'node:events';
import type { Command } from 'commander';
import type { Configuration } from '../configuration.ts';
import type { Library } from '../pipeline/library.ts';
import type { Listening } from '../server/listen.ts';
import { type Context, collect, type LibraryOptions, wholeNumber } from './context.ts';
import { faultInWords } from './fault-in-words.ts';
import { addLibraryOptions, withExistingLibrary, withLibraryToRead } from './library-options.ts';

interface ServeCommandOptions extends LibraryOptions {
  readonly host?: string;
  readonly port?: number;
  readonly allowHost: readonly string[];
  readonly corsOrigin: readonly string[];
  readonly lookups?: boolean;
}

export function addServe(program: Command, context: Context): void {
  const command = program
    .command('serve')
    .summary('the library over HTTP: a JSON API, and the endpoints of Zotero’s translation server')
    .description(
      'Serves the library over HTTP until it is stopped with Ctrl-C: what the commands do as JSON, described in OpenAPI at /openapi.json, and /search, /import and /export as Zotero’s translation server has them. It only reads, unless a token is set (REFMILL_SERVER_TOKEN, or `serverToken` in refmill.yaml), and only this machine reaches it, unless --host says otherwise.',
    )
    .option('--host <address>', 'address to listen at (default: `server.host` in refmill.yaml, else 127.0.0.1)')
    .option(
      '--port <n>',
      'port to listen at; 0 takes a free one (default: `server.port` in refmill.yaml, else 8224)',
      wholeNumber('port', 0, 65_535),
    )
    .option(
      '--allow-host <name>',
      'a name under which clients reach this server, beside localhost; may be given several times',
      collect,
      [],
    )
    .option(
      '--cors-origin <origin>',
      'a web site (https://example.org) whose pages may use this server; may be given several times',
      collect,
      [],
    );
  command.option('--lookups', 'ask PubMed, Crossref and DataCite about identifiers that the library does not have, for Zotero’s /search');
  addLibraryOptions(command).action(async (options: ServeCommandOptions) => {
    const config = await context.configuration(options.config);
    const withLibrary = config.serverToken === undefined ? withLibraryToRead : withExistingLibrary;
    await withLibrary(context, options, async (library, config) => {
      const { serve } = await import('../server/serve.ts');
      const listening = await serve(library, config, {
        ...doorsOf(options, config),
        lookups: options.lookups ?? config.server?.lookups ?? false,
        now: context.world.now,
        fault: faultTold(context, library),
      });
      const { url } = listening;
      context.say(
        config.serverToken === undefined || library.readOnly
          ? 'it only reads: no token is set (REFMILL_SERVER_TOKEN)'
          : 'whoever has the token may change the library',
      );
      await untilStopped(context, listening, [`${url}`, `${url}/openapi.json  describes it`]);
    });
  });
}

/** Where to listen and whom to let in: the options over the configuration. */
function doorsOf({ host, port, allowHost, corsOrigin }: ServeCommandOptions, { server }: Configuration) {
  return {
    host: host ?? server?.host ?? '127.0.0.1',
    port: port ?? server?.port ?? 8224,
    allowHosts: [...(server?.allowHosts ?? []), ...allowHost],
    corsOrigins: [...(server?.corsOrigins ?? []), ...corsOrigin],
  };
}

const faultTold = (context: Context, library: Library) => (error: unknown) =>
  context.say(`refmill: ${faultInWords(error, library.location)}`);

/** Says where it listens, and serves until the user asks to stop. */
async function untilStopped(context: Context, listening: Listening, lines: readonly string[]): Promise<void> {
  for (const line of lines) await context.out(line);
  if (!context.world.signal.aborted) await once(context.world.signal, 'abort');
  context.say('stopping: requests at work are finished first');
  await listening.close();
}
