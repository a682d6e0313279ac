import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { storeLocation } from '../config.ts';
import type { Configuration } from '../configuration.ts';
import { Misconfigured } from '../model/errors.ts';
import type { Library } from '../pipeline/library.ts';
import type { Context, LibraryOptions } from './context.ts';

/** The options of every command that opens the library. */
export function addLibraryOptions(command: Command): Command {
  return command
    .option('--store <file>', 'the library (default: REFMILL_STORE, else `store` in refmill.yaml, else refmill.db in this folder)')
    .option('--config <file>', 'the configuration (default: REFMILL_CONFIG, else refmill.yaml in this folder)');
}

type Use<T> = (library: Library, config: Configuration) => Promise<T>;

/** For commands that need a library that is there: in the wrong folder, or with a slip in --store, they say so instead of making an empty one. */
export async function withExistingLibrary<T>(context: Context, options: LibraryOptions, use: Use<T>): Promise<T> {
  await mustExist(context, options);
  return context.withLibrary(options, use);
}

/** For commands that only look: an empty library made on the spot would answer that there is nothing. They need no right to write. */
export async function withLibraryToRead<T>(context: Context, options: LibraryOptions, use: Use<T>): Promise<T> {
  await mustExist(context, options);
  return context.withLibraryToRead(options, use);
}

async function mustExist(context: Context, options: LibraryOptions): Promise<void> {
  const location = storeLocation(options.store, await context.configuration(options.config));
  if (!existsSync(location))
    throw new Misconfigured(
      'store',
      `${location}: there is no library; \`refmill ingest\` or \`refmill harvest\` makes one, --store names another`,
    );
}
