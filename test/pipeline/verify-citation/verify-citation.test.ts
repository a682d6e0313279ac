import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/exchange.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { ingest } from '../../../src/pipeline/ingest.ts';
import { openLibrary } from '../../../src/pipeline/library.ts';
import { lookupServices } from '../../../src/pipeline/repair/lookup-services.ts';
import { citationVerifier, type Verifying } from '../../../src/pipeline/verify-citation/verify-citation.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';
import { emptyFolder, fixture } from '../../commands/refmill.ts';

let sandbox: Sandbox;
let http: HttpClient;
const asked: string[] = [];
const failures: string[] = [];

async function open(options: SandboxOptions = {}): Promise<void> {
  sandbox = await startSandbox(options);
  const client = createHttpClient({ allowPrivateHosts: [new URL(sandbox.url).host], otherwisePerSecond: 1000, sleep: async () => {} });
  http = {
    ...client,
    send: (request, inspect) => {
      asked.push(`${request.url.replace(/^.*\//, '')} ${request.parameters?.term ?? request.parameters?.bdata ?? ''}`.trim());
      return client.send(request, inspect);
    },
  };
}

beforeEach(async () => {
  asked.length = 0;
  failures.length = 0;
  await open();
});
afterEach(async () => {
  await http.close();
  await sandbox.close();
});

const verifier = (more: Partial<Verifying> = {}) =>
  citationVerifier({
    services: lookupServices({
      lookups: [
        { fetcher: 'pubmed', baseUrl: sandbox.urlOf('pubmed') },
        { fetcher: 'crossref', baseUrl: sandbox.urlOf('crossref') },
      ],
    }),
    tools: { http, now: () => new Date('2026-02-03T00:00:00Z'), report: () => undefined },
    failed: (service) => failures.push(service),
    ...more,
  });

const cited = (more: Partial<BibliographicRecord>): BibliographicRecord => ({ source: 'citation-string', sourceId: 'argument#1', ...more });

/** An article of the sandbox, as a citation has it. */
const ironCited = cited({
  title: 'Ferritin alone is no good selector for intravenous iron',
  contributors: [{ role: 'author', family: 'Vandermock', given: 'J' }],
  issued: { year: 2022 },
  container: { abbreviation: 'Imag Heart Fail Rep', volume: '6', issue: '8', pages: '512-513', pagesAsGiven: '512-3' },
  citationAsGiven: 'Vandermock J. Ferritin alone is no good selector for intravenous iron. Imag Heart Fail Rep. 2022;6(8):512-3.',
});

const codes = ({ findings = [] }: BibliographicRecord) => findings.map(({ code }) => code);
const pmids = ({ identifiers = [] }: BibliographicRecord) =>
  identifiers.filter(({ scheme }) => scheme === 'pmid').map(({ value }) => value);

test('PubMed is asked for the place in the journal first; what agrees gives its identifiers, and nothing else of the citation changes', async () => {
  const said = await verifier()(ironCited);
  expect(asked).toEqual(['ecitmatch.cgi Imag Heart Fail Rep|2022|6|512|vandermock j|refmill|', 'efetch.fcgi']);
  const { identifiers, findings, ...rest } = said;
  expect(rest).toEqual(ironCited);
  expect(identifiers).toEqual(
    expect.arrayContaining([
      { scheme: 'pmid', value: '99000008' },
      { scheme: 'doi', value: '10.5555/ihfr.22.0512' },
    ]),
  );
  expect(findings).toEqual([
    {
      code: 'citation-verified',
      severity: 'info',
      path: 'identifiers[0]',
      message: expect.stringMatching(
        /^pubmed has it: title agrees, first author agrees, year agrees, volume agrees, pages agree\. .*pmid:99000008.* are from there\.$/,
      ),
      raw: expect.stringContaining('Ferritin alone is no good selector for intravenous iron.'),
    },
  ]);
});

test('where the journal is not known the title is searched for, with the author and without', async () => {
  const said = await verifier()({ ...ironCited, container: { title: 'Journal of nobody', volume: '6', pages: '512' } });
  expect(pmids(said)).toEqual(['99000008']);
  expect(asked[1]).toBe(
    'esearch.fcgi ferritin[ti] AND alone[ti] AND good[ti] AND selector[ti] AND intravenous[ti] AND iron[ti] AND "Vandermock J"[au]',
  );
  const misspelt = { ...ironCited, contributors: [{ role: 'author' as const, family: 'Vandermok', given: 'J' }], container: {} };
  const close = await verifier()(misspelt);
  expect(codes(close)).toEqual(['citation-contradicted']);
  expect(asked.at(-3)).toMatch(/^esearch.fcgi ferritin.* AND 2021:2023\[dp\]$/);
});

