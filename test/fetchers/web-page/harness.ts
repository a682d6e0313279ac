import { type FetcherHarness, habitsOfLists } from '../../contracts/fetcher-harness.ts';

const numbers = [101, 102, 103, 104, 105];

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({
    urls: numbers.map((number) => `${sandbox.urlOf('web-page').replace('http://', `http://reader:${secret}@`)}/99999/${number}`),
  }),
  sandbox: {},
  idsOf: (text) => [.../content="[^"]*\/handle\/(99999\/\d+)">/g[Symbol.matchAll](text)].map(([, id = '']) => id),
  mediaTypes: ['text/html'],
  size: numbers.length,
  sample: '99999/103',
  deletions: false,
  completes: false,
  again: 'everything',
  immune: habitsOfLists,
};
