import { iso6393, iso6393To1, iso6393To2B } from 'iso-639-3';
import { foldLetters } from './fold.ts';

/** Codes that ISO 639 withdrew but catalogues still carry (MARC 21 list of discontinued codes; Java's old `iw`, `in`, `ji`). */
const withdrawn: Readonly<Record<string, string>> = {
  scr: 'hr',
  scc: 'sr',
  mol: 'ro',
  esp: 'eo',
  esk: 'ik',
  fri: 'fy',
  gag: 'gl',
  gal: 'om',
  gua: 'gn',
  iri: 'ga',
  lan: 'oc',
  lap: 'se',
  max: 'gv',
  sao: 'sm',
  sho: 'sn',
  snh: 'si',
  sso: 'st',
  swz: 'ss',
  tag: 'tl',
  taj: 'tg',
  tar: 'tt',
  tsw: 'tn',
  int: 'ia',
  eth: 'gez',
  far: 'fo',
  cam: 'km',
  ajm: 'aii',
  iw: 'he',
  in: 'id',
  ji: 'yi',
  sh: 'hbs',
  mo: 'ro',
};

/** Names that catalogues use beside the standard's: macrolanguages, doublets of ISO 639-2, short forms of exports. */
const furtherNames: Readonly<Record<string, string>> = {
  chinese: 'zh',
  mandarin: 'zh',
  'chinese simplified': 'zh',
  'chinese traditional': 'zh',
  greek: 'el',
  'modern greek': 'el',
  castilian: 'es',
  castellano: 'es',
  'spanish castilian': 'es',
  flemish: 'nl',
  'serbo-croatian': 'hbs',
  serbocroatian: 'hbs',
  norwegian: 'no',
  persian: 'fa',
  farsi: 'fa',
  malay: 'ms',
  swahili: 'sw',
  slovene: 'sl',
  valencian: 'ca',
  'brazilian portuguese': 'pt',
  'american english': 'en',
  'british english': 'en',
  engl: 'en',
  span: 'es',
  ger: 'de',
  fran: 'fr',
  port: 'pt',
  'scottish gaelic': 'gd',
  kirghiz: 'ky',
  moldavian: 'ro',
  punjabi: 'pa',
  pashto: 'ps',
  uighur: 'ug',
  catala: 'ca',
  valencia: 'ca',
  bokmal: 'nb',
  nynorsk: 'nn',
};

const none = new Set(['und', 'mul', 'zxx', 'mis', 'un']);

/** Whether a code says that there is no language, or none that is known (ISO 639-2: und, mul, zxx, mis): absent in a record, and no defect of it. */
export const isNoLanguage = (code: string): boolean => none.has(code.trim().toLowerCase());

/** Languages in whose words repositories name languages: «inglés», «anglais», «Englisch». */
const namingLanguages = ['en', 'es', 'pt', 'fr', 'de', 'it', 'ca', 'cs', 'nl', 'eu', 'gl', 'nb', 'da', 'sv', 'pl'];

const codes = new Map<string, string>();
for (const [three, one] of Object.entries(iso6393To1)) codes.set(three, one).set(one, one);
for (const { iso6393: code } of iso6393) if (!codes.has(code)) codes.set(code, code);
for (const [three, bibliographic] of Object.entries(iso6393To2B)) codes.set(bibliographic, codes.get(three) ?? three);
for (const [old, now] of Object.entries(withdrawn)) if (!codes.has(old)) codes.set(old, now);
for (const code of none) codes.delete(code);

let namesRead: Map<string, string> | undefined;

/** Names are collected at first need: most values are codes. Native and translated names come from the platform's CLDR data. */
function names(): Map<string, string> {
  if (namesRead) return namesRead;
  const found = new Map(Object.entries(furtherNames));
  const add = (name: string | undefined, code: string) => {
    const folded = foldName(name ?? '');
    if (folded !== '' && !found.has(folded)) found.set(folded, code);
  };
  for (const language of iso6393) {
    const code = codes.get(language.iso6393);
    if (code !== undefined) add(language.name, code);
    if (code !== undefined) add(language.name.replace(/\s\(.*\)$/, ''), code);
  }
  // To make one takes a millisecond: one for each naming language serves all codes.
  const naming = namingLanguages.map(displayIn);
  for (const code of new Set(Object.values(iso6393To1))) {
    for (const display of [displayIn(code), ...naming]) add(display.of(code), code);
  }
  namesRead = found;
  return found;
}

const displayIn = (language: string) => new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });

const foldName = (name: string) =>
  foldLetters(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The language as ISO 639-1 code, or 639-3 where there is none, from any ISO 639 code (`eng`, `fre`, `en_US`) or a name in English, in the
 * language itself or in a language in which repositories name them. Undefined for unknown words and for `und`, `mul`, `zxx`.
 */
export function readLanguage(text: string): string | undefined {
  const value = text.trim().toLowerCase();
  const code = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*\.?$/.exec(value)?.[1];
  if (code !== undefined && codes.has(code)) return codes.get(code);
  if (value.length > 60 || isNoLanguage(value)) return undefined;
  const name = foldName(value);
  return names().get(name) ?? names().get(foldName(value.replace(/\s?[([].*$/, '')));
}

const threeOf = new Map(Object.entries(iso6393To1).map(([three, one]) => [one, three]));

/** The code that library catalogues and MEDLINE write for a language of a record (ISO 639-2/B): `ger` for `de`, `eng` for `en`; a code of three letters without another one as it is. */
export function catalogueCode(language: string): string {
  const three = threeOf.get(language) ?? language;
  return iso6393To2B[three] ?? three;
}
