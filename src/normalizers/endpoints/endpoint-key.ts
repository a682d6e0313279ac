import { foldedWords } from '../fold.ts';
import { wordForm } from '../word-form.ts';

/** Words that a name may have or lack and still say the same outcome: `rate of response`, `response rates`, `mean change in weight`. */
const light = new Set(
  `the a an of in to for with and from at by on or per as rate mean median change level value score incidence frequency number proportion
percentage percent prevalence patient participant subject baseline between total overall least square occurrence adjusted absolute
observed estimated cumulative`.split(/\s+/),
);
/** What `overall` and `total` are not light before: `overall survival` is not `survival`, `total cholesterol` not `cholesterol`. */
const ranking = new Set(['overall', 'total']);
/** The words that make a name, abbreviations (short form to long form, as the document defines them) spelled out. */
function nameWords(name: string, abbreviations: ReadonlyMap<string, string>): string[] {
  const spelled = name.replace(/[\p{L}\p{N}][\p{L}\p{N}./-]*/gu, (word) => {
    const long = abbreviations.get(word) ?? abbreviations.get(word.replace(/s$/, ''));
    return long ?? word;
  });
  // An abbreviation in brackets behind its long form says the same twice.
  return foldedWords(spelled.replace(/[([]\s*[\p{Lu}\p{N}][^()[\]\s]{0,11}\s*[)\]]/gu, ' ')).map(wordForm);
}

/** Names are asked for again and again while a text is read, and their keys cost; what is kept goes with the text's abbreviations. */
const known = new WeakMap<ReadonlyMap<string, string>, Map<string, string>>();

/**
 * Equal for names of the same outcome: folded words, the document's abbreviations spelled out, number and the order of words left aside
 * (`rate of HDRS-21 response` and `HDRS-21 response rates`; `PFS` and `progression-free survival`). Words stand in the order of the
 * alphabet with a blank between.
 */
export function endpointKey(name: string, abbreviations: ReadonlyMap<string, string>): string {
  let own = known.get(abbreviations);
  if (own === undefined) {
    own = new Map();
    known.set(abbreviations, own);
  }
  let key = own.get(name);
  if (key === undefined) {
    key = keyOf(name, abbreviations);
    own.set(name, key);
  }
  return key;
}

function keyOf(name: string, abbreviations: ReadonlyMap<string, string>): string {
  const words = nameWords(name, abbreviations);
  const heavy = words.filter((word, index) => !light.has(word) || (ranking.has(word) && index < words.length - 1));
  return [...new Set(heavy.length > 0 ? heavy : words)].sort().join(' ');
}
