import type { Contributor } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { isCollective } from '../../normalizers/collective.ts';
import { particles } from '../../normalizers/name-words.ts';
import { readPersonName } from '../../normalizers/person-name.ts';
import { readLatex } from './latex-text.ts';
import { writeLatex } from './latex-writing.ts';

type Name = Pick<Contributor, 'family' | 'given' | 'suffix' | 'collective'>;

const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;

/** Cuts TeX at a separator (a sticky expression that begins with a blank, a comma or a semicolon) outside of braces. */
function* cut(tex: string, separator: RegExp): Iterable<string> {
  let start = 0;
  let depth = 0;
  for (let at = 0; at < tex.length; at += 1) {
    const letter = tex.charCodeAt(at);
    if (letter === 0x5c) at += 1;
    else if (letter === 0x7b) depth += 1;
    else if (letter === 0x7d) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (letter === 0x2c || letter === 0x3b || isBlank(letter))) {
      separator.lastIndex = at;
      const match = separator.exec(tex);
      if (!match?.[0]) {
        // A run of blanks that is no separator is none from its middle on either.
        while (isBlank(letter) && isBlank(tex.charCodeAt(at + 1))) at += 1;
        continue;
      }
      yield tex.slice(start, at);
      start = at + match[0].length;
      at = start - 1;
    }
  }
  yield tex.slice(start);
}

/** A list of BibTeX, `A and B and C`, whatever its letters and blanks. */
export const splitList = (tex: string): string[] =>
  [...cut(tex.replace(/\s+/g, ' ').replace(/^ ?and | and ?$/gi, ' '), / and(?= )/iy)].map((part) => part.trim()).filter(Boolean);

/** Terms with a separator between them, a sticky expression that begins with a comma, a semicolon or a blank; one in braces belongs to its term. */
export const splitTerms = (tex: string, separator: RegExp): string[] => [...cut(tex, separator)].map((part) => part.trim()).filter(Boolean);

const wrapped = /^\{(.*)\}$/s;

/** The inside of braces that hold the whole text: `{World Health Organization}`, but not `{A} and {B}`. */
function inBraces(tex: string): string | undefined {
  const inside = wrapped.exec(tex)?.[1];
  if (inside === undefined) return undefined;
  let depth = 0;
  for (let at = 0; at < inside.length; at += 1) {
    if (inside[at] === '\\') at += 1;
    else if (inside[at] === '{') depth += 1;
    else if (inside[at] === '}') depth -= 1;
    if (depth < 0) return undefined;
  }
  return inside;
}

/** Whether a word of a name is a particle to BibTeX: its first letter outside of braces is a small one. `{\'e}` counts as é, `{\relax van}` too. */
function isSmall(word: string): boolean {
  const group = word.startsWith('{') && !word.startsWith('{\\') ? inBraces(word) : undefined;
  // «Ludwig {van} Beethoven», to BibTeX a second given name, is what the writer did not mean.
  if (group !== undefined) return group.split(' ').every((one) => particles.has(one));
  if (word.startsWith('{') && !word.startsWith('{\\')) return false;
  return /^\P{L}*\p{Ll}/u.test(readLatex(word));
}

/** `family=van der Berg, given=Jan, prefix=von, useprefix=true` (BibLaTeX's extended names, any order). */
function readExtended(parts: readonly string[]): Name | undefined {
  const found = new Map<string, string>();
  for (const part of parts) {
    const [, name, value] =
      /^\s*"?\s*(family|given|prefix|suffix|given-i|family-i|prefix-i|suffix-i|useprefix|juniorcomma|id|hash|sortingnamekeytemplatename|uniquename|nametemplates|sortname)\s*=\s*(.*?)"?\s*$/is.exec(
        part,
      ) ?? [];
    if (!name || value === undefined) return undefined;
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), readLatex(value).replace(/^"|"$/g, ''));
  }
  const family = [found.get('prefix'), found.get('family')].filter(Boolean).join(' ');
  const given = found.get('given') ?? found.get('given-i');
  return family || given
    ? present<Name>({ family: family || given, given: family ? given : undefined, suffix: found.get('suffix') })
    : undefined;
}

