import type { Command } from 'commander';
import { Misconfigured } from '../model/errors.ts';
import type { Context, LibraryOptions } from './context.ts';
import { withLibraryToRead } from './library-options.ts';
import { addListeningOptions, doorsOf, faultTold, type ListeningOptions, untilStopped } from './listening-options.ts';

interface McpOptions extends LibraryOptions, ListeningOptions {
  readonly http?: boolean;
}

const example = `
To give an assistant the library, name this program in its settings:
  {"mcpServers": {"refmill": {"command": "refmill", "args": ["mcp", "--store", "/path/to/refmill.db"]}}}`;

export function addMcp(program: Command, context: Context): void {
  const command = program
    .command('mcp')
    .summary('the library for assistants, over the Model Context Protocol')
    .description(
      'Serves the library to an assistant over the Model Context Protocol: search, fetch a work, format citations, look citations up, find duplicates, list endpoints. It only reads. Over standard input and output, for the program that starts it; with --http at /mcp for others.',
    )
    .option('--http', 'listen for HTTP instead, at /mcp')
    .addHelpText('after', example);
  addListeningOptions(command, 8225).action((options: McpOptions) =>
    withLibraryToRead(context, options, async (library, config) => {
      const { serveMcpHttp, serveMcpStreams } = await import('../server/mcp/serve-mcp.ts');
      const { now, stdin, stdout, signal } = context.world;
      const fault = faultTold(context, library);
      if (options.http) {
        const listening = await serveMcpHttp(library, config, { ...doorsOf(options, config, 8225), now, fault });
        await untilStopped(context, listening, [`${listening.url}/mcp`]);
        return;
      }
      const idle = Object.entries({ host: options.host, port: options.port }).find(([, value]) => value !== undefined);
      if (idle) throw new Misconfigured(idle[0], `--${idle[0]} goes with --http`);
      if (stdin.isTTY) context.say('An assistant is expected on standard input; end with Ctrl-D.');
      await serveMcpStreams(library, config, { stdin, stdout, signal, now, fault });
    }),
  );
}
