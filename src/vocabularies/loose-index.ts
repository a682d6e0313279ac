import { foldLetters } from '../normalizers/fold.ts';
import type { NameIndex } from './name-index.ts';
import type { Descriptor } from './vocabulary.ts';

/**
 * Descriptors by names in which diacritics and punctuation do not count, nor which side of its comma stands first («Prostatic Neoplasms,
 * Castration-Resistant», «castration resistant prostatic neoplasms»), nor the plural of the last word. A name that then fits several descriptors finds
 * none, unless it is the preferred name of just one.
 */
export function looseIndex(names: readonly NameIndex<Descriptor>[]): (term: string) => readonly Descriptor[] {
  // Only names that change when they are folded so need a place of their own.
  const folded = new Map<string, string | readonly string[]>();
  for (const index of names) for (const name of index.names()) for (const form of formsOf(name)) if (form !== name) add(folded, form, name);
  const find = (form: string): readonly Descriptor[] => {
    const written = folded.get(form);
    const all = [form, ...(written === undefined ? [] : typeof written === 'string' ? [written] : written)];
    for (const index of names) {
      const found = [...new Set(all.flatMap((name) => index.get(name)))];
      if (found.length > 0) return new Set(found.map(({ vocabulary, ui, term }) => `${vocabulary} ${ui ?? term}`)).size === 1 ? found : [];
    }
    return [];
  };
  return (term) => {
    for (const form of formsOf(term)) {
      for (const number of numbersOf(form)) {
        const found = find(number);
        if (found.length > 0) return found;
      }
    }
    return [];
  };
}

/** As it stands, and with what follows the comma put first: the first comma, and where there are several, the last one too. */
function formsOf(name: string): readonly string[] {
  const comma = name.indexOf(', ');
  if (comma < 0) return [plain(name)];
  const last = name.lastIndexOf(', ');
  const turned = [comma, ...(last === comma ? [] : [last])].map((at) => plain(`${name.slice(at + 2)} ${name.slice(0, at)}`));
  return [plain(name), ...turned];
}

/** Most names are plain ASCII, of which nothing has to be decomposed. */
const plain = (name: string): string =>
  (/^[\x20-\x7e]*$/.test(name)
    ? name.toLowerCase().replace(/[^a-z0-9]+/g, ' ')
    : foldLetters(name).replace(/[^\p{L}\p{N}]+/gu, ' ')
  ).trim();

/** The word as it is, then singulars and plurals of its last word, English and Spanish: neoplasm, neoplasms; biopsy, biopsies; neoplasia, neoplasias. */
function numbersOf(form: string): readonly string[] {
  const other = form.endsWith('ies')
    ? [`${form.slice(0, -3)}y`, form.slice(0, -1)]
    : form.endsWith('es')
      ? [form.slice(0, -1), form.slice(0, -2)]
      : form.endsWith('s')
        ? [form.slice(0, -1)]
        : form.endsWith('y')
          ? [`${form.slice(0, -1)}ies`]
          : [`${form}s`, `${form}es`];
  return form.length < 4 ? [form] : [form, ...other];
}

function add(folded: Map<string, string | readonly string[]>, form: string, name: string): void {
  const known = folded.get(form);
  if (known === undefined) folded.set(form, name);
  else folded.set(form, typeof known === 'string' ? [known, name] : [...known, name]);
}
