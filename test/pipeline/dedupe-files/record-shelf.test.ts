import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { RecordShelf } from '../../../src/pipeline/dedupe-files/record-shelf.ts';

const record = (number: number): BibliographicRecord => ({
  source: 'ris',
  sourceId: `${number}`,
  title: `Schlafstörungen № ${number}`,
  abstracts: [{ sections: [{ text: 'ä'.repeat(number % 4000) }] }],
});

test.each([
  ['in memory', undefined],
  ['in a file', 0],
])('records that lie %s come back as they were put there, in any order', (_, room) => {
  const shelf = new RecordShelf(room === undefined ? {} : { room });
  const back = Array.from({ length: 1500 }, (_, number) => shelf.put(record(number)));
  for (const number of [1499, 0, 700, 1498, 3, 700]) expect(back[number]?.()).toEqual(record(number));
  shelf.close();
});

test('nothing of a shelf is left on the disk, and a closed one says so', () => {
  // Of its own: other tests put shelves up and take them down meanwhile.
  const folder = mkdtempSync(path.join(tmpdir(), 'shelf-'));
  vi.stubEnv('TMPDIR', folder);
  const shelf = new RecordShelf({ room: 0 });
  const back = Array.from({ length: 600 }, (_, number) => shelf.put(record(number + 3000)));
  expect(readdirSync(folder)).toEqual([]);
  shelf.close();
  expect(() => back[0]?.()).toThrow('closed');
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
