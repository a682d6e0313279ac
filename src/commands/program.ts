import { Command, CommanderError } from 'commander';
import { Misconfigured } from '../model/errors.ts';
import { ownValue } from '../model/own-value.ts';
import { version } from '../package-root.ts';
import { Context, exitCodes, type World } from './context.ts';
import { faultInWords } from './fault-in-words.ts';

/** `args` are those of the command line: what help a command gives may depend on them. */
type AddCommand = (program: Command, context: Context, args: readonly string[]) => void;

/**
 * In the order in which a newcomer meets them; `--help` lists them so. A command is loaded when it is asked for: most of what there is
 * to load (the HTTP client, the sandbox) is of use to few of them.
 */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  tour: async () => (await import('./tour.ts')).addTour,
  init: async () => (await import('./init.ts')).addInit,
  harvest: async () => (await import('./harvest.ts')).addHarvest,
  schedule: async () => (await import('./schedule.ts')).addSchedule,
  ingest: async () => (await import('./ingest.ts')).addIngest,
  runs: async () => (await import('./runs.ts')).addRuns,
  undo: async () => (await import('./undo.ts')).addUndo,
  replay: async () => (await import('./replay.ts')).addReplay,
  search: async () => (await import('./search.ts')).addSearch,
  show: async () => (await import('./show.ts')).addShow,
  export: async () => (await import('./export.ts')).addExport,
  results: async () => (await import('./results.ts')).addResults,
  dedupe: async () => (await import('./dedupe.ts')).addDedupe,
  duplicates: async () => (await import('./duplicates.ts')).addDuplicates,
  correct: async () => (await import('./correct.ts')).addCorrect,
  tag: async () => (await import('./tag.ts')).addTagCommand,
  prisma: async () => (await import('./prisma.ts')).addPrisma,
  repair: async () => (await import('./repair.ts')).addRepair,
  vocabulary: async () => (await import('./vocabulary.ts')).addVocabulary,
  read: async () => (await import('./read.ts')).addRead,
  'parse-citation': async () => (await import('./parse-citation.ts')).addParseCitation,
  'extract-endpoints': async () => (await import('./extract-endpoints.ts')).addExtractEndpoints,
  convert: async () => (await import('./convert.ts')).addConvert,
  serve: async () => (await import('./serve.ts')).addServe,
  mcp: async () => (await import('./mcp.ts')).addMcp,
  sandbox: async () => (await import('./sandbox.ts')).addSandbox,
  doctor: async () => (await import('./doctor.ts')).addDoctor,
};

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
      '\nExit codes: 0 done, 1 something failed, 2 wrong usage or configuration, 3 done, but a record could not be read or stored, or did not come.',
    );
  const [asked = ''] = args;
  const wanted = ownValue(commands, asked);
  const loaded = await Promise.all((wanted ? [wanted] : asked === '--version' ? [] : Object.values(commands)).map((load) => load()));
  for (const add of loaded) add(program, context, args);
  for (const command of program.commands) inheritSettings(program, command);
  refuseTwice(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    context.say(`refmill: ${error === world.signal.reason ? world.signal.reason.message : faultInWords(error, context.library)}`);
    return error instanceof Misconfigured ? exitCodes.usage : exitCodes.failed;
  }
}

/** commander copies output and error handling only to commands made after they were set, and not to their subcommands. */
function inheritSettings(parent: Command, child: Command): void {
  child.copyInheritedSettings(parent);
  for (const grandchild of child.commands) inheritSettings(child, grandchild);
}

/**
 * An option of one value that is given twice is a slip, and commander takes the last without a word. Those that take several have a
 * parser that is handed what was given before.
 */
function refuseTwice(command: Command): void {
  for (const option of command.options) {
    if (!(option.required || option.optional) || (option.parseArg?.length ?? 0) > 1) continue;
    let given = false;
    command.on(`option:${option.name()}`, () => {
      if (given)
        throw new Misconfigured(option.name(), `${option.long ?? option.flags} was given twice, and takes one value: give it once`);
      given = true;
    });
  }
  for (const child of command.commands) refuseTwice(child);
}
