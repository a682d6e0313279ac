import { expect, test } from 'vitest';
import { citedList } from '../../../src/export/list/cited-list.ts';
import { citedPieces, isPrintedAsItComes } from '../../../src/export/list/cited-pieces.ts';
import { printHtml } from '../../../src/export/list/print-html.ts';
import { printMarkdown } from '../../../src/export/list/print-markdown.ts';
import { printText } from '../../../src/export/list/print-text.ts';
import { citationStyle } from '../../../src/export/styles/citation-style.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { references } from './references.ts';
import { textOf } from './text-of.ts';

/** More than two pieces, people of the same names in all of them. */
const many: readonly BibliographicRecord[] = Array.from({ length: 90 }, (_, round) =>
  references.map((record) => ({ ...record, sourceId: `${record.sourceId}-${round}` })),
)
  .flat()
  .slice(0, 450);

async function* inTurn<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

const key = ({ sourceId }: BibliographicRecord) => `key ${sourceId}`;

test.each(['nlm', 'ama', 'nature', 'ieee'])('%s prints a list piece by piece as it prints the whole', async (name) => {
  const style = await citationStyle(name);
  const settings = { style, links: ['pmid'] as const };
  expect(isPrintedAsItComes(settings)).toBe(true);
  const whole = citedList(many, settings, { citationKey: key });
  const pieces = () => citedPieces(inTurn(many), settings, async () => noJournals, key);
  expect(await textOf(printText(pieces()))).toBe(await textOf(printText(whole)));
  expect(await textOf(printHtml(pieces()))).toBe(await textOf(printHtml(whole)));
  expect(await textOf(printMarkdown(pieces()))).toBe(await textOf(printMarkdown(whole)));
});

test('the first entries come before the last records are asked for', async () => {
  let given = 0;
  const counted = async function* () {
    for (const record of many) {
      given += 1;
      yield record;
    }
  };
  const style = await citationStyle('nlm');
  for await (const piece of printText(citedPieces(counted(), { style }, async () => noJournals, key))) {
    expect(piece).toMatch(/^1\. /);
    break;
  }
  expect(given).toBe(200);
});

test.each([
  ['apa', {}],
  ['apa', { order: 'found' }],
  ['chicago', { order: 'found' }],
  ['nlm', { order: 'author' }],
  ['nlm', { groupBy: 'year' }],
] as const)('%s with %o needs the whole list', async (name, settings) => {
  expect(isPrintedAsItComes({ style: await citationStyle(name), ...settings })).toBe(false);
});
