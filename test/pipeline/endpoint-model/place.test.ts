import { afterAll, expect, test } from 'vitest';
import { pubmedXml } from '../../../src/formats/pubmed-xml/pubmed-xml.ts';
import { endpointModel } from '../../../src/pipeline/endpoint-model/endpoint-model.ts';
import { readRecords } from '../../../src/pipeline/read.ts';
import { type Reading, readings } from '../../../src/pipeline/readings.ts';
import { pubmedFile } from '../large-file.ts';
import { modelOf, tides } from './programs.ts';

const model = endpointModel(await modelOf(tides), {
  environment: process.env,
  lost: (message) => expect.unreachable(message),
  ended: (message) => expect.unreachable(message),
});
afterAll(() => model.close());

test('records that a model reads several at a time still stand where they stand in their file', async () => {
  const bytes = [Buffer.from(pubmedFile(60, { deletion: true }))];
  const all = async (means: { endpointModel?: typeof model }) => {
    const found: (readonly [string, unknown])[] = [];
    const read = readings((own) => readRecords(pubmedXml, bytes, 'tides.xml', { ...means, ...own }), {
      format: pubmedXml,
      holder: 'tides.xml',
    });
    for await (const reading of read) found.push(placeOf(reading));
    return found;
  };
  const placed = await all({});
  expect(new Set(placed.map(([, place]) => JSON.stringify(place))).size).toBe(placed.length);
  expect(await all({ endpointModel: model })).toEqual(placed);
});

const placeOf = (reading: Reading) =>
  'arrival' in reading ? ([reading.arrival.key.id, reading.arrival.place] as const) : (['', undefined] as const);