test('what comes close and differs gives nothing and is named', async () => {
  const said = await verifier()({ ...ironCited, container: { ...ironCited.container, volume: '16' } });
  expect(said.identifiers).toBeUndefined();
  expect(said.findings).toMatchObject([
    {
      code: 'citation-contradicted',
      message: expect.stringContaining('volume 6, not 16'),
      alternatives: [expect.stringContaining('pmid:99000008')],
    },
  ]);
});

test('a wrong identifier does not stand in the way of what is found by words, and is not believed', async () => {
  const wrong = { ...ironCited, identifiers: [{ scheme: 'pmid' as const, value: '99000006' }] };
  const said = await verifier()(wrong);
  expect(codes(said)).toEqual(['citation-contradicted']);
  expect(said.identifiers).toEqual(wrong.identifiers);
});

test('Crossref is asked where PubMed has nothing, and the nearest of its works is not believed', async () => {
  const preprint = cited({
    title: '[177Lu]Lu-SAMPLE-617 before chemotherapy in metastatic prostate cancer: first results',
    issued: { year: 2021 },
    identifiers: [{ scheme: 'doi', value: '10.5555/preprints.22.17' }],
  });
  const said = await verifier()({ ...preprint, contributors: [{ role: 'author', family: 'Nobody' }] });
  expect(said.findings?.[0]?.message).toMatch(/^crossref has it: /);
  const unheard = await verifier()(cited({ title: 'Tidal mud and the people who walk on iron', issued: { year: 2022 } }));
  expect(codes(unheard)).toEqual(['citation-not-found']);
});

test('the library is asked first, and services only for what it does not have', async () => {
  const library = await openLibrary(path.join(await emptyFolder(), 'refmill.db'));
  try {
    const paths = [fixture('pubmed-xml', 'sandbox-library', 'input.xml')];
    await ingest(library, { paths, now: () => new Date('2026-02-03T00:00:00Z'), report: () => undefined });
    const verify = verifier({ store: library.store });
    expect((await verify(ironCited)).findings?.[0]?.message).toMatch(/^the library \(W\d+\) has it: title agrees/);
    const byDoi = await verify(cited({ identifiers: [{ scheme: 'doi', value: '10.5555/ihfr.22.0512' }] }));
    expect(pmids(byDoi)).toEqual(['99000008']);
    expect(asked).toEqual([]);
  } finally {
    await library.close();
  }
});

test('a citation that says next to nothing is sent nowhere', async () => {
  expect(codes(await verifier()(cited({ issued: { year: 2017 } })))).toEqual(['citation-unverified']);
  expect(asked).toEqual([]);
});

test('throttling and errors inside answers with status 200 are outlived', async () => {
  await http.close();
  await sandbox.close();
  await open({ bad: ['429-retry-after', 'error-in-200', 'half-body', 'empty-body', 'maintenance'] });
  const verify = verifier();
  for (let turn = 0; turn < 8; turn += 1) expect(pmids(await verify(ironCited))).toEqual(['99000008']);
  expect(failures).toEqual([]);
});

test('a service that cannot be reached is asked once, and the others go on', async () => {
  const services = lookupServices({
    lookups: [
      { fetcher: 'pubmed', baseUrl: 'http://127.0.0.1:9/entrez/eutils/' },
      { fetcher: 'crossref', baseUrl: sandbox.urlOf('crossref') },
    ],
  });
  await http.close();
  http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], otherwisePerSecond: 1000, sleep: async () => {} });
  const verify = verifier({ services });
  const said = await verify(ironCited);
  expect(said.findings?.[0]?.message).toMatch(/^crossref has it/);
  await verify(ironCited);
  expect(failures).toEqual(['pubmed']);
  const nothing = await verify(cited({ title: 'Tidal mud and the people who walk on it', issued: { year: 1922 } }));
  expect(nothing.findings).toMatchObject([
    { code: 'citation-unverified', message: 'pubmed could not be asked; crossref: nothing like it.' },
  ]);
});
