import { expect, test } from 'vitest';
import { splitEntries } from '../../../src/formats/ovid-tagged/split.ts';
import { readLines } from '../../../src/formats/text-lines.ts';

async function entriesIn(...lines: string[]): Promise<unknown[]> {
  const entries: unknown[] = [];
  for await (const entry of splitEntries(readLines([Buffer.from(lines.join('\n'))])))
    entries.push(entry.lines.map(({ tag, parts }) => [tag, ...parts]));
  return entries;
}

test('below indented values, a line that is not indented is a label, though nobody knows it', async () => {
  expect(await entriesIn('<1>', 'Title', '  Slow tides.', 'Year of Publication', '  2010', 'Tidal Class', '  Neap', '  Spring')).toEqual([
    [
      ['Title', 'Slow tides.'],
      ['Year of Publication', '2010'],
      ['Tidal Class', 'Neap', 'Spring'],
    ],
  ]);
});

test('where values are not indented such a line goes on with its value', async () => {
  expect(await entriesIn('<1>', 'Title', 'Slow tides.', 'Tidal Class')).toEqual([[['Title', 'Slow tides.', 'Tidal Class']]]);
});
