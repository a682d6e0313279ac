import type { Command } from 'commander';
import { writeAtomically } from '../export/atomic-file.ts';
import { formats } from '../formats/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import { dedupeFiles } from '../pipeline/dedupe-files/dedupe-files.ts';
import { findInputs } from '../pipeline/dedupe-files/inputs.ts';
import { readDecisions } from '../pipeline/dedupe-files/stated-decisions.ts';
import { targetFormat } from '../pipeline/dedupe-files/target-format.ts';
import type { Context } from './context.ts';
import { type DedupeLibraryOptions, dedupeLibrary } from './dedupe-library.ts';
import { addLibraryOptions } from './library-options.ts';

interface DedupeOptions extends DedupeLibraryOptions {
  readonly format?: string;
  readonly to?: string;
  readonly output?: string;
  readonly groups?: string;
  readonly report?: string;
  readonly removed?: string;
  readonly decisions?: string;
  readonly related: string;
}

const standardOutput = '-';
const ids = (list: typeof formats) => list.map((each) => each.id).join(', ');

export function addDedupe(program: Command, context: Context): void {
  const command = program
    .command('dedupe')
    .summary('find what is the same publication, in the library or in files alone')
    .description(
      'With files or folders of any known format: reads them and writes one record for each publication, with what all its records say; nothing is stored. Without: looks at the whole library again, by today’s rules; what you decided stands, and `refmill undo` takes it back. Broken off, it goes on where it was when it is asked for again.',
    )
    .argument('[path...]', 'files or folders, .gz is unpacked; - is standard input; the library unless given')
    .option('--format <format>', `the input’s format, when its content does not tell: ${ids(formats)}`)
    .option('-o, --output <file>', 'write the unique records to this file instead of the screen; it appears only when it is whole')
    .option(
      '--to <format>',
      `the format of the unique records (default: by the ending of the file, else the input’s): ${ids(formats.filter((each) => each.write))}`,
    )
    .option('--groups <file>', 'write which records are one publication, a JSON line for each group of two or more (- is the screen)')
    .option('--report <file>', 'write the counts for a flow diagram, as CSV: per file, per database, per two of them, and in sum')
    .option('--removed <file>', 'write each removed record beside the kept one with the reasons, then the pairs in doubt, as CSV')
    .option('--decisions <file>', 'what persons decided, as `refmill duplicates export` writes it; it outranks the rules')
    .option('--related <way>', 'preprints, conference abstracts, errata and the like: `keep` apart, or `group` them in --groups', 'keep')
    .option('--from-start', 'of the library: look at all of it, although a run that was broken off had looked at some')
    .option('--json', 'of the library: print the report as JSON');
  addLibraryOptions(command).action((paths: string[], options: DedupeOptions) =>
    paths.length === 0 ? dedupeStore(context, options) : dedupePaths(context, paths, options),
  );
}

/** Options that are for files alone. */
const forFiles = ['format', 'to', 'output', 'groups', 'report', 'removed', 'decisions'] as const;

async function dedupeStore(context: Context, options: DedupeOptions): Promise<void> {
  const stray = forFiles.find((each) => options[each] !== undefined) ?? (options.related === 'keep' ? undefined : 'related');
  if (stray !== undefined)
    throw new Misconfigured('path', `--${stray} is for files: name the files or folders to look through (PATH…; - is standard input)`);
  await dedupeLibrary(context, options);
}

async function dedupePaths(context: Context, paths: readonly string[], options: DedupeOptions): Promise<void> {
  for (const option of ['fromStart', 'json', 'store'] as const)
    if (options[option] !== undefined)
      throw new Misconfigured('path', `--${option === 'fromStart' ? 'from-start' : option} is for the library: leave the paths out`);
  const { related } = options;
  if (related !== 'keep' && related !== 'group') throw new Misconfigured('related', `--related is keep or group, not ${related}`);
  const { output = options.groups === standardOutput ? undefined : standardOutput, groups, report, removed } = options;
  const outputs = distinct({ output, groups, report, removed });
  const inputs = await findInputs({
    ...{ paths, outputs, stdin: context.world.stdin, signal: context.world.signal },
    lost: (message) => context.lost(message),
    say: (message) => context.say(message),
    ...(options.format === undefined ? {} : { format: options.format }),
  });
  if (inputs.length === 0) {
    context.say('nothing was looked through, and nothing is written');
    return;
  }
  const to = output === undefined ? undefined : targetFormat(options.to, output, inputs);
  const decisions = options.decisions === undefined ? [] : await readDecisions(options.decisions);
  const put = async (file: string | undefined, pieces: () => AsyncIterable<string> | Iterable<string>) => {
    if (file === undefined) return;
    if (file === standardOutput) for await (const piece of pieces()) await context.write(piece);
    else await writeAtomically(file, context.untilStopped(each(pieces())));
  };
  const { merge } = await context.configuration(options.config);
  const request = {
    ranks: merge?.ranks.map((level) => [level].flat()),
    ...{ inputs, decisions, signal: context.world.signal },
    lost: (message: string) => context.lost(message),
    say: (message: string) => context.say(message),
    progress: (message: string) => context.progress(message),
  };
  await dedupeFiles(request, async (found) => {
    await put(groups, () => found.groupLines(related));
    await put(report, () => found.countTable());
    await put(removed, () => found.removedTable());
    if (to) await put(output, () => found.uniqueRecords(to));
    context.say(summary(found, removed));
    if (found.decisionsUnknown > 0)
      context.say(`${found.decisionsUnknown} of the ${decisions.length} decisions name a record that is in none of the files`);
  });
}

async function* each(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  yield* pieces;
}

/** Files to be written. Throws Misconfigured where two results would go to one place. */
function distinct(places: Readonly<Record<string, string | undefined>>): readonly string[] {
  const given = Object.entries(places).flatMap(([option, file]) => (file === undefined ? [] : [{ option, file }]));
  for (const [at, { option, file }] of given.entries()) {
    const other = given.slice(0, at).find((one) => one.file === file);
    if (other)
      throw new Misconfigured(option, `--${other.option} and --${option} both go to ${file === standardOutput ? 'the screen' : file}`);
  }
  return given.map(({ file }) => file).filter((file) => file !== standardOutput);
}

interface Numbers {
  readonly identified: number;
  readonly kept: number;
  readonly doubts: number;
  readonly related: number;
}

/** «1845 records read, 1261 duplicates removed, 584 kept; 4 pairs in doubt (removed.csv lists them)» */
function summary({ identified, kept, doubts, related }: Numbers, removed: string | undefined): string {
  const count = (number: number, one: string, several: string) => `${number} ${number === 1 ? one : several}`;
  const numbers = [
    count(identified, 'record read', 'records read'),
    count(identified - kept, 'duplicate removed', 'duplicates removed'),
    `${kept} kept`,
  ].join(', ');
  const listed = removed === undefined ? '--removed lists them' : `listed in ${removed}`;
  const apart = [
    ...(doubts > 0 ? [`${count(doubts, 'pair', 'pairs')} in doubt`] : []),
    ...(related > 0 ? [`${count(related, 'pair', 'pairs')} related`] : []),
  ];
  return apart.length > 0 ? `${numbers}; ${apart.join(', ')} (${listed})` : numbers;
}
