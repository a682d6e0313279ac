import type { Heading, HeadingVocabulary } from '../model/heading.ts';
import { present } from '../model/present.ts';
import type { Vocabularies } from '../vocabularies/vocabulary.ts';

/** `Medical Subject Headings::Diseases::Neoplasms::Bone Neoplasms`: the path of the descriptor that stands last (Andalusian health repository). */
const leaf = (value: string): string => value.split('::').at(-1)?.trim() || value;

/** A heading, and whether the vocabulary is at hand and has no descriptor of that name. */
export interface HeadingRead {
  readonly heading: Heading;
  readonly isUnknown: boolean;
}

/** A descriptor as repositories write it; with its vocabulary at hand it gets the vocabulary's own spelling and its identifier. */
export function readHeading(
  vocabulary: HeadingVocabulary,
  value: string,
  { language, vocabularies }: { readonly language?: string | undefined; readonly vocabularies: Vocabularies },
): HeadingRead {
  const written = leaf(value);
  const known = (term: string) => vocabularies.lookup(term).find((each) => each.vocabulary === vocabulary);
  const [descriptor = '', ...subheadings] = written.split('/').map((part) => part.trim());
  const whole = known(written);
  // «Bone Neoplasms/secondary»: no MeSH descriptor has a slash in it, Spanish DeCS ones begin with one («/cirugía»).
  const split = !whole && descriptor !== '' && subheadings.length > 0 && (vocabulary === 'mesh' || vocabulary === 'decs');
  const found = whole ?? (split ? known(descriptor) : undefined);
  const term = found?.term ?? (split ? descriptor : written);
  const heading = present<Heading>({
    vocabulary,
    ui: found?.ui,
    term,
    asGiven: term === value || (split && `${term}/${subheadings.join('/')}` === value) ? undefined : value,
    // MeSH terms that MeSH knows are English, whatever the submission form stamped on them.
    language: found && vocabulary === 'mesh' ? undefined : (found?.language ?? language),
    qualifiers: split ? subheadings.filter((each) => each !== '').map((each) => ({ term: each })) : undefined,
  } as Heading);
  return { heading, isUnknown: !found && vocabularies.has(vocabulary) };
}
