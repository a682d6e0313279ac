import { readLanguage } from '../../normalizers/language.ts';

/** ISO 639-1 and the names by which babel and BibLaTeX know the language, the usual one first. */
const names: Readonly<Record<string, readonly [string, ...string[]]>> = {
  en: ['english', 'american', 'british', 'usenglish', 'ukenglish', 'australian', 'canadian', 'newzealand'],
  de: ['german', 'ngerman', 'austrian', 'naustrian', 'swissgerman', 'nswissgerman', 'germanb'],
  fr: ['french', 'francais', 'frenchb', 'canadien', 'acadian'],
  es: ['spanish', 'mexican'],
  pt: ['portuguese', 'brazilian', 'brazil', 'portuges'],
  it: ['italian'],
  ca: ['catalan'],
  gl: ['galician'],
  eu: ['basque'],
  nl: ['dutch'],
  da: ['danish'],
  sv: ['swedish'],
  no: ['norwegian', 'norsk'],
  nn: ['nynorsk'],
  fi: ['finnish'],
  is: ['icelandic'],
  pl: ['polish'],
  cs: ['czech'],
  sk: ['slovak'],
  sl: ['slovene', 'slovenian'],
  hr: ['croatian'],
  sr: ['serbian'],
  bg: ['bulgarian'],
  ru: ['russian'],
  uk: ['ukrainian'],
  lt: ['lithuanian'],
  lv: ['latvian'],
  et: ['estonian'],
  hu: ['hungarian', 'magyar'],
  ro: ['romanian'],
  el: ['greek', 'polutonikogreek'],
  tr: ['turkish'],
  la: ['latin'],
  he: ['hebrew'],
  ar: ['arabic'],
  fa: ['persian'],
  zh: ['chinese', 'pinyin'],
  ja: ['japanese'],
  ko: ['korean'],
};

const byName = new Map(Object.entries(names).flatMap(([code, list]) => list.map((name) => [name, code] as const)));

/** The language of `language`, `langid`, `hyphenation`: a name of babel's, or what any catalogue writes; BibLaTeX's `langenglish` too. */
export function readBibLanguage(word: string): string | undefined {
  const name = word.toLowerCase().replace(/^lang(?=[a-z]{4})/, '');
  return byName.get(name) ?? readLanguage(word);
}

/** What babel calls it; the code itself for a language that it does not know. */
export const writeBibLanguage = (code: string): string => names[code]?.[0] ?? code;

export const isBabelLanguage = (code: string): boolean => names[code] !== undefined;
