import { expect, test } from 'vitest';
import { readCitation } from '../../../src/normalizers/citation-string/read-citation.ts';

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
