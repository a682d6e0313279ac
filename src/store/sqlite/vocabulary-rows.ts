import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { taughtDescriptors, vocabularies, vocabularyEntries } from '../../../db/sqlite/schema/vocabularies.ts';
import { present } from '../../model/present.ts';
import type { HeldVocabulary, VocabularyEntry, VocabularyFile } from '../../model/vocabulary-entry.ts';
import type { VocabularyImport, VocabularyShelf } from '../vocabulary-shelf.ts';
import type { Database } from './database.ts';

/** Names hold no line feed: every reader folds white space. */
const joined = (list: readonly string[] | undefined): string | null => (list === undefined ? null : list.join('\n'));
const listed = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

export function vocabularyShelf(database: Database): VocabularyShelf {
  const { orm, client } = database;
  const inOrder = () =>
    orm
      .select()
      .from(vocabularies)
      .orderBy(asc(vocabularies.vocabulary), asc(vocabularies.part), desc(vocabularies.year), asc(vocabularies.languages))
      .all();
  return {
    async importVocabulary(given) {
      return client.transaction(() => writeVocabulary(database, given)).immediate();
    },
    async vocabularies() {
      return inOrder().map(heldVocabulary);
    },
    async vocabularyFiles() {
      return client.transaction(() => inOrder().map((row) => fileOf(database, row)))();
    },
    async taughtDescriptors() {
      const { ui, term } = taughtDescriptors;
      return orm.select({ ui, term }).from(taughtDescriptors).orderBy(sql`rowid DESC`).all();
    },
  };
}

type Row = typeof vocabularies.$inferSelect;

const heldVocabulary = ({ id: _id, languages, year, ...row }: Row): HeldVocabulary =>
  present<HeldVocabulary>({ ...row, languages: languages.split(' ').filter(Boolean), year: year === '' ? undefined : year });

function writeVocabulary({ orm, client }: Database, { file, year = '', sha256, importedAt }: VocabularyImport): HeldVocabulary {
  const { vocabulary, part, name, entries } = file;
  const languages = languagesOf(file).join(' ');
  const same = and(
    eq(vocabularies.vocabulary, vocabulary),
    eq(vocabularies.part, part),
    eq(vocabularies.languages, languages),
    eq(vocabularies.year, year),
  );
  const former = orm.select({ id: vocabularies.id }).from(vocabularies).where(same).get();
  if (former) {
    orm.delete(vocabularyEntries).where(eq(vocabularyEntries.vocabulary, former.id)).run();
    orm.delete(vocabularies).where(eq(vocabularies.id, former.id)).run();
  }
  const row = orm
    .insert(vocabularies)
    .values({
      ...{ vocabulary, part, languages, year, file: name, sha256, importedAt },
      descriptors: new Set(entries.map(({ ui }) => ui)).size,
      entryTerms: entries.reduce((sum, { entryTerms }) => sum + entryTerms.length, 0),
    })
    .returning()
    .get();
  // A quarter of a million names: drizzle's own work per row costs more than SQLite's.
  const insert = client.prepare(
    'INSERT INTO vocabulary_entries (vocabulary, ui, preferred, entry_terms, language, trees, code, qualifiers, abbreviation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { ui, preferred, entryTerms, language, trees, code, qualifiers, abbreviation } of entries)
    insert.run(
      ...[row.id, ui, preferred ?? null, joined(entryTerms), language ?? null],
      ...[joined(trees), code ?? null, joined(qualifiers), abbreviation ?? null],
    );
  return heldVocabulary(row);
}

function languagesOf({ language, entries }: VocabularyFile): readonly string[] {
  const own = entries.map((entry) => entry.language ?? language).filter((each) => each !== undefined);
  return [...new Set(own)].sort();
}

interface EntryRow {
  readonly ui: string;
  readonly preferred: string | null;
  readonly entryTerms: string;
  readonly language: string | null;
  readonly trees: string | null;
  readonly code: string | null;
  readonly qualifiers: string | null;
  readonly abbreviation: string | null;
}

function fileOf({ client }: Database, { id, vocabulary, part, file, languages }: Row): VocabularyFile {
  const select = client.prepare<[number], EntryRow>(
    'SELECT ui, preferred, entry_terms AS entryTerms, language, trees, code, qualifiers, abbreviation FROM vocabulary_entries WHERE vocabulary = ? ORDER BY id',
  );
  const entries: VocabularyEntry[] = [];
  for (const row of select.iterate(id))
    entries.push({
      ...present<Omit<VocabularyEntry, 'entryTerms'>>({
        ui: row.ui,
        preferred: row.preferred ?? undefined,
        trees: row.trees === null ? undefined : listed(row.trees),
        language: row.language ?? undefined,
        code: row.code ?? undefined,
        qualifiers: row.qualifiers === null ? undefined : listed(row.qualifiers),
        abbreviation: row.abbreviation ?? undefined,
      }),
      entryTerms: listed(row.entryTerms),
    });
  const [language, ...others] = languages.split(' ');
  return { name: file, vocabulary, part, ...(language && others.length === 0 ? { language } : {}), entries };
}

/** Notes MeSH descriptors as PubMed's records name them; those that were noted before cost a look into memory. */
export function descriptorTeaching({ client }: Database): { learn(headings: readonly string[], run: number): void; forget(): void } {
  const known = new Set<string>();
  const insert = client.readonly ? undefined : client.prepare('INSERT OR IGNORE INTO taught_descriptors (ui, term, run) VALUES (?, ?, ?)');
  return {
    learn(headings, run) {
      for (let at = 0; at < headings.length; at += 3) {
        const [vocabulary, term = '', ui = ''] = [headings[at], headings[at + 1], headings[at + 2]];
        if (vocabulary !== 'mesh' || ui === '') continue;
        const name = ui + term;
        if (known.has(name)) continue;
        insert?.run(ui, term, run);
        known.add(name);
      }
    },
    forget: () => known.clear(),
  };
}

/**
 * Takes back what a run taught, once its records are gone: what records of PubMed still name counts as taught by a run of theirs. Goes once through the headings
 * of all works, since no index leads from a heading to them (it would cost every writing more than this costs a rare taking back).
 */
export function unteach({ client }: Database, run: number): void {
  const taughtHere = client.prepare('SELECT 1 FROM taught_descriptors WHERE run = ? LIMIT 1').get(run);
  if (!taughtHere) return;
  const still = client
    .prepare<[number], { ui: string; term: string; by: number }>(
      `SELECT ui, term, min(records.run) AS by FROM work_headings
        JOIN headings ON headings.id = heading AND heading IN (SELECT headings.id FROM taught_descriptors AS taught JOIN headings
          ON vocabulary = 'mesh' AND headings.term = taught.term AND headings.ui = taught.ui WHERE taught.run = ?)
        JOIN records ON records.work = work_headings.work AND records.authority = (SELECT id FROM authorities WHERE name = 'pubmed')
        GROUP BY heading`,
    )
    .all(run);
  const give = client.prepare('UPDATE taught_descriptors SET run = ? WHERE ui = ? AND term = ?');
  for (const { ui, term, by } of still) give.run(by, ui, term);
  client.prepare('DELETE FROM taught_descriptors WHERE run = ?').run(run);
}
