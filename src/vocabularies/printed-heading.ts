import type { FindingCode } from '../model/finding.ts';
import type { Heading, HeadingVocabulary, Qualifier } from '../model/heading.ts';
import { present } from '../model/present.ts';
import { foldWhitespace } from '../normalizers/whitespace.ts';
import { partsOf, type WrittenQualifier } from './heading-parts.ts';
import { meshQualifier } from './qualifiers.ts';
import type { Descriptor, KnownQualifier, Vocabularies } from './vocabulary.ts';

/** A heading as somebody printed it, read. */
export interface PrintedHeading {
  readonly heading: Heading;
  /**
   * How its vocabulary knows it: by that name; by one that differs in diacritics, punctuation, order or number; not at all; or nobody could say, because
   * the vocabulary is not at hand.
   */
  readonly match: 'exact' | 'likely' | 'unknown' | 'unasked';
}

interface Means {
  /** What the source says of the value's language. */
  readonly language?: string | undefined;
  readonly vocabularies: Vocabularies;
}

/** Beyond these a value is no heading, and is kept as it is. */
const longestHeading = 2000;

/**
 * A descriptor with its qualifiers as repositories, exports and search forms print them: `Bone Neoplasms/secondary`, `*Bone Neoplasms/sc, rt`,
 * `Bone Neoplasms -- secondary`, `NEOPLASIAS ÓSEAS/secundario`, `Diseases::Neoplasms::Bone Neoplasms`. With its vocabulary at
 * hand it gets the vocabulary's spelling and identifiers; without it it is taken apart where a slash or a star says so. What the source wrote stays in `asGiven`
 * wherever the heading does not say all of it.
 */
export function readPrintedHeading(vocabulary: HeadingVocabulary, value: string, { language, vocabularies }: Means): PrintedHeading {
  const written = leaf(value);
  const find = finder(vocabulary, language, vocabularies);
  const taken = partsOf(
    written,
    vocabulary,
    (term) => find.exact(term) !== undefined,
    (name) => qualifierNamed(name, vocabularies),
  );
  const [main, match] = resolve(taken.descriptor, find);
  const isKnown = main !== undefined;
  const qualifiers = taken.qualifiers.map((each) => qualifierOf(each, { vocabulary, isKnown, vocabularies }));
  const term = main?.term ?? taken.descriptor;
  const heading = present<Heading>({
    vocabulary,
    ui: main?.ui ?? taken.ui,
    term,
    asGiven: undefined,
    // MeSH terms that MeSH knows are English, whatever the submission form stamped on them.
    language: isKnown && vocabulary === 'mesh' ? (main.language === 'en' ? undefined : main.language) : (main?.language ?? language),
    kind: undefined,
    major: taken.major ? true : undefined,
    qualifiers,
  });
  const said = value === printed(heading, false) || value === printed(heading, true);
  const asked = vocabularies.has(vocabulary) ? 'unknown' : 'unasked';
  return { heading: said ? heading : withSource(heading, value), match: match ?? (taken.ui === undefined ? asked : 'unasked') };
}

/**
 * A heading whose parts the source has told apart, with the identifiers that its vocabulary has for them. Where the source gives an identifier it stands,
 * with the source's name.
 */
export function identifyHeading(given: Heading, vocabularies: Vocabularies): PrintedHeading {
  const { vocabulary, language } = given;
  const [found, match] = given.ui === undefined ? resolve(given.term, finder(vocabulary, language, vocabularies)) : [];
  const isKnown = found !== undefined || given.ui !== undefined;
  const qualifiers = given.qualifiers?.map((each): Qualifier => {
    const known = each.ui === undefined && isKnown ? qualifierNamed(each.term, vocabularies) : undefined;
    return known ? { ui: known.ui, ...each } : each;
  });
  const told = qualifiers ? { ...given, qualifiers } : given;
  const asked = vocabularies.has(vocabulary) && given.ui === undefined ? 'unknown' : 'unasked';
  if (!found) return { heading: told, match: asked };
  const { vocabulary: _, term: __, asGiven = given.term, language: ___, ...rest } = told;
  const spoken = vocabulary === 'mesh' ? (found.language === 'en' ? undefined : found.language) : (found.language ?? language);
  const heading = {
    vocabulary,
    ...present({ ui: found.ui }),
    term: found.term,
    ...present({ asGiven: found.term === asGiven ? undefined : asGiven, language: spoken }),
    ...rest,
  };
  return { heading: heading as Heading, match: match ?? asked };
}

