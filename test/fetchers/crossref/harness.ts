import type { FetcherHarness } from '../../contracts/fetcher-harness.ts';

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({
    filter: 'from-pub-date:2000-01-01',
    baseUrl: sandbox.urlOf('crossref'),
    pageSize: 5,
    email: `${secret}@example.org`,
    token: secret,
  }),
  sandbox: {},
  idsOf: (text) => [...text.matchAll(/"DOI":"([^"]*)","prefix"/g)].map(([, doi = '']) => doi),
  mediaTypes: ['application/json'],
  size: 16,
  sample: '10.5555/jir.2018.0301',
  deletions: false,
  completes: false,
  again: 'changes',
  immune: ['control-characters', 'trailing-garbage', 'endless-tokens', 'moving-total'],
};