/** `First von Last`: the particles are the small words before the last one, the family name begins with them. */
function readUninverted(tex: string): Name | undefined {
  const words = splitTerms(tex.replace(/~/g, ' '), /\s+/y);
  const text = readLatex(tex);
  if (words.length > 1 && isCollective(text)) return { collective: text };
  const small = words.slice(0, -1).findIndex(isSmall);
  // «Giannotti F» and names in scripts without case are nothing that BibTeX's rule was made for.
  if (small < 0 && !/[{\\]/.test(tex)) return readPersonName(text) as Name | undefined;
  const from = small < 0 ? words.length - 1 : small;
  const family = readLatex(words.slice(from).join(' '));
  return present<Name>({ family, given: readLatex(words.slice(0, from).join(' ')) || undefined });
}

const suffix = /^(?:jr|sr|jnr|snr|[ivx]{2,4}|2nd|3rd|4th|2d|3d|esq|phd|md)\.?$/i;

/** A name as BibTeX has it: `von Last, First`, `von Last, Jr, First`, `First von Last`, `{Group}`, or BibLaTeX's extended form. Undefined where there is none. */
export function readBibName(tex: string): Name | undefined {
  const name = tex.trim().replace(/[,;]+$/, (end) => (end === ',' ? ',' : ''));
  if (!/[\p{L}\p{N}]/u.test(name)) return undefined;
  const whole = inBraces(name);
  if (whole !== undefined) {
    const text = readLatex(whole);
    return text ? { collective: text } : undefined;
  }
  const parts = splitTerms(name, /,\s*/y);
  if (/^\s*"?\s*(?:family|given|prefix|suffix|useprefix)\s*=/i.test(name)) return readExtended(parts) ?? { family: readLatex(name) };
  const [last = '', ...rest] = parts.map(readLatex);
  if (rest.length === 0) return readUninverted(parts[0] ?? '');
  if (rest.length === 1) {
    const [given = ''] = rest;
    // «Abe, M., Jr» lost its given name elsewhere; «Family, Given Jr» keeps its suffix with the given names.
    return suffix.test(given) && given.length > 1 && last.includes(' ') && !last.includes('.')
      ? withSuffix(last, given)
      : present<Name>({ family: last, given });
  }
  if (suffix.test(rest[0] ?? '')) return present<Name>({ family: last, given: rest.slice(1).join(', '), suffix: rest[0] });
  const ending = rest.at(-1) ?? '';
  if (suffix.test(ending)) return present<Name>({ family: last, given: rest.slice(0, -1).join(', '), suffix: ending });
  return rest.length === 2
    ? present<Name>({ family: last, given: rest[1], suffix: rest[0] })
    : present<Name>({ family: last, given: rest.join(', ') });
}

/** «John Smith, Jr.» */
function withSuffix(name: string, ending: string): Name {
  const read = readPersonName(name);
  return read && 'family' in read ? { ...read, suffix: ending } : { family: name, suffix: ending };
}

/** A part of a name; braces keep what would cut it. */
const part = (text: string | undefined, ascii: boolean): string => {
  if (text === undefined) return '';
  const tex = writeLatex(text, ascii);
  return /,|(?:^|\s)and(?:\s|$)|^others$/i.test(text) ? `{${tex}}` : tex;
};

/** The same in the other direction; a group in braces. */
export function writeBibName({ family, given, suffix: ending, collective }: Contributor, ascii: boolean): string {
  if (collective !== undefined) return `{${writeLatex(collective, ascii)}}`;
  const last = part(family ?? given, ascii);
  if (family !== undefined && given !== undefined)
    return [last, ...(ending === undefined ? [] : [part(ending, ascii)]), part(given, ascii)].join(', ');
  // One name of several words would be cut in two.
  return /\s/.test(family ?? given ?? '') && !last.startsWith('{') ? `{${last}}` : last;
}
