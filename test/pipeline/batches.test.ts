import { expect, test } from 'vitest';
import { jsonl } from '../../src/formats/jsonl.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { deliveries } from '../../src/pipeline/batches.ts';
import { readings } from '../../src/pipeline/readings.ts';

async function sizes(record: (index: number) => BibliographicRecord, count: number): Promise<[arrivals: number, failures: number][]> {
  async function* records() {
    for (let index = 0; index < count; index += 1) yield record(index);
  }
  const read = readings(records, { format: jsonl, holder: 'test' });
  const found: [number, number][] = [];
  for await (const { arrivals, failures } of deliveries(read)) found.push([arrivals.length, failures.length]);
  return found;
}

test('a delivery holds at most 500 records, unreadable ones too: a broken file may have a million of them', async () => {
  const good = (index: number): BibliographicRecord => ({ source: 'test', sourceId: `${index}`, title: 'A title' });
  const broken = (index: number): BibliographicRecord => ({
    source: 'test',
    sourceId: `${index}`,
    findings: [{ code: 'record-unreadable', message: 'no', severity: 'error' }],
  });
  expect(await sizes(good, 1200)).toEqual([
    [500, 0],
    [500, 0],
    [200, 0],
  ]);
  expect(await sizes(broken, 1200)).toEqual([
    [0, 500],
    [0, 500],
    [0, 200],
  ]);
});

test('a delivery of large records holds fewer', async () => {
  const large = (index: number): BibliographicRecord => ({
    source: 'test',
    sourceId: `${index}`,
    title: 'A title',
    abstracts: [{ sections: [{ text: 'x'.repeat(3 * 2 ** 20) }] }],
  });
  expect(await sizes(large, 7)).toEqual([
    [3, 0],
    [3, 0],
    [1, 0],
  ]);
});
