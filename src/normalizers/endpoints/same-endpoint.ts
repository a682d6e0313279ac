import { foldedWords } from '../fold.ts';

/** Words that a name may have or lack and still say the same outcome: `rate of response`, `response rates`, `mean change in weight`. */
const light = new Set(
  `the a an of in to for with and from at by on or per as rate mean median change level value score incidence frequency number proportion
percentage percent prevalence patient participant subject baseline between total overall least square occurrence adjusted absolute
observed estimated cumulative`.split(/\s+/),
);
/** What `overall` and `total` are not light before: `overall survival` is not `survival`, `total cholesterol` not `cholesterol`. */
const ranking = new Set(['overall', 'total']);
const british: Readonly<Record<string, string>> = {
  haemoglobin: 'hemoglobin',
  hospitalisation: 'hospitalization',
  hypoglycaemia: 'hypoglycemia',
  haemorrhage: 'hemorrhage',
  anaemia: 'anemia',
  tumour: 'tumor',
  diarrhoea: 'diarrhea',
  ischaemic: 'ischemic',
  oedema: 'edema',
  haematoma: 'hematoma',
  randomisation: 'randomization',
};

/** `events` and `event`, `rates` and `rate`, `biopsies` and `biopsy`; `loss`, `sepsis`, `status` stay. */
function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** The words that make a name, abbreviations (short form to long form, as the document defines them) spelled out. */
function nameWords(name: string, abbreviations: ReadonlyMap<string, string>): string[] {
  const spelled = name.replace(/[\p{L}\p{N}][\p{L}\p{N}./-]*/gu, (word) => {
    const long = abbreviations.get(word) ?? abbreviations.get(word.replace(/s$/, ''));
    return long ?? word;
  });
  // An abbreviation in brackets behind its long form says the same twice.
  return foldedWords(spelled.replace(/[([]\s*[\p{Lu}\p{N}][^()[\]\s]{0,11}\s*[)\]]/gu, ' ')).map((word) => {
    const one = singular(word);
    return british[one] ?? one;
  });
}

/**
 * Whether two names say the same outcome: folded words, the document's abbreviations spelled out, number and the order of words left
 * aside (`rate of HDRS-21 response` and `HDRS-21 response rates`; `PFS` and `progression-free survival`).
 */
export function sameEndpoint(a: string, b: string, abbreviations: ReadonlyMap<string, string>): boolean {
  if (a === b) return true;
  return endpointKey(a, abbreviations) === endpointKey(b, abbreviations);
}

/** What `sameEndpoint` compares: equal for names of the same outcome. */
export function endpointKey(name: string, abbreviations: ReadonlyMap<string, string>): string {
  const own = known.get(abbreviations) ?? new Map<string, string>();
  known.set(abbreviations, own);
  const key = own.get(name) ?? keyOf(name, abbreviations);
  own.set(name, key);
  return key;
}

/** Names are asked for again and again while a text is read; what is kept goes with the text's abbreviations. */
const known = new WeakMap<ReadonlyMap<string, string>, Map<string, string>>();

function keyOf(name: string, abbreviations: ReadonlyMap<string, string>): string {
  const words = nameWords(name, abbreviations);
  const heavy = words.filter((word, index) => !light.has(word) || (ranking.has(word) && index < words.length - 1));
  return [...new Set(heavy.length > 0 ? heavy : words)].sort().join(' ');
}
