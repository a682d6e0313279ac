import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Misconfigured } from '../model/errors.ts';
import { combineVocabularies } from '../vocabularies/combine.ts';
import { readVocabulary } from '../vocabularies/read.ts';
import { noVocabularies, type Vocabularies } from '../vocabularies/vocabulary.ts';

/** The vocabulary files of --vocabulary, their kinds told from their content. Throws Misconfigured naming a file that cannot be read. */
export async function loadVocabularies(files: readonly string[]): Promise<Vocabularies> {
  if (files.length === 0) return noVocabularies;
  const read = files.map(async (file) => {
    const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      throw new Misconfigured('vocabulary', `${file}: cannot be read (${cause.code})`, { cause });
    });
    return readVocabulary(path.basename(file), text);
  });
  return combineVocabularies(await Promise.all(read));
}
