import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { decimalMark } from '../../src/normalizers/endpoints/decimal-mark.ts';
import { tokenize } from '../../src/normalizers/endpoints/tokens.ts';
import { extractEndpoints } from '../../src/normalizers/endpoints.ts';
import { packageRoot } from '../../src/package-root.ts';
import { cpuTimes } from './cpu-time.ts';
import { countMatches } from './plain-expressions.ts';
import { spread } from './spread.ts';

export const extracting = z.strictObject({
  /** How many abstracts are read in one try, and the UTF-16 units of them all. */
  abstracts: z.int(),
  units: z.int(),
  /** What was found in one try: by the grammar, and matches of the plain expressions. */
  endpoints: z.int(),
  results: z.int(),
  matches: z.int(),
  /** Processor seconds for all of them. */
  times: z.strictObject({ whole: spread, tokens: spread, expressions: spread }),
});

const folder = path.join(packageRoot, 'fixtures/endpoints');

/** How often the abstracts are read in one try: once is too short for the clock, and for V8 to compile what reads them. */
const passes = 20;

/** Endpoints and results out of the English abstracts among the fixtures, against their tokens alone and against plain expressions. */
export async function measureExtracting(tries: number): Promise<z.infer<typeof extracting>> {
  const english = readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name, 'input.txt'), 'utf8').trimEnd())
    // The fixtures in other languages write decimals with a comma.
    .filter((text) => decimalMark(text) === 'point');
  const texts = Array.from({ length: passes }, () => english).flat();
  let [endpoints, results, matches] = [0, 0, 0];
  const times = await cpuTimes(
    {
      expressions: () => {
        matches = 0;
        for (const text of texts) matches += countMatches(text);
      },
      tokens: () => {
        for (const text of texts) tokenize(text);
      },
      whole: () => {
        [endpoints, results] = [0, 0];
        for (const text of texts) {
          const read = extractEndpoints(text);
          endpoints += read.endpoints.length;
          results += read.results.length;
        }
      },
    },
    tries,
  );
  const units = texts.reduce((total, { length }) => total + length, 0);
  return { abstracts: texts.length, units, endpoints, results, matches, times };
}
