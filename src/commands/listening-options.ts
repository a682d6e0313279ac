import { once } from 'node:events';
import type { Command } from 'commander';
import type { Configuration } from '../configuration.ts';
import type { Library } from '../pipeline/library.ts';
import type { Listening } from '../server/listen.ts';
import { type Context, collect, wholeNumber } from './context.ts';
import { faultInWords } from './fault-in-words.ts';
import { addLibraryOptions } from './library-options.ts';

export interface ListeningOptions {
  readonly host?: string;
  readonly port?: number;
  readonly allowHost: readonly string[];
  readonly corsOrigin: readonly string[];
}

/** The options of every command that listens for HTTP. */
export const addListeningOptions = (command: Command, usualPort: number): Command =>
  addLibraryOptions(
    command
      .option('--host <address>', 'address to listen at (default: `server.host` in refmill.yaml, else 127.0.0.1)')
      .option('--port <n>', `port to listen at; 0 takes a free one (default: ${usualPort})`, wholeNumber('port', 0, 65_535))
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
      ),
  );

/** Where to listen and whom to let in: the options over the configuration. */
export const doorsOf = ({ host, port, allowHost, corsOrigin }: ListeningOptions, { server }: Configuration, usualPort: number) => ({
  host: host ?? server?.host ?? '127.0.0.1',
  port: port ?? usualPort,
  allowHosts: [...(server?.allowHosts ?? []), ...allowHost],
  corsOrigins: [...(server?.corsOrigins ?? []), ...corsOrigin],
});

/** Faults are told to whoever runs the server. */
export const faultTold = (context: Context, library: Library) => (error: unknown) =>
  context.say(`refmill: ${faultInWords(error, library.location)}`);

/** Says where it listens, and serves until the user asks to stop. */
export async function untilStopped(context: Context, listening: Listening, lines: readonly string[]): Promise<void> {
  for (const line of lines) await context.out(line);
  if (!context.world.signal.aborted) await once(context.world.signal, 'abort');
  context.say('stopping: requests at work are finished first');
  await listening.close();
}
