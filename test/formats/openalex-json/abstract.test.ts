import { expect, test } from 'vitest';
import { openAlexJson } from '../../../src/formats/openalex-json/openalex-json.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';

async function recordOf(index: unknown): Promise<BibliographicRecord | undefined> {
  const work = JSON.stringify({ id: 'https://openalex.org/W99000001', abstract_inverted_index: index });
  const context = { name: 'work', vocabularies: combineVocabularies([]), journals: noJournals };
  for await (const record of openAlexJson.read([Buffer.from(work)], context)) return record;
  return undefined;
}

const textOf = async (index: unknown): Promise<string | undefined> => (await recordOf(index))?.abstracts?.[0]?.sections[0]?.text;

test('words stand where the index says, however far apart', async () => {
  expect(await textOf({ lamps: [1, 4], We: [0], lit: [2], and: [3], again: [9_007_199_254_740_991] })).toBe('We lamps lit and lamps again');
});

test('names of every object are words like others', async () => {
  expect(await textOf({ constructor: [1], The: [0], toString: [2] })).toBe('The constructor toString');
});

test('a long word at many places is cut, and a finding says so', async () => {
  const record = await recordOf({ ['x'.repeat(100_000)]: Array.from({ length: 20_000 }, (_, at) => at) });
  expect(record?.abstracts?.[0]?.sections[0]?.text.length).toBeLessThan(1_000_001);
  expect(record?.findings?.map(({ code }) => code)).toEqual(['value-truncated']);
});

test.each([[['a', 'b']], ['text'], [7]])('%j is no index and stays unplaced', async (index) => {
  const record = await recordOf(index);
  expect(record?.abstracts).toBeUndefined();
  expect(record?.unplaced?.map(({ field }) => field)).toEqual(['abstract_inverted_index']);
});
