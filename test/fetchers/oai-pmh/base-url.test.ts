import { expect, it } from 'vitest';
import { baseUrls } from '../../../src/fetchers/oai-pmh/base-url.ts';

it.each([
  ['https://r.example.org/oai/request', ['https://r.example.org/oai/request', 'https://r.example.org/oai/request/']],
  ['https://r.example.org/oai/', ['https://r.example.org/oai/', 'https://r.example.org/oai']],
  ['https://r.example.org/oai?verb=Identify', ['https://r.example.org/oai', 'https://r.example.org/oai/']],
  [
    'https://r.example.org/i.php?page=oai&verb=ListSets#x',
    ['https://r.example.org/i.php?page=oai', 'https://r.example.org/i.php/?page=oai'],
  ],
  ['https://u:secret@r.example.org/oai?set=a', ['https://u:secret@r.example.org/oai', 'https://u:secret@r.example.org/oai/']],
  ['https://r.example.org', ['https://r.example.org/']],
])('%s', (address, urls) => {
  expect(baseUrls(address)).toEqual(urls);
});
