import { present } from '../model/present.ts';
import type { VocabularyShelf } from '../store/vocabulary-shelf.ts';
import { meshQualifier, qualifierWithUi } from '../vocabularies/qualifiers.ts';
import type { Descriptor, KnownQualifier } from '../vocabularies/vocabulary.ts';
import { type VocabularySource, vocabularySource } from './vocabularies.ts';

/** A descriptor that a term names, with what the library's vocabularies say of it. */
export interface LookedUp extends Omit<Descriptor, 'qualifiers'> {
  /** `likely`: diacritics, punctuation, order or number differ. */
  readonly match: 'exact' | 'likely';
  /** Qualifiers that it may have. */
  readonly qualifiers?: readonly KnownQualifier[];
  /** The same descriptor in other vocabularies and languages. */
  readonly elsewhere?: readonly Pick<Descriptor, 'vocabulary' | 'language' | 'term'>[];
}

/** What a term or an identifier names, in every vocabulary of the library; a qualifier where it is one. */
export async function lookUpTerm(
  store: Pick<VocabularyShelf, 'vocabularyFiles' | 'taughtDescriptors'>,
  term: string,
  source: VocabularySource = vocabularySource([], store),
): Promise<{ readonly descriptors: readonly LookedUp[]; readonly qualifier?: KnownQualifier }> {
  const vocabularies = await source();
  const written = term.trim();
  const exact = [...vocabularies.lookup(written), ...(vocabularies.identified?.(written.toUpperCase()) ?? [])];
  const found = exact.length > 0 ? exact : (vocabularies.lookupLoosely?.(written) ?? []);
  const match = exact.length > 0 ? 'exact' : 'likely';
  const qualifier = vocabularies.qualifier?.(written) ?? meshQualifier(written) ?? qualifierWithUi(written.toUpperCase());
  const descriptors = [...new Set(found)].map(({ qualifiers, ...descriptor }) => {
    const same = descriptor.ui === undefined ? [] : (vocabularies.identified?.(descriptor.ui) ?? []);
    return {
      match,
      ...descriptor,
      ...present({
        qualifiers: qualifiers?.map((ui) => vocabularies.qualifier?.(ui) ?? qualifierWithUi(ui) ?? { ui, term: ui }),
        elsewhere: same
          .filter((each) => each.vocabulary !== descriptor.vocabulary || each.language !== descriptor.language)
          .map((each) =>
            present<Pick<Descriptor, 'vocabulary' | 'language' | 'term'>>({
              vocabulary: each.vocabulary,
              language: each.language,
              term: each.term,
            }),
          ),
      }),
    } as LookedUp;
  });
  return { descriptors, ...(qualifier ? { qualifier } : {}) };
}
