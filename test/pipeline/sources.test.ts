import { expect, test } from 'vitest';
import { sourceOf } from '../../src/pipeline/sources.ts';

test.each([
  ['SRC:PPR', 'SRC:PPR'],
  ['DOI:10.5555/abc', 'DOI:10.5555/abc'],
  ['radium AND 2020:2024[dp]', 'radium AND 2020:2024[dp]'],
])('the ledger keeps the query %s as it was written', (query, kept) => {
  expect(sourceOf({ id: 'ours', fetcher: 'europe-pmc', query }, { sources: [] } as never).request).toEqual({ query: kept });
});

test('the ledger keeps no password of an address, nor any key', () => {
  const { request } = sourceOf(
    { id: 'ours', fetcher: 'openalex', search: 'lamps', apiKey: 'S3cret', baseUrl: 'https://me:S3cret@alex.example.org/?api_key=S3cret' },
    { sources: [] } as never,
  );
  expect(JSON.stringify(request)).not.toContain('S3cret');
  expect(request).toMatchObject({ search: 'lamps' });
});
