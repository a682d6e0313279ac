import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse } from '@retorquere/bibtex-parser';
import { describe, expect, test } from 'vitest';
import { biblatex, bibtex } from '../../../src/formats/bibtex/bibtex.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';

/*
 * What programs of others make of our files: @retorquere/bibtex-parser reads for Better BibTeX in Zotero, citation-js for the web.
 * Both read the records of all fixtures that came from databases and reference managers, not only those that were .bib files once.
 */

interface CslItem {
  readonly title?: string;
  readonly DOI?: string;
  readonly PMID?: string;
  readonly author?: readonly { family?: string; given?: string; literal?: string; 'non-dropping-particle'?: string; suffix?: string }[];
}
type CiteClass = new (text: string) => { readonly data: readonly CslItem[] };
// The package has no types and is CommonJS.
const Cite: CiteClass = createRequire(import.meta.url)('citation-js');

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures');
const formats = ['pubmed-xml', 'nbib', 'ris', 'csl-json', 'crossref-json', 'bibtex', 'biblatex'];
const records: BibliographicRecord[] = formats
  .flatMap((id) => readdirSync(path.join(fixtures, id)).map((name) => path.join(fixtures, id, name, 'expected.json')))
  .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as BibliographicRecord[])
  .filter(({ title, deleted }) => title !== undefined && !deleted);

/** Words alone: how readers set quotes, dashes and raised letters is theirs. */
const words = (text: string | undefined): string =>
  (text ?? '')
    .replace(/<\/?(?:span|i|b|em|sup|sub)\b[^>]*>/g, '')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

const identifierOf = ({ identifiers }: BibliographicRecord, scheme: string): string | undefined =>
  identifiers?.find((identifier) => identifier.scheme === scheme)?.value;

/** What stood under `doi` and is none goes back there. */
const doiOf = (record: BibliographicRecord): string | undefined =>
  identifierOf(record, 'doi') ?? record.unplaced?.find(({ field }) => field === 'doi')?.value;

const authorsOf = ({ contributors = [] }: BibliographicRecord): string[] =>
  contributors
    .filter(({ role, family, given, collective }) => role === 'author' && (family ?? given ?? collective) !== undefined)
    .map(({ family, given, suffix, collective }) =>
      words(collective ?? [family ?? given, family === undefined ? '' : given, suffix].join(' ')),
    );

async function written(format: typeof bibtex, list: readonly BibliographicRecord[]): Promise<string> {
  let text = '';
  for await (const piece of format.write?.(list) ?? []) text += piece;
  return text;
}

test('there is something to read', () => {
  expect(records.length).toBeGreaterThan(60);
});

describe.each([bibtex, biblatex])('$id', (format) => {
  test('is read by @retorquere/bibtex-parser without an error: the same titles, authors and identifiers', async () => {
    const library = parse(await written(format, records));
    expect(library.errors).toEqual([]);
    expect(library.entries).toHaveLength(records.length);
    library.entries.forEach(({ fields }, at) => {
      const record = records[at] as BibliographicRecord;
      expect(words(fields.title), record.sourceId).toBe(words(record.title));
      const authors = (fields.author ?? []).map(({ name, lastName, firstName, prefix, suffix }) =>
        words(name ?? [prefix, lastName, firstName, suffix].join(' ')),
      );
      expect(
        authors.filter((name) => name !== 'others'),
        record.sourceId,
      ).toEqual(authorsOf(record));
      expect(fields.doi, record.sourceId).toBe(doiOf(record));
      expect(fields.pmid, record.sourceId).toBe(identifierOf(record, 'pmid'));
    });
  }, 60_000);

  test('is read by citation-js: the same titles, authors and identifiers', async () => {
    for (const record of records) {
      const [item] = new Cite(await written(format, [record])).data;
      expect(words(item?.title), record.sourceId).toBe(words(record.title));
      const authors = (item?.author ?? []).map((name) =>
        words(name.literal ?? [name['non-dropping-particle'], name.family, name.given, name.suffix].join(' ')),
      );
      expect(
        authors.filter((name) => name !== 'others'),
        record.sourceId,
      ).toEqual(authorsOf(record));
      expect(item?.DOI, record.sourceId).toBe(doiOf(record));
      expect(item?.PMID, record.sourceId).toBe(identifierOf(record, 'pmid'));
    }
  }, 60_000);
});
