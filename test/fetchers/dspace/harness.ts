import { type FetcherHarness, habitsOfLists } from '../../contracts/fetcher-harness.ts';

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({ url: sandbox.urlOf('dspace').replace('http://', `http://harvester:${secret}@`) }),
  sandbox: { pageSize: 3 },
  idsOf: (text) => [...text.matchAll(/"handle":"(99999\/1\d\d)"/g)].map(([, id = '']) => id),
  mediaTypes: ['application/json'],
  // Of the ten items one is deleted, of which the search says nothing.
  size: 9,
  sample: '99999/103',
  deletions: false,
  completes: true,
  again: 'changes',
  immune: habitsOfLists,
};