/** `Medical Subject Headings::Diseases::Neoplasms::Bone Neoplasms`: the path of the descriptor that stands last (Andalusian health repository). */
const leaf = (value: string): string => value.split('::').at(-1)?.trim() || value;

/** As our own exports write it: what reads so says everything that the heading says. */
function printed({ term, major, qualifiers = [] }: Heading, stars: boolean): string {
  const star = (is: boolean | undefined) => (stars && is ? '*' : '');
  return [`${star(major)}${term}`, ...qualifiers.map((each) => `${star(each.major)}${each.term}`)].join('/');
}

/** `asGiven` stands behind `term`, as in every record. */
function withSource({ vocabulary, ui, term, ...rest }: Heading, asGiven: string): Heading {
  return { vocabulary, ...(ui === undefined ? {} : { ui }), term, asGiven, ...rest };
}

interface Finder {
  exact(term: string): Descriptor | undefined;
  likely(term: string): Descriptor | undefined;
}

function resolve(term: string, find: Finder): readonly [Descriptor | undefined, 'exact' | 'likely' | undefined] {
  if (term.length > longestHeading) return [undefined, undefined];
  const exact = find.exact(term) ?? find.exact(foldWhitespace(term));
  if (exact) return [exact, 'exact'];
  // «/cirugía» is a qualifier by itself, and not nearly the name of a descriptor.
  const likely = term.startsWith('/') ? undefined : find.likely(term);
  return likely ? [likely, 'likely'] : [undefined, undefined];
}

/**
 * Descriptors of one vocabulary. DeCS contains MeSH under the same identifiers: a term of a translation, or of DeCS, is the descriptor of MeSH that
 * has its identifier, and an English term in a field of DeCS is MeSH's.
 */
function finder(vocabulary: HeadingVocabulary, language: string | undefined, vocabularies: Vocabularies): Finder {
  const choose = (found: readonly Descriptor[]): Descriptor | undefined => {
    const own = found.filter((each) => each.vocabulary === vocabulary);
    const english = (each: Descriptor) => each.language === undefined || each.language === 'en';
    if (vocabulary === 'mesh')
      return own.find(english) ?? asMesh([...own, ...found.filter((each) => each.vocabulary === 'decs')], vocabularies);
    const ours = own.find((each) => each.language === language) ?? own[0];
    return ours ?? (vocabulary === 'decs' ? found.find((each) => each.vocabulary === 'mesh') : undefined);
  };
  return {
    exact: (term) => choose(vocabularies.lookup(term)),
    likely: (term) => choose(vocabularies.lookupLoosely?.(term) ?? []),
  };
}

function asMesh(translations: readonly Descriptor[], { identified }: Vocabularies): Descriptor | undefined {
  const [first] = translations.filter(({ ui }) => /^D\d{6,9}$/.test(ui ?? ''));
  if (!first) return undefined;
  const own = identified?.(first.ui ?? '').find((each) => each.vocabulary === 'mesh');
  return own ?? first;
}

const qualifierNamed = (name: string, { qualifier }: Vocabularies): KnownQualifier | undefined => qualifier?.(name) ?? meshQualifier(name);

/** A qualifier of DeCS keeps its language as its descriptor does; two letters are no name in any. */
function qualifierOf(
  { name, major }: WrittenQualifier,
  {
    vocabulary,
    isKnown,
    vocabularies,
  }: { readonly vocabulary: HeadingVocabulary; readonly isKnown: boolean; readonly vocabularies: Vocabularies },
): Qualifier {
  const found = qualifierNamed(name, vocabularies);
  const isCode = /^[A-Za-z]{2}$/.test(name);
  const isTold = found !== undefined && (isKnown || isCode || vocabularies.has(vocabulary));
  const ownWord = vocabulary === 'mesh' || isCode;
  return present<Qualifier>({
    ui: isTold ? found.ui : undefined,
    term: isTold && ownWord ? found.term : name,
    major: major ? true : undefined,
  });
}

/** What is to be noticed of a heading that was looked up: that its vocabulary does not know it, or by another spelling only. */
export function noticeOf({ heading, match }: PrintedHeading): { readonly code: FindingCode; readonly message: string } | undefined {
  const { vocabulary } = heading;
  if (match === 'unknown') return { code: 'heading-not-in-vocabulary', message: `${vocabulary} has no descriptor of that name` };
  if (match === 'likely') return { code: 'heading-likely', message: `${vocabulary} has a descriptor of nearly that name: ${heading.term}` };
  return undefined;
}
