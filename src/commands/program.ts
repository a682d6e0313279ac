import { Command, CommanderError } from 'commander';
import { Misconfigured } from '../model/errors.ts';
import { version } from '../package-root.ts';
import { Context, exitCodes, type World } from './context.ts';
import { addConvert } from './convert.ts';
import { addDoctor } from './doctor.ts';
import { addDuplicates } from './duplicates.ts';
import { addExport } from './export.ts';
import { faultInWords } from './fault-in-words.ts';
import { addHarvest } from './harvest.ts';
import { addIngest } from './ingest.ts';
import { addInit } from './init.ts';
import { addRead } from './read.ts';
import { addRuns } from './runs.ts';
import { addSandbox } from './sandbox.ts';
import { addSearch } from './search.ts';
import { addShow } from './show.ts';
import { addTour } from './tour.ts';

/** In the order in which a newcomer meets them; `--help` lists them so. */
const commands = [
  addTour,
  addInit,
  addHarvest,
  addIngest,
  addRuns,
  addSearch,
  addShow,
  addExport,
  addDuplicates,
  addRead,
  addConvert,
  addSandbox,
  addDoctor,
];

/** Runs one command line (without node and script) in a world, and returns the exit code. */
export async function run(args: readonly string[], world: World): Promise<number> {
  const context = new Context(world);
  const program = new Command('refmill')
    .description(
      'A literature metadata mill: takes bibliographic records from PubMed, repositories and files, links what is the same publication, and prints citation lists.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => world.stdout.write(text), writeErr: (text) => world.stderr.write(text) })
    .showHelpAfterError('(--help says more)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 something failed, 2 wrong usage or configuration, 3 done, but a record could not be read or stored.',
    );
  for (const add of commands) add(program, context);
  for (const command of program.commands) inheritSettings(program, command);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    context.say(`refmill: ${error === world.signal.reason ? world.signal.reason.message : faultInWords(error)}`);
    return error instanceof Misconfigured ? exitCodes.usage : exitCodes.failed;
  }
}

/** commander copies output and error handling only to commands made after they were set, and not to their subcommands. */
function inheritSettings(parent: Command, child: Command): void {
  child.copyInheritedSettings(parent);
  for (const grandchild of child.commands) inheritSettings(child, grandchild);
}
