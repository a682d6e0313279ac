import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Misconfigured } from '../src/model/errors.ts';
import { timed } from './fuzz/attempt.ts';
import { fuzz, type Report } from './fuzz/campaign.ts';
import { readSeeds } from './fuzz/seeds.ts';
import { targets } from './fuzz/targets.ts';
import { wholeOption } from './whole-option.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `[--inputs N] [--seed N] [--only run-on,citations,…] [FILE…]`: tries the readers of free text on mutations of our fixtures, of made articles and
 * citations and of the files given. A line for each reader, then a JSON object a line for each failure; exit code 1 when there is one.
 */
async function main(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { inputs: text, seed: text, only: text } });
  const { inputs = 100_000 } = wholeOption('inputs', values.inputs);
  const { seed = 1 } = wholeOption('seed', values.seed);
  const chosen = chosenTargets(values.only);
  const seeds = readSeeds(seed, await Promise.all(positionals.map((file) => readFile(file, 'utf8'))));
  const shares = chosen.reduce((sum, { share }) => sum + share, 0);
  for (const target of chosen) {
    const own = Math.ceil((inputs * target.share) / shares);
    const report = fuzz(target, targets.indexOf(target), { seed, inputs: own, seeds, attempt: timed });
    tell(report, seed);
    if (report.failures.length > 0) process.exitCode = 1;
  }
}

function chosenTargets(only: string | undefined) {
  const names = only?.split(',') ?? targets.map(({ name }) => name);
  const unknown = names.find((name) => !targets.some((target) => target.name === name));
  if (unknown === undefined) return targets.filter(({ name }) => names.includes(name));
  throw new Misconfigured('only', `--only takes ${targets.map(({ name }) => name).join(', ')}; not ${unknown}`);
}

function tell({ target, inputs, worst, failures }: Report, seed: number): void {
  say(`${target}: ${inputs} inputs, at most ${worst.toFixed(1)} ms a kilobyte, ${failures.length} failures`);
  for (const failure of failures) say(JSON.stringify({ seed, ...failure }));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  // What parseArgs throws is about the command line too.
  if (!(error instanceof Misconfigured) && !(error instanceof TypeError && 'code' in error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
