import { type FetcherHarness, habitsOfLists } from '../../contracts/fetcher-harness.ts';

const known = ['10.5555/jir.2021.0101', '10.5555/jir.2022.0102', '10.5555/ihfr.23.0455', '10.5555/afbr.v4.e17', '10.5555/jir.2025.0990'];

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({ email: `${secret}@example.org`, baseUrl: sandbox.urlOf('unpaywall') }),
  sandbox: {},
  idsOf: (text) => [...text.matchAll(/^\{"doi":"([^"]+)"/g)].map(([, id = '']) => id),
  mediaTypes: ['application/json'],
  size: known.length,
  sample: '99000006',
  deletions: false,
  completes: false,
  again: 'nothing',
  immune: habitsOfLists,
  held: { doi: [...known, '10.5555/westbridge.110', '10.5555/(z)'] },
};
