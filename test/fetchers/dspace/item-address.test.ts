import { expect, test } from 'vitest';
import { rootCandidates } from '../../../src/fetchers/dspace/api-root.ts';
import { isResolver, itemAddress } from '../../../src/fetchers/dspace/item-address.ts';

const uuid = '5e0b1c52-7b1d-4f0e-9a51-1d2c3b4a5f61';

test.each([
  [uuid, { uuid }],
  [`https://r.example.org/items/${uuid}`, { uuid, url: `https://r.example.org/items/${uuid}` }],
  [`https://r.example.org/entities/publication/${uuid}/full`, { uuid, url: `https://r.example.org/entities/publication/${uuid}/full` }],
  [
    `https://r.example.org/server/api/core/items/${uuid}?embed=x`,
    { uuid, url: `https://r.example.org/server/api/core/items/${uuid}?embed=x` },
  ],
  ['99999/12', { handle: '99999/12' }],
  ['hdl:20.500.11956/12', { handle: '20.500.11956/12' }],
  ['https://hdl.handle.net/99999/12', { handle: '99999/12', url: 'https://hdl.handle.net/99999/12' }],
  [
    'https://r.example.org/xmlui/handle/99999/12?show=full',
    { handle: '99999/12', url: 'https://r.example.org/xmlui/handle/99999/12?show=full' },
  ],
  [`https://r.example.org/bitstreams/${uuid}/download`, { url: `https://r.example.org/bitstreams/${uuid}/download` }],
  ['the second one', {}],
])('%s', (entry, expected) => {
  expect(itemAddress(entry)).toEqual(expected);
});

test('the resolver is known by its host', () => {
  expect(isResolver('http://hdl.handle.net/99999/12')).toBe(true);
  expect(isResolver('https://r.example.org/handle/99999/12')).toBe(false);
});

test.each([
  ['https://r.example.org/', ['https://r.example.org/server/api', 'https://r.example.org/api']],
  ['https://r.example.org/handle/99999/12', ['https://r.example.org/server/api', 'https://r.example.org/api']],
  ['https://api.example.org/server/api/core/items/x', ['https://api.example.org/server/api', 'https://api.example.org/api']],
  [
    'https://example.org/dspace/home',
    [
      'https://example.org/server/api',
      'https://example.org/dspace/server/api',
      'https://example.org/dspace/api',
      'https://example.org/api',
    ],
  ],
])('the root of the API is looked for around %s', (address, expected) => {
  expect(rootCandidates(address)).toEqual(expected);
});
