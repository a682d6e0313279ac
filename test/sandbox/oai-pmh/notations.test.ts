import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oaiPmh } from '../../../src/fetchers/oai-pmh/fetcher.ts';
import { readableFormats } from '../../../src/fetchers/oai-pmh/metadata-formats.ts';
import { formatById } from '../../../src/formats/registry.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { noJournals } from '../../../src/model/journals.ts';
import { type BibliographicRecord, bibliographicRecord } from '../../../src/model/record.ts';
import { notations } from '../../../src/sandbox/oai-pmh/notations.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

const readable = notations
  .map(({ prefix }) => prefix)
  .filter((prefix) => readableFormats.some(({ prefixes }) => prefixes.includes(prefix)));

let sandbox: Sandbox;
const http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], otherwisePerSecond: 100_000 });
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await http.close();
  await sandbox.close();
});

/** The whole repository, harvested in the notation and read, by id. */
async function harvested(metadataPrefix: string): Promise<Map<string, BibliographicRecord>> {
  const settings = oaiPmh.config.parse({ url: sandbox.urlOf('oai-pmh'), metadataPrefix });
  const records = new Map<string, BibliographicRecord>();
  for await (const page of oaiPmh.fetch(settings, undefined, { http, now: () => new Date(), report: () => {} })) {
    const context = { name: 'page', vocabularies: noVocabularies, journals: noJournals };
    for await (const record of formatById(page.format)?.read([page.payload.bytes], context) ?? []) records.set(record.sourceId, record);
  }
  return records;
}

const people = ({ contributors = [] }: BibliographicRecord, role: string) =>
  contributors.filter((each) => each.role === role).map(({ family, given, collective }) => [family ?? collective, given]);
const idOf = ({ identifiers = [] }: BibliographicRecord, scheme: string) => identifiers.find((each) => each.scheme === scheme)?.value;
const meshOf = ({ headings = [] }: BibliographicRecord) =>
  headings.filter(({ vocabulary }) => vocabulary === 'mesh').map(({ term }) => term);

describe.each(readable.map((prefix) => ({ prefix })))('the repository in $prefix', ({ prefix }) => {
  it('has the same items as in dim, with their titles, authors, years, addresses and DOIs', async () => {
    const dim = await harvested('dim');
    const other = await harvested(prefix);
    expect([...other.keys()]).toEqual([...dim.keys()]);
    for (const [id, wanted] of dim) {
      const found = other.get(id) as BibliographicRecord;
      expect(bibliographicRecord.safeParse(found).error, id).toBeUndefined();
      expect(found.deleted).toBe(wanted.deleted);
      expect(found.title, id).toBe(wanted.title);
      expect(people(found, 'author'), id).toEqual(people(wanted, 'author'));
      expect(found.issued?.year, id).toBe(wanted.issued?.year);
      expect(idOf(found, 'handle'), id).toBe(idOf(wanted, 'handle'));
      // That a related address is the publisher's version of the item itself is told in DSpace's own notations only.
      const byRelation = id === 'oai:repository.example.org:99999/105' && prefix !== 'dim' && prefix !== 'xoai';
      expect(idOf(found, 'doi'), id).toBe(byRelation ? undefined : idOf(wanted, 'doi'));
      // Without qualifiers a short abstract is no more than a remark.
      if (prefix !== 'oai_dc') expect(found.abstracts?.length, id).toBe(wanted.abstracts?.length);
    }
  });
});

it.each(['xoai', 'mods', 'marc'])('%s keeps the descriptors that oai_dc, qdc and oai_openaire lose', async (prefix) => {
  const dim = await harvested('dim');
  const other = await harvested(prefix);
  for (const [id, record] of dim) expect(meshOf(other.get(id) as BibliographicRecord), id).toEqual(meshOf(record));
});
