import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPage } from '../../src/formats/run-on/run-on.ts';
import { readCitation } from '../../src/normalizers/citation-string/read-citation.ts';
import { packageRoot } from '../../src/package-root.ts';
import { readVocabularyFiles, vocabularySource } from '../../src/pipeline/vocabularies.ts';
import { noVocabularies, type Vocabularies } from '../../src/vocabularies/vocabulary.ts';
import { barsDrawing } from './bars-drawing.ts';
import { pageValues } from './page-value.ts';
import { bordersTable, candidatesTable, figuresTable, listsTable, subjectsTable, valuesTable } from './reading-tables.ts';
import { textDrawing } from './text-drawing.ts';
import { tokensTable } from './tokens-table.ts';

const fixture = path.join(packageRoot, 'fixtures/run-on/three-subject-lists/input.txt');
const fixtureVocabularies = ['mesh-descriptors.tsv', 'mesh-entry-terms.tsv', 'decs-spanish.tsv'].map((name) =>
  path.join(packageRoot, 'fixtures/vocabularies', name),
);
/** A citation as journals print them, in the style of the National Library of Medicine. */
const citation =
  'Vandermock J, O’Sample C, van der Meulen A, et al. Ferritin alone is no good selector for intravenous iron: a 2-year study. Imag Heart Fail Rep. 2022 Aug;6(8 Suppl 1):512-3. doi:10.5555/ihfr.2022.0608. Epub 2022 Jul 1.';

/** Where the first authors of the fixture end. */
const endOfPersons = 66;

/** The page that the project began with lies beside the checkout, where it lies at all. */
const shared = path.join(packageRoot, '..', 'shared');
const seed = path.join(shared, 'seeds/repository-record.txt');
const seedVocabularies = ['mesh2024_descriptors.tsv', 'mesh2024_entry_terms.tsv', 'DeCS_data.tsv'].map((name) =>
  path.join(shared, 'corpora/mesh', name),
);

/** Whether the readings of the page that is not ours can be made here. */
export const hasSeed: boolean = existsSync(seed) && seedVocabularies.every((file) => existsSync(file));

const loaded = async (files: readonly string[]): Promise<Vocabularies> => vocabularySource(await readVocabularyFiles(files))();

/** What is made of real readings for docs/reading-run-on-text.md and docs/reading-citations.md: drawings by their names, and tables by their marks. */
export interface WorkedReadings {
  readonly drawings: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, string>>;
}

/** Reads the fixture, and the page that the project began with where it is there. */
export async function workedReadings(): Promise<WorkedReadings> {
  const text = readFileSync(fixture, 'utf8').trimEnd();
  const [without, withOne] = [readPage(text, noVocabularies), readPage(text, await loaded(fixtureVocabularies))];
  const values = pageValues(without);
  const own = {
    drawings: {
      'fixture.svg': textDrawing('A page with no separators, as refmill reads it without a vocabulary', text, values),
      'citation.svg': textDrawing('A citation, as refmill reads it', citation, pageValues(readCitation(citation))),
    },
    tables: {
      borders: bordersTable(),
      candidates: candidatesTable(text, endOfPersons, values),
      values: valuesTable(text, values),
      subjects: subjectsTable(text, without, withOne),
      tokens: tokensTable(citation),
    },
  };
  if (!hasSeed) return own;
  const page = readFileSync(seed, 'utf8').trimEnd();
  const [bare, whole] = [readPage(page, noVocabularies), readPage(page, await loaded(seedVocabularies))];
  const seedValues = pageValues(whole);
  return {
    drawings: { ...own.drawings, 'repository-record.svg': barsDrawing('Where the values stand', page.length, seedValues) },
    tables: { ...own.tables, 'repository record': figuresTable(page, seedValues), 'repository lists': listsTable(bare, whole) },
  };
}

/** The page with each table between its marks; marks whose table could not be made keep what they have. */
export const withTables = (page: string, tables: Readonly<Record<string, string>>): string =>
  page.replace(/(<!-- table: ([^>]*) -->)[\s\S]*?(<!-- end of table -->)/g, (whole, begin: string, name: string, end: string) => {
    const table = tables[name];
    return table === undefined ? whole : `${begin}\n\n${table}\n\n${end}`;
  });
