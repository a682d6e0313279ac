import { type FetcherHarness, habitsOfLists } from '../../contracts/fetcher-harness.ts';

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({ baseUrl: sandbox.urlOf('pubmed-files').replace('http://', `http://reader:${secret}@`) }),
  sandbox: {},
  idsOf: (text) => [
    ...[...text.matchAll(/<MedlineCitation\b[^>]*>\s*<PMID\b[^>]*>(\d+)</g)].map(([, id = '']) => id),
    ...[...text.matchAll(/<DeleteCitation>\s*<PMID\b[^>]*>(\d+)</g)].map(([, id]) => `-${id}`),
  ],
  mediaTypes: [],
  // The deletion of a PMID that was never given among them.
  size: 15,
  sample: '99000006',
  deletions: true,
  completes: true,
  again: 'additions',
  immune: habitsOfLists,
};
