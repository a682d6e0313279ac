import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rootNames } from '../../src/formats/oai-pmh/metadata-notations.ts';
import { oaiDc } from '../../src/formats/oai-pmh/oai-dc.ts';
import { detectFormat } from '../../src/formats/registry.ts';
import { noJournals } from '../../src/model/journals.ts';
import { type BibliographicRecord, bibliographicRecord } from '../../src/model/record.ts';
import { packageRoot } from '../../src/package-root.ts';
import { noVocabularies } from '../../src/vocabularies/vocabulary.ts';

/*
 * Real responses of repositories, which lie beside the checkout where they lie at all. What a file must give is worked out from its own
 * text by other means than the formats': every file is read, or refused for a reason that is said.
 */
const folder = path.join(packageRoot, '..', 'shared', 'corpora', 'oai-pmh');
const here = existsSync(folder);
const files = here ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];
const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8');

async function read(name: string): Promise<BibliographicRecord[]> {
  const text = textOf(name);
  const format = detectFormat(text.slice(0, 65_536))?.format ?? oaiDc;
  const records: BibliographicRecord[] = [];
  const context = { name, vocabularies: noVocabularies, journals: noJournals };
  for await (const record of format.read([Buffer.from(text)], context)) records.push(record);
  return records;
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const local = (name = '') => name.slice(name.indexOf(':') + 1);
const refusals = (records: readonly BibliographicRecord[]) =>
  records.flatMap(({ findings = [] }) => findings.filter(({ code }) => code === 'record-unreadable').map(({ message }) => message));

/** Roots of metadata that refmill does not read: aggregations of files (DIDL, ORE's Atom entries), and a harvester's example. */
const refused = ['DIDL', 'entry', 'foo'];

/** What the file holds, from its text alone. */
function kindOf(text: string): { kind: string; records: number; tombstones: number; roots: string[]; errors: string[] } {
  const roots = [...text.matchAll(/<(?:\w+:)?metadata(?:\s[^<>]*)?>\s*<([\w:.-]+)/g)]
    .map(([, root]) => local(root))
    .filter((root) => root !== 'element');
  const errors = [...text.matchAll(/<error code="(\w+)"/g)].map(([, code = '']) => code);
  const tombstones = count(text, /<header status="deleted"/g);
  const verb = /<(ListRecords|GetRecord|ListIdentifiers|ListSets|Identify|ListMetadataFormats)[\s>]/.exec(text)?.[1];
  const bare = verb === undefined && errors.length === 0;
  // A catalogue's file, a document without an envelope, and records cut out of one.
  const records =
    verb === undefined
      ? Math.max(count(text, /<(?:record|dim:dim|rioxx)[\s>]/g), bare && roots.length === 0 && text.includes('xoai') ? 1 : 0)
      : roots.length;
  return { kind: verb ?? (bare ? 'document' : 'error'), records, tombstones, roots, errors };
}

describe.skipIf(!here)('real responses of repositories (no corpora: skipped where they are not there)', () => {
  test.each(files.map((name) => [name]))('%s is read, or refused for a reason', async (name) => {
    const text = textOf(name);
    const { kind, records: expected, tombstones, roots, errors } = kindOf(text);
    const records = await read(name);
    for (const record of records) expect(bibliographicRecord.safeParse(record).error).toBeUndefined();
    const told = refusals(records);
    const unknown = roots.filter((root) => !rootNames.includes(root));

    if (text.trim() === '') return expect(records).toEqual([]);
    if (!text.includes('<')) return expect(told).toEqual(['The record could not be read: the file holds no record']);
    if (errors.length > 0) {
      const loud = errors.filter((code) => code !== 'noRecordsMatch');
      expect(told).toHaveLength(loud.length);
      for (const code of loud) expect(told.join(' ')).toContain(`answered with the error ${code}`);
      return;
    }
    if (kind === 'ListSets' || kind === 'Identify' || kind === 'ListMetadataFormats') return expect(records).toEqual([]);
    if (unknown.length > 0) {
      expect(refused).toEqual(expect.arrayContaining([...new Set(unknown)]));
      expect(told).toHaveLength(unknown.length);
      for (const root of unknown)
        expect(told.join(' ')).toMatch(new RegExp(`its metadata are in <(?:\\w+:)?${root}>, which is not read here`));
      return;
    }
    const withoutId = count(text, /<header status="deleted">\s*<(?!identifier)/g);
    expect(records.filter(({ deleted }) => deleted)).toHaveLength(tombstones - withoutId);
    const alive = records.filter(({ deleted }) => !deleted);
    if (kind === 'ListIdentifiers') return expect(alive).toEqual([]);
    expect(told.filter((message) => !message.includes('its header has no identifier'))).toEqual([]);
    expect(alive.length - withoutId).toBe(expected);
    for (const record of alive.slice(withoutId)) expect(record.title, record.sourceId).toBeDefined();
  });

  test('no notation is refused that could be read', () => {
    const roots = files.flatMap((name) => kindOf(textOf(name)).roots);
    expect([...new Set(roots)].filter((root) => !rootNames.includes(root)).toSorted()).toEqual(refused.toSorted());
  });
});

/** The notations in which the same item lies there, and what their crosswalks left out. */
const notations: Readonly<Record<string, { without: readonly (keyof BibliographicRecord)[]; identifiers: readonly string[] }>> = {
  xoai: { without: [], identifiers: ['doi', 'handle', 'pmcid', 'pmid'] },
  qdc: { without: ['headings'], identifiers: ['doi', 'handle', 'pmcid', 'pmid'] },
  etdms: { without: ['headings'], identifiers: ['doi', 'handle', 'pmcid', 'pmid'] },
  rdf: { without: ['headings'], identifiers: ['doi', 'handle', 'pmcid', 'pmid'] },
  oai_openaire: { without: ['headings', 'citationAsGiven'], identifiers: ['doi', 'handle'] },
  uketd_dc: { without: ['citationAsGiven'], identifiers: ['doi', 'handle'] },
  rioxx: { without: ['headings', 'citationAsGiven'], identifiers: ['handle'] },
};

describe.skipIf(!here)('one item in every notation (no corpora: skipped where they are not there)', () => {
  test.each(Object.entries(notations))('%s says what dim says', async (notation, { without, identifiers }) => {
    const [dim] = await read('seedrec_dim.xml');
    const [other] = await read(`seedrec_${notation}.xml`);
    expect(other?.sourceId).toBe(dim?.sourceId);
    for (const field of ['type', 'title', 'contributors', 'issued', 'languages', 'keywords', 'citationAsGiven'] as const) {
      if (!without.includes(field)) expect(other?.[field], field).toEqual(dim?.[field]);
    }
    expect(other?.abstracts?.[0]?.sections).toEqual(dim?.abstracts?.[0]?.sections);
    const wanted = dim?.identifiers?.filter(({ scheme }) => identifiers.includes(scheme));
    expect(other?.identifiers?.toSorted((a, b) => a.scheme.localeCompare(b.scheme))).toEqual(
      wanted?.toSorted((a, b) => a.scheme.localeCompare(b.scheme)),
    );
    // EThOS' profile carries MeSH and leaves DeCS out.
    const headings = dim?.headings?.filter(({ vocabulary }) => notation !== 'uketd_dc' || vocabulary === 'mesh');
    expect(other?.headings).toEqual(without.includes('headings') ? undefined : headings);
    expect(other?.rights?.license).toBe(notation === 'oai_openaire' || notation === 'rioxx' ? undefined : dim?.rights?.license);
  });
});
