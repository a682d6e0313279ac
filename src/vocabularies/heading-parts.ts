import type { HeadingVocabulary } from '../model/heading.ts';
import type { KnownQualifier } from './vocabulary.ts';

export interface WrittenQualifier {
  readonly name: string;
  readonly major: boolean;
}

/** A printed heading, taken apart. */
export interface HeadingParts {
  readonly descriptor: string;
  readonly major: boolean;
  readonly qualifiers: readonly WrittenQualifier[];
  /** MeSH's identifier, where it is printed beside the name. */
  readonly ui?: string;
}

type IsDescriptor = (term: string) => boolean;
type FindQualifier = (name: string) => KnownQualifier | undefined;

/** No heading has more qualifiers. */
const mostParts = 40;

/**
 * Takes a printed heading apart. A slash parts a descriptor from its qualifiers, unless the whole is a descriptor (Spanish DeCS has `/cirugía`); two hyphens, a dash or
 * brackets do where what follows is qualifiers. `*` marks what the publication is mainly about: before a part, or behind the last one.
 */
export function partsOf(
  written: string,
  vocabulary: HeadingVocabulary,
  isDescriptor: IsDescriptor,
  findQualifier: FindQualifier,
): HeadingParts {
  const whole: HeadingParts = { descriptor: written, major: false, qualifiers: [] };
  if ((vocabulary !== 'mesh' && vocabulary !== 'decs' && vocabulary !== 'emtree') || isDescriptor(written)) return whole;
  const bare = unwrapped(written);
  if (bare.text === '' || bare.text === '*') return whole;
  const inSlashes = bySlash(bare.text, isDescriptor, findQualifier);
  const found = betterOf(inSlashes, bare.text, isDescriptor, findQualifier);
  if (found.descriptor === '') return whole;
  return { ...found, major: found.major || bare.major, ...(bare.ui === undefined ? {} : { ui: bare.ui }) };
}

/** «A/G Ratio [secondary]»: the slash of a name is no sign of a qualifier where another sign leaves a descriptor. */
function betterOf(inSlashes: HeadingParts, text: string, isDescriptor: IsDescriptor, findQualifier: FindQualifier): HeadingParts {
  if (inSlashes.qualifiers.length === 0) return byOtherSigns(inSlashes, isDescriptor, findQualifier) ?? inSlashes;
  if (isDescriptor(inSlashes.descriptor)) return inSlashes;
  const { name: descriptor, major } = starred(text);
  const otherwise = byOtherSigns({ descriptor, major, qualifiers: [] }, isDescriptor, findQualifier);
  return otherwise && isDescriptor(otherwise.descriptor) ? otherwise : inSlashes;
}

interface Unwrapped {
  readonly text: string;
  readonly major: boolean;
  readonly ui?: string;
}

