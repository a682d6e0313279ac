import type { Command } from 'commander';

/** The options of every command that opens the library. */
export function addLibraryOptions(command: Command): Command {
  return command
    .option('--store <file>', 'the library (default: REFMILL_STORE, else `store` in refmill.yaml, else refmill.db in this folder)')
    .option('--config <file>', 'the configuration (default: REFMILL_CONFIG, else refmill.yaml in this folder)');
}
