import { type FetcherHarness, habitsOfLists } from '../../contracts/fetcher-harness.ts';

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({
    query: '99000000:99999999[UID]',
    baseUrl: sandbox.urlOf('pubmed'),
    pageSize: 3,
    apiKey: secret,
    email: `${secret}@example.org`,
  }),
  sandbox: {},
  idsOf: (text) => [...text.matchAll(/<MedlineCitation\b[^>]*>\s*<PMID\b[^>]*>(\d+)</g)].map(([, id = '']) => id),
  mediaTypes: ['text/xml'],
  size: 14,
  sample: '99000006',
  deletions: true,
  completes: false,
  again: 'changes',
  immune: habitsOfLists,
};