const label = /^(?:MeSH(?: terms?| headings?)?|DeCS|Emtree)\s{0,3}[:=]\s{0,3}(?=\S)/i;
/** PubMed's field tags, and what stands for them in repositories. */
const tag = /\s{0,3}[[(](?:(majr|mesh major topic)|mesh|mesh terms?|mh|decs|emtree)(?::\s?no\s?exp)?[\])]$/i;
const printedUi = /\s{0,3}[[(]\s?([DC]\d{6,9})\s?[\])]$/;
/** Ovid's and Embase's «explode», which asks for narrower descriptors as well. */
const explode = /^exp\s{1,3}(?=[*'"\p{L}])/iu;

/** Without what belongs to a search form or a label: `exp Neoplasms/`, `"Bone Neoplasms"[Majr]`, `MeSH: Bone Neoplasms`, `Bone Neoplasms [D001859]`. */
function unwrapped(written: string): Unwrapped {
  let text = written.replace(label, '');
  const ui = printedUi.exec(text)?.[1];
  text = text.replace(printedUi, '');
  const tagged = tag.exec(text);
  text = text.replace(tag, '');
  if (/[/*]/.test(text)) text = text.replace(explode, '');
  const quoted = /^"([^"]{1,500})"$/.exec(text)?.[1];
  return { text: (quoted ?? text).trim().replace(/(?<=\S)\/$/, ''), major: tagged?.[1] !== undefined, ...(ui === undefined ? {} : { ui }) };
}

/** A part with its star: before it, or behind it. */
function starred(part: string): { readonly name: string; readonly major: boolean } {
  const name = part.trim();
  const inner = name.replace(/^\*\s?/, '').replace(/(?<=\S)\s?\*$/, '');
  return { name: inner.trim(), major: inner !== name };
}

const unquoted = (name: string): string => /^['"]([^'"]{1,500})['"]$/.exec(name)?.[1] ?? name;

function bySlash(text: string, isDescriptor: IsDescriptor, findQualifier: FindQualifier): HeadingParts {
  const parts = text.split('/');
  const whole = starred(text);
  if (parts.length === 1 || parts.length > mostParts || parts[0]?.trim() === '')
    return { descriptor: unquoted(whole.name), major: whole.major, qualifiers: [] };
  // Entry terms may have a slash in them: the longest beginning that is a descriptor.
  const slashes = Math.min(3, parts.length);
  for (let taken = slashes; taken >= 1; taken--) {
    const first = starred(parts.slice(0, taken).join('/'));
    if (taken > 1 && !isDescriptor(unquoted(first.name))) continue;
    const rest = parts.slice(taken).filter((part) => part.trim() !== '');
    // Embase.com: 'bone metastasis'/exp/mj, 'bone metastasis'/dd_dt.
    const marks = new Set(
      rest.map((part) => part.trim().toLowerCase()).filter((part) => /^(?:exp|de|mj)$/.test(part) && /^['"]/.test(first.name)),
    );
    const qualifiers = rest.filter((part) => !marks.has(part.trim().toLowerCase())).flatMap((part) => qualifiersIn(part, findQualifier));
    return { descriptor: unquoted(first.name), major: first.major || marks.has('mj'), qualifiers };
  }
  return { descriptor: unquoted(whole.name), major: whole.major, qualifiers: [] };
}

/** A part behind a slash: a qualifier, or Ovid's two letters, several together and written out behind: `su, th [Surgery, Therapy]`. */
function qualifiersIn(part: string, findQualifier: FindQualifier): readonly WrittenQualifier[] {
  const { name, major } = starred(part);
  const codes = /^([*a-z,\s_]{2,200}?)\s{0,3}(?:\[[^\]]{0,500}\])?$/i.exec(name)?.[1]?.split(',') ?? [];
  const read = codes.map((code) => starred(code.replace(/^\s*[a-z]{2}_(?=[a-z]{2}\s*$)/i, '')));
  if (read.length > 0 && read.every((code) => /^[a-z]{2}$/i.test(code.name) && findQualifier(code.name)))
    return read.map((code) => ({ name: code.name, major: major || code.major }));
  return name === '' ? [] : [{ name, major }];
}

const separators: readonly RegExp[] = [/\s{0,3}--\s{0,3}/, /\s{0,3}[–—]\s{0,3}/, /\s-\s/];

/** Hyphens, dashes and brackets are parts of names: only what is a qualifier behind them is parted from its descriptor. */
function byOtherSigns(
  { descriptor, major }: HeadingParts,
  isDescriptor: IsDescriptor,
  findQualifier: FindQualifier,
): HeadingParts | undefined {
  if (isDescriptor(descriptor)) return undefined;
  for (const separator of separators) {
    const [first = '', ...rest] = descriptor.split(separator);
    const qualifiers = rest.map(starred);
    if (first !== '' && rest.length > 0 && rest.length < mostParts && qualifiers.every(({ name }) => findQualifier(name))) {
      const main = starred(first);
      return { descriptor: main.name, major: major || main.major, qualifiers };
    }
  }
  const opening = /[\])]$/.test(descriptor) ? Math.max(descriptor.lastIndexOf('['), descriptor.lastIndexOf('(')) : -1;
  const [first, inner] = [descriptor.slice(0, Math.max(opening, 0)).trim(), descriptor.slice(opening + 1, -1)];
  const qualifiers = opening < 0 || inner.length > 500 ? [] : inner.split(/[,;/]/).map(starred);
  if (first === '' || qualifiers.length === 0 || !qualifiers.every(({ name }) => findQualifier(name))) return undefined;
  const main = starred(first);
  return { descriptor: main.name, major: major || main.major, qualifiers };
}
