import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { HeadingVocabulary } from '../../../src/model/heading.ts';
import type { VocabularyPart } from '../../../src/model/vocabulary-entry.ts';

/** Vocabulary files that were imported. `languages` is their codes joined with blanks, `year` empty where the file's name has none. */
export const vocabularies = sqliteTable(
  'vocabularies',
  {
    id: integer().primaryKey(),
    vocabulary: text().$type<HeadingVocabulary>().notNull(),
    part: text().$type<VocabularyPart>().notNull(),
    languages: text().notNull(),
    year: text().notNull(),
    file: text().notNull(),
    sha256: text().notNull(),
    importedAt: text().notNull(),
    descriptors: integer().notNull(),
    entryTerms: integer().notNull(),
  },
  (table) => [unique('vocabularies_unique').on(table.vocabulary, table.part, table.languages, table.year)],
);

/** Descriptors and qualifiers of the files with their names: one row for each language that names it. Lists are joined with line feeds. */
export const vocabularyEntries = sqliteTable(
  'vocabulary_entries',
  {
    id: integer().primaryKey(),
    vocabulary: integer()
      .notNull()
      .references(() => vocabularies.id),
    ui: text().notNull(),
    preferred: text(),
    entryTerms: text().notNull(),
    language: text(),
    trees: text(),
    code: text(),
    qualifiers: text(),
    abbreviation: text(),
  },
  (table) => [index('vocabulary_entries_by_vocabulary').on(table.vocabulary)],
);

/**
 * MeSH descriptors as PubMed's own records name them, once each. They stay when a record says something else, and go with the run that brought them:
 * `run` is the one that did first, unknown of those that are older than the column.
 */
export const taughtDescriptors = sqliteTable(
  'taught_descriptors',
  {
    ui: text().notNull(),
    term: text().notNull(),
    run: integer(),
  },
  (table) => [primaryKey({ columns: [table.ui, table.term] })],
);
