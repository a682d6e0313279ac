import path from 'node:path';
import { Misconfigured } from '../model/errors.ts';
import type { VocabularyFile } from '../model/vocabulary-entry.ts';
import type { VocabularyShelf } from '../store/vocabulary-shelf.ts';
import { combineVocabularies } from '../vocabularies/combine.ts';
import { readVocabularyFile } from '../vocabularies/file.ts';
import type { Vocabularies } from '../vocabularies/vocabulary.ts';
import { chunksOf, inputFiles } from './input.ts';

/** Where readers get vocabularies from: gathered when a format asks for the first time, and kept. */
export type VocabularySource = () => Promise<Vocabularies>;

/** The vocabulary files of --vocabulary, their kinds told from their content. Throws Misconfigured naming a file that cannot be read. */
export async function readVocabularyFiles(paths: readonly string[], signal?: AbortSignal): Promise<readonly VocabularyFile[]> {
  const read: VocabularyFile[] = [];
  for (const each of paths) read.push(await readOne(each, signal));
  return read;
}

/** One after the other: each may be large. */
async function readOne(given: string, signal: AbortSignal | undefined): Promise<VocabularyFile> {
  const [file, ...others] = await inputFiles([given]).catch((cause: unknown) => {
    throw cause instanceof Misconfigured ? new Misconfigured('vocabulary', cause.message, { cause }) : cause;
  });
  if (!file || others.length > 0 || file.fromFolder)
    throw new Misconfigured('vocabulary', `${given}: is a folder; name its files one by one`);
  return readVocabularyFile(path.basename(given), chunksOf(file, signal ? { signal } : {}));
}

/** For reading without a library, or beside one that is only looked at: it is opened, read and closed at once. */
export async function vocabulariesBeside(
  paths: readonly string[],
  store: string | undefined,
  signal?: AbortSignal,
): Promise<VocabularySource> {
  const given = await readVocabularyFiles(paths, signal);
  if (store === undefined) return vocabularySource(given);
  // Loaded for a library alone: reading files starts in half the time without the database.
  const { openSqliteStore } = await import('../store/sqlite/open.ts');
  const opened = await openSqliteStore(store, { readOnly: true });
  try {
    const source = vocabularySource(given, opened);
    await source();
    return source;
  } finally {
    await opened.close();
  }
}

/** The files that are given, then what the library holds, then what its PubMed records teach: of two that name the same thing the earlier wins. */
export function vocabularySource(
  given: readonly VocabularyFile[] | (() => Promise<readonly VocabularyFile[]>),
  store?: Pick<VocabularyShelf, 'vocabularyFiles' | 'taughtDescriptors'>,
): VocabularySource {
  let gathered: Promise<Vocabularies> | undefined;
  const gather = async () => {
    const files = typeof given === 'function' ? await given() : given;
    return combineVocabularies([...files, ...((await store?.vocabularyFiles()) ?? [])], (await store?.taughtDescriptors()) ?? []);
  };
  return () => {
    gathered ??= gather();
    return gathered;
  };
}
