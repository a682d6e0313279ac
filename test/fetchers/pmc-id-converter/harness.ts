import { type FetcherHarness, habitsOfLists } from '../../contracts/fetcher-harness.ts';

const pmids = Array.from({ length: 14 }, (_, at) => String(99000001 + at));

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({ pageSize: 4, email: `${secret}@example.org`, baseUrl: sandbox.urlOf('pmc-id-converter') }),
  sandbox: {},
  idsOf: (text) => [...text.matchAll(/"requested-id":"([^"]+)"/g)].map(([, id = '']) => id),
  mediaTypes: ['application/json'],
  size: pmids.length + 3,
  sample: '99000006',
  deletions: false,
  completes: false,
  again: 'nothing',
  immune: habitsOfLists,
  held: { pmid: pmids, pmcid: ['PMC99000106'], doi: ['10.5555/jir.2021.0101', '10.5555/nobody.knows'] },
};
