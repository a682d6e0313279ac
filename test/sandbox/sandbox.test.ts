import { afterEach, describe, expect, it } from 'vitest';
import { badHabits, readBadHabits } from '../../src/sandbox/bad-habits.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function ask(address: string, parameters: Record<string, string>, options: RequestInit = {}) {
  const response = await fetch(`${address}?${new URLSearchParams(parameters)}`, { redirect: 'manual', ...options });
  return { status: response.status, text: await response.text() };
}

async function search(parameters: Record<string, string>, options: SandboxOptions = {}) {
  sandbox = await startSandbox(options);
  return ask(`${sandbox.urlOf('pubmed')}esearch.fcgi`, { db: 'pubmed', retmode: 'json', retmax: '100', ...parameters });
}

async function oai(parameters: Record<string, string>, options: SandboxOptions = {}) {
  sandbox = await startSandbox({ pageSize: 3, ...options });
  return (await ask(sandbox.urlOf('oai-pmh'), parameters)).text;
}

describe('the sandbox’s PubMed', () => {
  it.each([
    ['heart failure', ['99000012', '99000010', '99000008', '99000007', '99000006']],
    ['"heart failure" NOT iron', ['99000012', '99000010', '99000006']],
    ['heart AND (iron OR exercise)', ['99000010', '99000008', '99000007']],
    ['99000003:99000005[UID]', ['99000005', '99000004', '99000003']],
    ['2024/01/01:2025/12/31[MDAT]', ['99000014', '99000012', '99000011', '99000009']],
    ['"10.5555/JIR.2022.0102"[doi]', ['99000002']],
    ['pmc99000106[pmcid]', ['99000006']],
    ['osteo*', ['99000009']],
    ['((radium', ['99000001']],
  ])('finds with %s', async (term, ids) => {
    expect(JSON.parse((await search({ term })).text).esearchresult).toMatchObject({ count: String(ids.length), idlist: ids });
  });

  it('pages through a result, up to its limit and not beyond', async () => {
    const first = JSON.parse((await search({ term: 'a', retstart: '2', retmax: '2' }, { searchLimit: 3 })).text).esearchresult;
    expect(first).toMatchObject({ retmax: '1', idlist: ['99000012'] });
    const beyond = await ask(`${sandbox.urlOf('pubmed')}esearch.fcgi`, { db: 'pubmed', term: 'a', retstart: '3', retmode: 'json' });
    expect(beyond.text).toContain("'retstart' cannot be larger than 2");
  });

  it('takes date parameters, and tells what it did not find or understand', async () => {
    const dated = await search({ term: 'lutetium', mindate: '2024/01/01', maxdate: '2024/12/31', datetype: 'mdat' });
    expect(JSON.parse(dated.text).esearchresult.idlist).toEqual(['99000011']);
    const odd = await ask(`${sandbox.urlOf('pubmed')}esearch.fcgi`, { db: 'pubmed', term: 'radium OR fleegle OR x[nonsense]' });
    expect(odd.text).toContain('<PhraseNotFound>fleegle</PhraseNotFound><FieldNotFound>nonsense</FieldNotFound>');
  });

  it('gives articles in its own order, leaves out what it does not know, and refuses a list of that alone', async () => {
    sandbox = await startSandbox();
    const efetch = `${sandbox.urlOf('pubmed')}efetch.fcgi`;
    const some = await ask(efetch, { db: 'pubmed', id: '99000001,5,99000009' });
    expect(some.text.match(/<PubmedArticle>/g)).toHaveLength(2);
    expect((await ask(efetch, { db: 'pubmed', id: '5' })).status).toBe(400);
    const posted = await fetch(efetch, { method: 'POST', body: new URLSearchParams({ db: 'pubmed', id: '99000003' }) });
    expect(await posted.text()).toContain('Erratum: ');
  });
});

describe('the sandbox’s repository', () => {
  it('lists by pages, of which the last has an empty token', async () => {
    let text = await oai({ verb: 'ListRecords', metadataPrefix: 'dim' });
    const sizes: number[] = [];
    for (let pages = 0; pages < 10; pages++) {
      sizes.push(text.match(/<record>/g)?.length ?? 0);
      const token = /<resumptionToken [^>]*>([^<]+)</.exec(text)?.[1];
      if (token === undefined) break;
      text = (await ask(sandbox.urlOf('oai-pmh'), { verb: 'ListRecords', resumptionToken: token })).text;
    }
    expect(sizes).toEqual([3, 3, 3, 1]);
    expect(text).toContain('<resumptionToken completeListSize="10" cursor="3"/>');
  });

  it('loses in oai_dc what DSpace loses there', async () => {
    const text = await oai({ verb: 'GetRecord', identifier: 'oai:repository.example.org:99999/103', metadataPrefix: 'oai_dc' });
    expect(text).toContain('<dc:creator>Okafor-Bell, T</dc:creator>');
    expect(text).toContain('<dc:subject>Heart failure</dc:subject>');
    expect(text).toContain('<dc:date>2023-05</dc:date>');
    expect(text).not.toContain('qualifier');
  });

  it.each([
    [{ verb: 'Nonsense' }, 'badVerb'],
    [{ verb: 'ListRecords' }, 'badArgument'],
    [{ verb: 'ListRecords', metadataPrefix: 'epicur' }, 'cannotDisseminateFormat'],
    [{ verb: 'ListRecords', metadataPrefix: 'dim', from: 'yesterday' }, 'badArgument'],
    [{ verb: 'ListRecords', metadataPrefix: 'dim', from: '2030-01-01' }, 'noRecordsMatch'],
    [{ verb: 'ListRecords', resumptionToken: 'x' }, 'badResumptionToken'],
    [{ verb: 'ListRecords', metadataPrefix: 'dim', resumptionToken: 'x' }, 'badArgument'],
    [{ verb: 'GetRecord', metadataPrefix: 'dim', identifier: 'oai:x' }, 'idDoesNotExist'],
  ])('answers %j with %s', async (parameters, code) => {
    expect(await oai(parameters as unknown as Record<string, string>)).toContain(`<error code="${code}">`);
  });

  it('keeps what it says to the granularity of days when it has no finer one', async () => {
    const text = await oai(
      { verb: 'ListIdentifiers', metadataPrefix: 'dim', set: 'col_99999_12', until: '2022-12-31' },
      { granularity: 'day' },
    );
    expect(text).toContain(
      '<header status="deleted"><identifier>oai:repository.example.org:99999/107</identifier><datestamp>2022-05-05</datestamp>',
    );
    expect(await oai({ verb: 'ListRecords', metadataPrefix: 'dim', from: '2022-01-01T00:00:00Z' }, { granularity: 'day' })).toContain(
      'badArgument',
    );
  });
});

describe('bad habits', () => {
  it('are read from a list, and unknown ones are named', async () => {
    sandbox = await startSandbox();
    expect(readBadHabits('429, slow')).toEqual(['429', 'slow']);
    expect(readBadHabits('all')).toEqual(badHabits);
    expect(() => readBadHabits('429,lazy')).toThrow(expect.objectContaining({ kind: 'misconfigured', key: 'bad' }));
  });

  it('strike by turns and never twice in a row', async () => {
    sandbox = await startSandbox({ bad: ['429', '503'] });
    const statuses: number[] = [];
    for (let count = 0; count < 10; count++) statuses.push((await ask(sandbox.urlOf('oai-pmh'), { verb: 'Identify' })).status);
    expect(statuses).toEqual([429, 200, 503, 200, 200, 429, 200, 503, 200, 200]);
    expect(sandbox.struck).toEqual({ '429': 2, '503': 2 });
  });
});
