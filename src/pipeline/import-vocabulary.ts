import { Misconfigured } from '../model/errors.ts';
import { vocabularyNames } from '../model/heading.ts';
import type { HeldVocabulary, VocabularyFile } from '../model/vocabulary-entry.ts';
import type { Store } from '../store/store.ts';
import { fileHash } from './file-hash.ts';
import { readVocabularyFiles } from './vocabularies.ts';

export const importable = ['mesh', 'decs'] as const;
type Importable = (typeof importable)[number];

interface ImportRequest {
  readonly vocabulary: string;
  readonly path: string;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
}

/**
 * A vocabulary file into the library, in place of the one of the same vocabulary, languages and year. Throws Misconfigured for a vocabulary or a
 * file of another kind, Malformed naming the place where the file is broken; then nothing has changed.
 */
export async function importVocabulary(store: Store, { vocabulary, path, now, signal }: ImportRequest): Promise<HeldVocabulary> {
  const wanted = importable.find((each) => each === vocabulary.toLowerCase());
  if (!wanted) throw new Misconfigured('vocabulary', `there is no vocabulary ${vocabulary} to import; known are ${importable.join(', ')}`);
  const [read] = await readVocabularyFiles([path], signal);
  if (!read) throw new Misconfigured('vocabulary', `${path}: cannot be read`);
  const file = asVocabulary(read, wanted);
  const { sha256 } = await fileHash(path);
  const [year] = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(file.name) ?? [];
  return store.importVocabulary({ file, sha256, importedAt: now().toISOString(), ...(year === undefined ? {} : { year }) });
}

/** BIREME gives DeCS in NLM's XML as well, which does not say whose it is: in another language than English the user's word counts. */
function asVocabulary(file: VocabularyFile, wanted: Importable): VocabularyFile {
  if (file.vocabulary === wanted) return file;
  if (wanted === 'decs' && file.vocabulary === 'mesh' && file.language !== 'en') return { ...file, vocabulary: 'decs' };
  throw new Misconfigured(
    'vocabulary',
    `${file.name}: this is ${vocabularyNames[file.vocabulary]}, not ${vocabularyNames[wanted]}: import it as ${file.vocabulary}`,
  );
}
