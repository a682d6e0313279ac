import type { FetcherHarness } from '../../contracts/fetcher-harness.ts';

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({
    filter: 'from_publication_date:1900-01-01',
    baseUrl: sandbox.urlOf('openalex'),
    pageSize: 4,
    apiKey: secret,
    email: `${secret}@example.org`,
    changesOnly: true,
  }),
  sandbox: {},
  idsOf: (text) => [...text.matchAll(/\{"id":"https:\/\/openalex\.org\/(W\d+)"/g)].map(([, id = '']) => id),
  mediaTypes: ['application/json'],
  size: 14,
  sample: 'W99000006',
  deletions: false,
  completes: false,
  again: 'changes',
  immune: ['control-characters', 'trailing-garbage', 'endless-tokens', 'moving-total'],
};
