import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { refusal } from '../model/circumstance.ts';
import { Misconfigured } from '../model/errors.ts';
import { configurationSchema } from '../pipeline/configuration-schema.ts';
import { starterConfiguration } from '../pipeline/starter-configuration.ts';
import type { Context } from './context.ts';

export function addInit(program: Command, context: Context): void {
  program
    .command('init')
    .summary('write a commented refmill.yaml to begin with')
    .description(
      'Writes a commented refmill.yaml into this folder, and refmill.schema.json beside it, by which editors complete and check it. A refmill.yaml that is there already is left as it is.',
    )
    .argument('[file]', 'where to write it', 'refmill.yaml')
    .action(async (file: string) => {
      await writeFile(file, starterConfiguration, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
        throw new Misconfigured(
          'file',
          cause.code === 'EEXIST' ? `${file} is there already and was left as it is` : `${file}: cannot be written: ${refusal(cause.code)}`,
          { cause },
        );
      });
      const schema = path.join(path.dirname(file), 'refmill.schema.json');
      await writeFile(schema, `${JSON.stringify(configurationSchema(), null, 2)}\n`);
      await context.out(`wrote ${file}: name your sources in it, then run \`refmill harvest\``);
    });
}
