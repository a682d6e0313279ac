import { once } from 'node:events';
import type { Command } from 'commander';
import { badHabits, readBadHabits } from '../sandbox/bad-habits.ts';
import { startSandbox } from '../sandbox/server.ts';
import { services } from '../sandbox/services.ts';
import { type Context, wholeNumber } from './context.ts';

interface SandboxCommandOptions {
  readonly port: number;
  readonly bad: ReturnType<typeof readBadHabits>;
  readonly generated: number;
}

export function addSandbox(program: Command, context: Context): void {
  program
    .command('sandbox')
    .summary('stand-ins for every remote service, to try everything offline')
    .description(
      `Serves small stand-ins with invented records on this machine, until it is stopped with Ctrl-C: ${services.map(({ title }) => title).join(', ')}.`,
    )
    .option('--port <n>', 'where to listen; 0 takes a free one', wholeNumber('port', 0, 65_535), 8223)
    .option(
      '--bad <habits>',
      `bad habits of real services to show, separated by commas: ${badHabits.join(', ')}`,
      (habits: string, before: SandboxCommandOptions['bad']) => [...before, ...readBadHabits(habits)],
      [],
    )
    .option('--generated <n>', 'so many further small records, to try large results', wholeNumber('generated', 0, 1_000_000), 0)
    .action(async ({ port, bad, generated }: SandboxCommandOptions) => {
      const sandbox = await startSandbox({ port, bad, generated });
      const widest = Math.max(...services.map(({ title }) => title.length));
      for (const { id, title } of services) await context.out(`${title.padEnd(widest)}  ${sandbox.urlOf(id)}`);
      const { host } = new URL(sandbox.url);
      context.say('\nTo harvest from it, in another terminal (Unpaywall insists on an address: set REFMILL_EMAIL first):');
      for (const { id, example } of services) context.say(`  refmill harvest ${example(sandbox.urlOf(id))} --allow-private-host ${host}`);
      if (!context.world.signal.aborted) await once(context.world.signal, 'abort');
      await sandbox.close();
    });
}
