import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { featuresOf } from '../src/normalizers/citation-string/features.ts';
import { tokensOf } from '../src/normalizers/citation-string/tokens.ts';
import { packageRoot } from '../src/package-root.ts';
import { allowedLabels, type LabelledCitation, labelsOfPieces } from './citation-model/align.ts';
import { type Example, learn } from './citation-model/learn.ts';
import { madeCitation, type SourceRecord } from './citation-model/made-citation.ts';
import { encodedWeights, weightsFile } from './citation-model/write-weights.ts';
import { Random } from './generator/random.ts';

/** Features seen less often say nothing that would hold elsewhere. */
const leastSeen = 4;
/** A made citation counts a quarter: chance mixes styles as people do not. */
const madeImportance = 0.25;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function jsonLines<T>(file: string): Promise<T[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

type Seen = Omit<Example, 'features'> & { readonly names: readonly string[][] };

/** The citations of labelled files whose parts can be found in them. */
async function labelledCitations(files: readonly string[]): Promise<Seen[]> {
  const cases = (await Promise.all(files.map((file) => jsonLines<LabelledCitation>(file)))).flat();
  return cases.flatMap((each) => {
    const raw = each.raw.replace(/\s*[\r\n]+\s*/g, ' ');
    const tokens = tokensOf(raw);
    const allowed = allowedLabels(tokens, { ...each, raw });
    return allowed ? [{ tokens, allowed, importance: 1, names: featuresOf(tokens) }] : [];
  });
}

/** Citations made of records (`refmill read … > records.jsonl`) in styles of chance. */
async function madeCitations(file: string, count: number, seed: number): Promise<Seen[]> {
  const records = (await jsonLines<SourceRecord>(file)).filter(({ title, contributors, issued }) => title && contributors && issued?.year);
  const random = new Random(seed);
  const next = () => random.next();
  const recordAt = (at: number) => records[at % records.length] ?? {};
  return Array.from({ length: count }, () => {
    const { raw, pieces } = madeCitation(recordAt(random.between(0, records.length - 1)), recordAt, next);
    const tokens = tokensOf(raw);
    return { tokens, allowed: labelsOfPieces(tokens, pieces), importance: madeImportance, names: featuresOf(tokens) };
  });
}

/**
 * `LABELLED… [--records FILE --made N] [--rounds N] [--seed N]`: learns what the words, marks and neighbours of citation strings say of their parts, and
 * writes it to src/normalizers/citation-string/learned-weights.ts. Labelled files have a JSON object a line: `{ raw, gold: { authors, title, … } }`.
 */
async function main(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { records: text, made: text, rounds: text, seed: text },
  });
  const seed = Number(values.seed ?? 1);
  const labelled = await labelledCitations(positionals);
  const made = values.records === undefined ? [] : await madeCitations(values.records, Number(values.made ?? 3000), seed);
  const seen = [...labelled, ...made];
  const counts = new Map<string, number>();
  for (const { names } of seen) for (const row of names) for (const name of row) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].flatMap(([name, count]) => (count >= leastSeen ? [name] : []));
  const index = new Map(names.map((name, at) => [name, at]));
  say(`${labelled.length} labelled citations, ${made.length} made ones, ${names.length} features`);
  const examples = seen.map(({ names: rows, ...rest }) => ({
    ...rest,
    features: rows.map((row) => Int32Array.from(row.flatMap((name) => index.get(name) ?? []))),
  }));
  const rounds = Number(values.rounds ?? 12);
  const model = learn(examples, names, {
    rounds,
    rate: 0.1,
    l1: 0.005,
    seed,
    report: (round, loss) => say(`round ${round + 1} of ${rounds}: ${loss.toFixed(3)}`),
  });
  const file = path.join(packageRoot, 'src/normalizers/citation-string/learned-weights.ts');
  await writeFile(file, weightsFile(encodedWeights(model)));
  say(`written: ${path.relative(packageRoot, file)}`);
}

await main(process.argv.slice(2));
