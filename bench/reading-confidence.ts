import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readPage } from '../src/formats/run-on/run-on.ts';
import type { BibliographicRecord } from '../src/model/record.ts';
import { readVocabularyFiles, vocabularySource } from '../src/pipeline/vocabularies.ts';
import { markdownTable } from './report/markdown-table.ts';
import { type KnownValues, spanIsRight } from './worked-readings/span-is-right.ts';

/** Spans are counted together from one of these on. */
const steps = [0, 0.6, 0.8, 0.9, 0.95, 0.99];

/**
 * `FILE [--vocabulary FILE]…`: of pages whose values are known (`{ text, gold }`, a JSON object a line), how often a span of a confidence is right.
 * The table in docs/reading-run-on-text.md is from here.
 */
async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { vocabulary: { type: 'string', multiple: true, default: [] } },
  });
  const vocabularies = await vocabularySource(await readVocabularyFiles(values.vocabulary))();
  const counts = steps.map(() => ({ spans: 0, right: 0, stated: 0 }));
  const misses = new Map<string, number>();
  for (const line of (await readFile(positionals[0] ?? '', 'utf8')).split('\n').filter((each) => each.trim() !== '')) {
    const { text, gold } = JSON.parse(line) as { text: string; gold: KnownValues };
    const record: Partial<BibliographicRecord> = readPage(text, vocabularies);
    for (const span of record.spans ?? []) {
      const isRight = spanIsRight(span.path, record, gold);
      if (isRight === undefined) continue;
      const confidence = span.confidence ?? 1;
      const count = counts[steps.findLastIndex((step) => confidence >= step)];
      if (!count) continue;
      count.spans += 1;
      count.stated += confidence;
      if (isRight) count.right += 1;
      else misses.set(span.path.replace(/\d+/g, 'n'), (misses.get(span.path.replace(/\d+/g, 'n')) ?? 0) + 1);
    }
  }
  const rows = counts.flatMap(({ spans, right, stated }, at) =>
    spans === 0 ? [] : [[`${steps[at]} to ${steps[at + 1] ?? 1}`, String(spans), (stated / spans).toFixed(3), (right / spans).toFixed(3)]],
  );
  process.stdout.write(`${markdownTable(['confidence', 'values', 'mean confidence', 'right'], rows)}\n`);
  const [all, right] = [counts.reduce((sum, { spans }) => sum + spans, 0), counts.reduce((sum, each) => sum + each.right, 0)];
  process.stdout.write(
    `\n${all} values, ${((100 * right) / all).toFixed(2)} % right; wrong: ${JSON.stringify(Object.fromEntries(misses))}\n`,
  );
}

await main(process.argv.slice(2));
