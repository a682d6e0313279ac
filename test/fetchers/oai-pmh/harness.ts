import type { FetcherHarness } from '../../contracts/fetcher-harness.ts';

export const harness: FetcherHarness = {
  settings: (sandbox, secret) => ({ url: sandbox.urlOf('oai-pmh').replace('http://', `http://harvester:${secret}@`) }),
  sandbox: { pageSize: 3 },
  idsOf: (text) =>
    [...text.matchAll(/<header( status="deleted")?><identifier>([^<]*)</g)].map(([, deleted, id = '']) => (deleted ? `-${id}` : id)),
  mediaTypes: ['text/xml'],
  size: 10,
  sample: 'oai:repository.example.org:99999/103',
  deletions: true,
  completes: true,
  again: 'changes',
  immune: [],
};
