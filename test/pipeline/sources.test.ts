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

test('the ledger keeps no password of an address in a list either', () => {
  const urls = ['https://me:S3cret@r.example.org/1', 'https://r.example.org/2?token=S3cret'];
  expect(sourceOf({ id: 'ours', fetcher: 'web-page', urls }, { sources: [] } as never).request).toEqual({
    urls: ['https://***@r.example.org/1', 'https://r.example.org/2?token=***'],
  });
});

test.each(['', 'run 7', '../elsewhere', 'a b'])('a source is not called %j', (id) => {
  expect(() => sourceOf({ id, fetcher: 'folder', path: 'inbox' }, { sources: [] } as never)).toThrow('--source takes letters');
});
