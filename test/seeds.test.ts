import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { BibliographicRecord } from '../src/model/record.ts';
import { packageRoot } from '../src/package-root.ts';
import { jsonLines, refmill } from './commands/refmill.ts';

/*
 * The two documents that the project began with, and the vocabularies, lie beside the checkout where they lie at all: their wording is
 * not ours to keep. Only facts about them stand here.
 */
const shared = path.join(packageRoot, '..', 'shared');
const here = existsSync(path.join(shared, 'seeds'));
const vocabularies = ['mesh2024_descriptors.tsv', 'mesh2024_entry_terms.tsv', 'DeCS_data.tsv'].flatMap((name) => [
  '--vocabulary',
  path.join(shared, 'corpora', 'mesh', name),
]);

async function readSeed(name: string, format: string, more: string[] = []): Promise<BibliographicRecord> {
  const { code, stdout } = await refmill(['read', path.join(shared, 'seeds', name), '--format', format, ...more]);
  expect(code).toBe(0);
  return jsonLines(stdout)[0] as BibliographicRecord;
}

test.skipIf(!here)('the repository record comes out right in every value (skipped: no corpora, where they are not there)', async () => {
  const record = await readSeed('repository-record.txt', 'run-on', vocabularies);
  expect(record).toMatchObject({
    sourceId: 'repository-record.txt',
    type: 'article-journal',
    languages: ['en'],
    issued: { year: 2017 },
    dates: { accessioned: '2023-01-25', available: '2023-01-25' },
    container: { abbreviation: 'Ann Oncol', volume: '28', issue: '10', pages: '2464-2471', issn: ['1569-8041'] },
    rights: { license: 'CC-BY-NC-4.0', url: 'http://creativecommons.org/licenses/by-nc/4.0/', access: 'open' },
    locations: [
      { url: 'https://doi.org/10.1093/annonc/mdx331' },
      { url: 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5834059/pdf', kind: 'pdf' },
    ],
  });
  expect(record.identifiers?.map(({ scheme, value }) => `${scheme}:${value}`).toSorted()).toEqual([
    'doi:10.1093/annonc/mdx331',
    'handle:10668/11628',
    'pmcid:PMC5834059',
    'pmid:28961839',
  ]);
  expect(record.contributors?.map(({ family, given }) => `${family}, ${given}`)).toEqual([
    'Sartor, O',
    'Heinrich, D',
    'Mariados, N',
    'Mendez Vidal, M J',
    'Keizman, D',
    'Thellenberg Karlsson, C',
    'Peer, A',
    'Procopio, G',
    'Frank, S J',
    'Pulkkanen, K',
    'Rosenbaum, E',
    'Severi, S',
    'Trigo Perez, J M',
    'Wagner, V',
    'Li, R',
    'Nordquist, L T',
  ]);
  expect(record.contributors?.flatMap(({ asGiven = [] }) => asGiven)).toEqual(['Méndez Vidal MJ']);
  const headings = (vocabulary: string) => record.headings?.filter((each) => each.vocabulary === vocabulary) ?? [];
  expect(headings('mesh').map(({ ui }) => ui)).toEqual([
    'D000368',
    'D000369',
    'D000469',
    'D001859',
    'D006801',
    'D007610',
    'D008297',
    'D008875',
    'D011446',
    'D017430',
    'D064129',
    'D011883',
    'D000069475',
  ]);
  expect(headings('decs').map(({ language, ui }) => [language, ui !== undefined])).toEqual(Array.from({ length: 7 }, () => ['es', true]));
  expect(record.keywords).toHaveLength(6);
  expect(record.abstracts).toMatchObject([{ language: 'en', sections: [{}] }]);
  expect(record.unplaced).toBeUndefined();
  expect(record.findings?.map(({ code }) => code)).toEqual(['author-spelling-differs']);
});

test.skipIf(!here)(
  'the answer page keeps its claims, its numbers and its references apart (skipped: no corpora, where they are not there)',
  async () => {
    const record = await readSeed('question-answer-page.txt', 'question-answer');
    expect(record).toMatchObject({ type: 'webpage', dates: { updated: '2025-12-07' } });
    expect(record.claims?.map(({ citations }) => citations?.join(' '))).toEqual([
      '1',
      '1',
      '1 2',
      '1',
      '1 2',
      '1',
      '1',
      '3',
      '4',
      '1 5',
      '5 2',
      '1 5 2',
      '1 2',
    ]);
    expect(new Set(record.claims?.map(({ section }) => section)).size).toBe(6);
    expect(record.references?.map(({ label, kind, year }) => [label, kind, year])).toEqual(
      Array.from({ length: 3 }, () => [undefined, 'Guideline', 2025]),
    );
    const about = (code: string) => record.findings?.filter((each) => each.code === code).map(({ raw }) => raw);
    expect(about('citation-unassignable')).toEqual(['1', '2', '3']);
    expect(about('citation-number-dangling')).toEqual(['4', '5']);
  },
);
