import type { FetcherHarness } from '../../contracts/fetcher-harness.ts';

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({
    query: 'SRC:MED',
    baseUrl: sandbox.urlOf('europe-pmc'),
    pageSize: 4,
    email: `${secret}@example.org`,
  }),
  sandbox: {},
  idsOf: (text) => [...text.matchAll(/\{"id":"(\d+)","source":"MED"/g)].map(([, id = '']) => id),
  mediaTypes: ['application/json'],
  size: 14,
  sample: '99000006',
  deletions: false,
  completes: false,
  again: 'changes',
  immune: ['control-characters', 'trailing-garbage', 'endless-tokens', 'moving-total'],
};
