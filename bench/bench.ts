import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Misconfigured } from '../src/model/errors.ts';
import { packageRoot } from '../src/package-root.ts';
import { generate } from './generate.ts';
import { measureAll } from './measure.ts';
import { measureMatching } from './measures/matching.ts';
import { writeReport } from './report/write-report.ts';
import { results } from './results.ts';
import { usage } from './usage.ts';
import { wholeOption } from './whole-option.ts';

const docs = path.join(packageRoot, 'docs');
const usualSizes = [10_000, 50_000] as const;
const fullSizes = [10_000, 100_000, 1_000_000] as const;
const usualMatching = { damaged: 20_000, sizes: [10_000, 30_000, 100_000] } as const;
const fullMatching = { damaged: 50_000, sizes: [10_000, 30_000, 100_000, 300_000, 1_000_000] } as const;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** `[--full | --sizes N,N…] [--sample N] [--made-only] [--seed N] [--tries N] [--results FILE]`: measures; writes the page, or the figures to a file. */
async function measure(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args,
    options: { full: flag, 'made-only': flag, sizes: text, sample: text, seed: text, tries: text, results: text },
  });
  const given = values.sizes === undefined ? undefined : sizesIn(values.sizes);
  const taken = await measureAll({
    sizes: given ?? (values.full ? fullSizes : usualSizes),
    matching: given ? { damaged: given[0], sizes: given } : values.full ? fullMatching : usualMatching,
    // A bulk load runs for hours: a large sample is read long enough for V8 to have compiled what reads it.
    sample: values.full ? 20_000 : 2_000,
    seed: 1,
    tries: 3,
    madeOnly: values['made-only'],
    ...wholeOption('sample', values.sample),
    ...wholeOption('seed', values.seed),
    ...wholeOption('tries', values.tries),
    say,
  });
  // In the order of the schema, as `report` writes them again.
  if (values.results === undefined) await writeReport(docs, results.parse(taken));
  else await writeFile(values.results, `${JSON.stringify(taken, null, 2)}\n`);
  say(`figures: ${values.results ?? path.join(docs, 'performance.md')}`);
}

/** `5000,20000` */
function sizesIn(list: string): readonly [number, ...number[]] {
  const sizes = list.split(',').map(Number);
  const [first, ...others] = sizes;
  if (first === undefined || !sizes.every((size, at) => Number.isInteger(size) && size > (sizes[at - 1] ?? 0)))
    throw new Misconfigured('sizes', `--sizes takes rising numbers of records, 5000,20000; not ${list}`);
  return [first, ...others];
}

/** `report --results FILE`: writes the page from figures. */
async function report(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { results: { type: 'string', default: path.join(docs, 'performance/results.json') } } });
  await writeReport(docs, results.parse(JSON.parse(await readFile(values.results, 'utf8'))));
}

/** `matching [--full | --sizes N,N…] [--made-only] [--results FILE]`: measures how copies of one publication are told, and puts it into figures that were taken before. */
async function measureMatchingAlone(args: string[]): Promise<void> {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { full: flag, 'made-only': flag, sizes: text, results: text } });
  const file = values.results ?? path.join(docs, 'performance/results.json');
  const earlier = results.parse(JSON.parse(await readFile(file, 'utf8')));
  const sizes = values.sizes === undefined ? undefined : sizesIn(values.sizes);
  const plan = sizes ? { damaged: sizes[0], sizes } : values.full ? fullMatching : usualMatching;
  const folder = await mkdtemp(path.join(tmpdir(), 'refmill-bench-'));
  try {
    const taken = {
      ...earlier,
      matching: await measureMatching(plan, { seed: earlier.seed, madeOnly: values['made-only'], tries: 3, folder, say }),
    };
    if (values.results === undefined) await writeReport(docs, results.parse(taken));
    else await writeFile(file, `${JSON.stringify(taken, null, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  say(`figures: ${file}`);
}

const [command, ...args] = process.argv.slice(2);
try {
  if (process.argv.some((arg) => arg === '--help' || arg === '-h')) process.stdout.write(usage);
  else if (command === 'generate') await generate(args, say);
  else if (command === 'report') await report(args);
  else if (command === 'matching') await measureMatchingAlone(args);
  else await measure(process.argv.slice(2));
} catch (error) {
  // What parseArgs throws is about the command line too.
  if (!(error instanceof Misconfigured) && !(error instanceof TypeError && 'code' in error)) throw error;
  say(`${error.message}\n--help names all options`);
  process.exitCode = 2;
}
