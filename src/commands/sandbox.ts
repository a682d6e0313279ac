import { once } from 'node:events';
import type { Command } from 'commander';
import { badHabits, readBadHabits } from '../sandbox/bad-habits.ts';
import { startSandbox } from '../sandbox/server.ts';
import { type Context, wholeNumber } from './context.ts';

export function addSandbox(program: Command, context: Context): void {
  program
    .command('sandbox')
    .summary('stand-ins for PubMed and a repository, to try everything offline')
    .description(
      'Serves a small PubMed (E-utilities) and a small repository (OAI-PMH) with invented records on this machine, until it is stopped with Ctrl-C.',
    )
    .option('--port <n>', 'where to listen; 0 takes a free one', wholeNumber('port', 0, 65_535), 8223)
    .option('--bad <habits>', `bad habits of real services to show, separated by commas: ${badHabits.join(', ')}`, readBadHabits, [])
    .action(async ({ port, bad }: { port: number; bad: ReturnType<typeof readBadHabits> }) => {
      const sandbox = await startSandbox({ port, bad });
      await context.out(`PubMed      ${sandbox.pubmedUrl}`);
      await context.out(`repository  ${sandbox.oaiUrl}`);
      const { host } = new URL(sandbox.url);
      context.say('\nTo harvest from it, in another terminal:');
      context.say(`  refmill harvest pubmed --query radium --base-url ${sandbox.pubmedUrl} --allow-private-host ${host}`);
      context.say(`  refmill harvest oai-pmh --url ${sandbox.oaiUrl} --allow-private-host ${host}`);
      if (!context.world.signal.aborted) await once(context.world.signal, 'abort');
      await sandbox.close();
    });
}
