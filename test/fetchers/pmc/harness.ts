import { type FetcherHarness, habitsOfLists } from '../../contracts/fetcher-harness.ts';

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({
    query: '1:99999999[UID]',
    baseUrl: sandbox.urlOf('pmc'),
    pageSize: 1,
    apiKey: secret,
    email: `${secret}@example.org`,
  }),
  sandbox: {},
  idsOf: (text) => [...text.matchAll(/pub-id-type="pmcid">(PMC\d+)</g)].map(([, id = '']) => id),
  mediaTypes: ['text/xml'],
  size: 6,
  sample: 'PMC99000106',
  deletions: false,
  completes: false,
  again: 'changes',
  immune: habitsOfLists,
};
