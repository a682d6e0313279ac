/** How far into a text its beginning is looked at. */
const headLength = 160;

const particle = "(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|ter|ten|te|zu|ben|bin|ibn|abu|af|d'|l'|al-|el-)[ -]?){0,3}";
const name = "\\p{Lu}[\\p{L}\\p{M}'’`-]{0,40}";
const initials = '\\p{Lu}\\.?(?:[ -]?\\p{Lu}\\.?){0,4}';

/** What a citation begins with: `Doe JA,`, `Doe, J. A.`, `Doe, Jane,`, `J. A. Doe,`, `“Title`, `[Translated title].`, `__________. `. */
const beginnings = [
  new RegExp(`^${particle}${name}(?: ${name}){0,3} ${initials}(?![\\p{L}])`, 'u'),
  new RegExp(
    `^${particle}${name}(?: ${name}){0,3}, ?(?:${initials}(?![\\p{L}])|${name}(?: ${name}| ${initials}){0,3}[,.;(]| ?\\(|Jr|et al)`,
    'u',
  ),
  new RegExp(`^(?:\\p{Lu}\\.[ -]?){1,4} ?${particle}${name}`, 'u'),
  new RegExp(`^${name} (?:et al|and |& |y |und )`, 'u'),
  /^["“„«‘'][\p{Lu}\d]/u,
  /^\[\p{Lu}/u,
  /^_{3,}|^—{2,}|^-{3,}/,
];

/** `de la Cruz`, in small letters. */
const particled = new RegExp(`^${particle}${name}[ ,]`, 'u');

/** What stands behind the citation itself, often on a line of its own. */
const appendix =
  /^(?:PMC?ID\b|PubMed\b|PMC\d|doi\b|10\.\d{4}|https?:|www\.|epub\b|available (?:at|from|online)|disponible en|disponível em|retrieved |accessed |last accessed|cited |consultado |verfügbar|abgerufen|S\d{4}-\d|\[?(?:google scholar|crossref|pubmed|free full text|full text))/i;

/** 2: as a citation does, 1: as a sentence does, 0: with a figure, -1: in the midst of something. */
export function beginsLikeCitation(text: string): number {
  const head = text.slice(0, headLength);
  if (appendix.test(head)) return -1;
  if (beginnings.some((each) => each.test(head))) return 2;
  if (/^[\p{Lu}\p{Lo}]/u.test(head)) return 1;
  if (/^[\d(]/.test(head)) return 0;
  return particled.test(head) ? 1 : -1;
}

const identifierTail = /(?:10\.\d{4,9}\/\S{1,100}|https?:\/\/\S{1,300}|PMC?I?D?:? ?(?:PMC)?\d{3,9}\]?)[.)\]>]?$/i;
const openWords =
  /(?:^|\s)(?:and|or|of|the|in|for|with|to|a|an|on|by|from|at|as|und|der|die|das|von|mit|im|zur|et|de|la|le|les|des|du|y|el|en|los|las|del|con|para|e|do|da|em|por|di|il|vs\.?|vol\.?|no\.?|pp?\.?|eds?\.?|doi:?|pmid:?|available|at:?|&)$/i;

/** 2: as a citation ends (pages, an address, an identifier), 1: as a sentence does, 0: with a word, -1: in the midst of something. */
export function endsLikeCitation(text: string): number {
  const tail = text.slice(-headLength);
  if (identifierTail.test(tail)) return 2;
  if (/[,:;&(–—/-]$/.test(tail) || openWords.test(tail)) return -1;
  if (/\d[a-z]?[\])]?\.?[\])]?$/i.test(tail)) return 2;
  // «…, Doe J.» may end the authors as well as the citation.
  if (/(?:^|[\s.])\p{Lu}\.?$/u.test(tail)) return 0;
  return /[.)\]”"’»?!]$/.test(tail) ? 1 : 0;
}

const year =
  /(?<!\d)(?:1[5-9]\d\d|20\d\d)(?!\d)|\b(?:in press|n\. ?d\.|s\. ?f\.|o\. ?J\.|forthcoming|unpublished|im Druck|en prensa)|https?:\/\//i;

/** `J. Aging Res. 2013:657508.`, `Annu Rev Pathol 4: 435–459`: what a citation ends with, although it begins like one. */
const closing =
  /^(?:[\p{L}.&’'-]{1,40} ){0,9}[\p{L}.&’'-]{1,40},?;? ?\(?\d{1,4}(?!\d)\)?(?: ?\([^)]{1,16}\))?(?:,? ?[:;,] ?(?:pp?\.? ?)?[A-Za-z]?\d{1,6}(?!\d)| (?=\d{1,5}[-–]\d))/u;

export const isClosing = (text: string): boolean => closing.test(text.slice(0, headLength));

const place =
  /\d\)?\s?[:;,]\s?(?:\d{1,4}(?:\(\d{1,4}\))?:)?\s?(?:pp?\.?\s?)?[A-Za-z]?\d{1,6}(?:\s?[-–—]|\b)|\bpp?\.?\s?\d|10\.\d{4,9}\/|https?:\/\/|\bPMID/;
const wording = /(?:\p{Ll}{2,30}[ ,:/-]{1,2}){3}/u;

/** Whether something of it is a place in a journal, a page or an address. */
export const isLocated = (text: string): boolean => place.test(text);
/** Whether some of it is prose, as a title is and a list of authors is not. */
export const isWorded = (text: string): boolean => wording.test(text);

/** Whether something of it says when it was published, or where it stands on the web: what a citation without its end does not. */
export const isDated = (text: string): boolean => year.test(text);
