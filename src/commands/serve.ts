import type { Command } from 'commander';
import type { Context, LibraryOptions } from './context.ts';
import { withExistingLibrary, withLibraryToRead } from './library-options.ts';
import { addListeningOptions, doorsOf, faultTold, type ListeningOptions, untilStopped } from './listening-options.ts';

interface ServeOptions extends LibraryOptions, ListeningOptions {
  readonly lookups?: boolean;
}

export function addServe(program: Command, context: Context): void {
  const command = program
    .command('serve')
    .summary('the library over HTTP: a JSON API, and the endpoints of Zotero’s translation server')
    .description(
      'Serves the library over HTTP until it is stopped with Ctrl-C: what the commands do as JSON, described in OpenAPI at /openapi.json, and /search, /import and /export as Zotero’s translation server has them. It only reads, unless a token is set (REFMILL_SERVER_TOKEN, or `serverToken` in refmill.yaml), and only this machine reaches it, unless --host says otherwise.',
    )
    .option('--lookups', 'ask PubMed, Crossref and DataCite about identifiers that the library does not have, for Zotero’s /search');
  addListeningOptions(command, 8224).action(async (options: ServeOptions) => {
    const { serverToken } = await context.configuration(options.config);
    const withLibrary = serverToken === undefined ? withLibraryToRead : withExistingLibrary;
    await withLibrary(context, options, async (library, config) => {
      const { serve } = await import('../server/serve.ts');
      const listening = await serve(library, config, {
        ...doorsOf(options, config, config.server?.port ?? 8224),
        lookups: options.lookups ?? config.server?.lookups ?? false,
        now: context.world.now,
        fault: faultTold(context, library),
      });
      context.say(
        serverToken === undefined
          ? 'it only reads: no token is set (REFMILL_SERVER_TOKEN)'
          : 'whoever has the token may change the library',
      );
      await untilStopped(context, listening, [listening.url, `${listening.url}/openapi.json  describes it`]);
    });
  });
}
