/**
 * Endings by which the forms of an English word differ, the longest first, and what stands for all of them. Those of medicine before those of
 * grammar: metastasis, metastases, metastatic; diagnosis, diagnostic; carcinoma, carcinomata.
 */
const endings: readonly (readonly [ending: string, stands: string])[] = [
  ['ications', 'y'],
  ['ication', 'y'],
  ['izations', 'iz'],
  ['isations', 'iz'],
  ['ization', 'iz'],
  ['isation', 'iz'],
  ['itides', 'it'],
  ['omata', 'om'],
  ['ising', 'iz'],
  ['izing', 'iz'],
  ['ations', ''],
  ['ation', ''],
  ['ative', ''],
  ['ised', 'iz'],
  ['ized', 'iz'],
  ['ises', 'iz'],
  ['izes', 'iz'],
  ['ically', ''],
  ['ical', ''],
  ['itis', 'it'],
  ['itic', 'it'],
  ['atic', 'as'],
  ['etic', 'es'],
  ['otic', 'os'],
  ['ostic', 'os'],
  ['asis', 'as'],
  ['ases', 'as'],
  ['esis', 'es'],
  ['eses', 'es'],
  ['osis', 'os'],
  ['oses', 'os'],
  ['tic', 's'],
  ['sis', 's'],
  ['ses', 's'],
  ['omas', 'om'],
  ['oma', 'om'],
  ['ions', ''],
  ['ion', ''],
  ['ings', ''],
  ['ing', ''],
  ['ies', 'y'],
  ['ied', 'y'],
  ['ise', 'iz'],
  ['ize', 'iz'],
  ['ors', ''],
  ['or', ''],
  ['ed', ''],
  ['es', ''],
  ['ic', ''],
  ['ly', ''],
  ['al', ''],
  ['us', ''],
  ['um', ''],
  ['ae', ''],
  ['s', ''],
  ['e', ''],
  ['i', ''],
  ['a', ''],
];

/**
 * What the forms of an English word share: words with the same stem are forms of one another. The word is in small letters without
 * diacritics; four letters are always left.
 */
export function stemOf(word: string): string {
  if (!/^[a-z]{5,40}$/.test(word)) return word.replace(/(?<=[a-z]{3})s$/, '');
  for (const [ending, stands] of endings) {
    if (!word.endsWith(ending) || word.length - ending.length + stands.length < 4) continue;
    return doubled(word.slice(0, word.length - ending.length) + stands);
  }
  return doubled(word);
}

/** `occurr` of «occurring», `randomiz` of «randomised». */
const doubled = (stem: string): string => stem.replace(/([bdfgmnprt])\1$/, '$1');
