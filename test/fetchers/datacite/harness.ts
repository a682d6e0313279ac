import type { FetcherHarness } from '../../contracts/fetcher-harness.ts';

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({
    providers: ['harb'],
    baseUrl: sandbox.urlOf('datacite'),
    pageSize: 4,
    email: `${secret}@example.org`,
  }),
  sandbox: {},
  idsOf: (text) => [...text.matchAll(/"id":"(10\.[^"]*)","type":"dois"/g)].map(([, doi = '']) => doi),
  mediaTypes: ['application/json'],
  size: 14,
  sample: '10.5555/archive.99000005',
  deletions: false,
  completes: false,
  again: 'changes',
  immune: ['control-characters', 'trailing-garbage', 'endless-tokens', 'moving-total'],
};
