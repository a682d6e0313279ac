import { expect, test } from 'vitest';
import { readCitation } from '../../../src/normalizers/citation-string/read-citation.ts';
import { processorTime } from '../../processor-time.ts';

test('an address alone is a location, and its span says so', () => {
  const { spans, locations, container } = readCitation('http://www.example.org/report');
  expect(spans?.map(({ path }) => path)).toEqual(['locations[0].url', 'locations']);
  expect([locations, container]).toEqual([[{ url: 'http://www.example.org/report' }], undefined]);
});

test('an address beside an identifier belongs to the tail of identifiers', () => {
  const tail = 'Available from: https://www.example.org/report doi: 10.5555/jim.2019.0101.';
  const { spans } = readCitation(`Doe J, Roe A. Effects of nightly tea on sleep. J Invent Med. 2019;12(3):101-9. ${tail}`);
  expect(spans?.map(({ path }) => path)).toEqual(expect.arrayContaining(['locations[0].url', 'identifiers[0].value', 'identifiers']));
});

test('pages that are none have the span of how they are written', () => {
  const { container, spans } = readCitation(';1976.J');
  expect(container).toEqual({ pagesAsGiven: 'J' });
  expect(spans).toContainEqual(expect.objectContaining({ path: 'container.pagesAsGiven' }));
});

test.each([' ', '\u00a0', '. '])('thousands of %j within a note take no longer than other text', (signs) => {
  const text = `<identifier>oai:repository.example.org:999${signs.repeat(20_000 / signs.length)}99/102</identifier>`;
  expect(processorTime(() => readCitation(text))).toBeLessThan((text.length / 1024) * 100);
});
