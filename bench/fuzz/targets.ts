import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPage } from '../../src/formats/run-on/run-on.ts';
import { tokensOf } from '../../src/normalizers/author-list/tokens.ts';
import { readAuthorList } from '../../src/normalizers/author-list.ts';
import { readCitation } from '../../src/normalizers/citation-string/read-citation.ts';
import { splitReferenceList } from '../../src/normalizers/reference-list.ts';
import { packageRoot } from '../../src/package-root.ts';
import { combineVocabularies } from '../../src/vocabularies/combine.ts';
import { readVocabulary } from '../../src/vocabularies/read.ts';
import { noVocabularies, type Vocabularies } from '../../src/vocabularies/vocabulary.ts';
import { lostText, strangeValue } from './lost-text.ts';
import { recordFault } from './record-fault.ts';
import type { Seeds } from './seeds.ts';
import { valueTargets } from './value-targets.ts';

/** A reader that takes whatever text there is. */
export interface Target {
  readonly name: string;
  /** How many of a hundred inputs are its. */
  readonly share: number;
  /** What its inputs are mutations of. */
  readonly seeds: keyof Seeds;
  /** No input is longer, in UTF-16 units. */
  readonly longest: number;
  /** Reads the text; what comes back says what is wrong with the reading, and undefined when nothing is. */
  read(text: string): () => string | undefined;
}

const longestPage = 60_000;

const vocabularyFiles = path.join(packageRoot, 'fixtures/vocabularies');
let loaded: Vocabularies | undefined;
const vocabularies = (): Vocabularies => {
  loaded ??= combineVocabularies(
    readdirSync(vocabularyFiles).map((name) => readVocabulary(name, readFileSync(path.join(vocabularyFiles, name), 'utf8'))),
  );
  return loaded;
};

/** Everything that reads free text. Each target's inputs follow from the seed and its place here. */
export const targets: readonly Target[] = [
  { name: 'run-on', share: 8, seeds: 'pages', longest: longestPage, read: (text) => readRunOn(text, noVocabularies) },
  { name: 'run-on-headings', share: 4, seeds: 'pages', longest: longestPage, read: (text) => readRunOn(text, vocabularies()) },
  { name: 'citations', share: 24, seeds: 'citations', longest: longestPage, read: readOneCitation },
  { name: 'reference-list', share: 8, seeds: 'lists', longest: longestPage, read: readList },
  { name: 'author-list', share: 16, seeds: 'authors', longest: longestPage, read: readAuthors },
  ...valueTargets(vocabularies),
];

function readRunOn(text: string, known: Vocabularies) {
  const record = readPage(text, known);
  return () => recordFault(text, record);
}

function readOneCitation(text: string) {
  const record = readCitation(text);
  return () => recordFault(text, record);
}

function readList(text: string) {
  const { entries, rest } = splitReferenceList(text);
  return () => {
    const lost = lostText(text, [...entries, ...rest]);
    if (lost !== undefined) return lost;
    // a word that a hyphen parts at the end of a line is one again
    for (const entry of entries) {
      const strange = strangeValue(text.slice(entry.start, entry.end), [entry.text, entry.label]);
      if (strange !== undefined) return strange;
    }
    return undefined;
  };
}

/** What the list holds beside names: `et al.`, `and`, `eds.`. */
const marks = new Set(['comma', 'semicolon', 'and', 'joint', 'incomplete', 'editor', 'translator']);

function readAuthors(text: string) {
  const { names, rest } = readAuthorList(text);
  return () => {
    for (const { name, start, end } of names) {
      const values = 'collective' in name ? [name.collective] : [name.family, name.given, name.suffix];
      const strange = strangeValue(text.slice(start, end), values);
      if (strange !== undefined) return strange;
    }
    return lostText(text, [...names, ...rest, ...tokensOf(text).filter(({ kind }) => marks.has(kind))]);
  };
}
