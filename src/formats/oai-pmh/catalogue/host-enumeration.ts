import { present } from '../../../model/present.ts';
import { foldWhitespace } from '../../../normalizers/whitespace.ts';

/** Where a part stands in its host, as a note says it. */
export interface HostEnumeration {
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly year?: string;
}

const number = String.raw`([A-Z]{0,3}\d{1,5}[A-Z]?(?:\s?[-/–]\s?\d{1,5})?)`;
const range = String.raw`([A-Z]{0,3}\d{1,7}[A-Z]?(?:\s?[-–]\s?[A-Z]{0,3}\d{1,7}[A-Z]?)?)`;
const label = (words: string, value: string) =>
  new RegExp(String.raw`(?:^|[\s,;:(.])(?:${words})\s?[.:]?\s?${value}(?![\p{L}\p{N}])`, 'iu');

/** `Vol. 28, no. 10 (Oct. 2017), p. 2464-2471`, `Roč. 22, č. 2 (2011)`, `Bd. 12 (2010), H. 3, S. 45-67`, `volume:12, number:3, year:2010, pages:45-67`. */
const labelled: Readonly<Record<keyof HostEnumeration, RegExp>> = {
  volume: label('volumen|volume|vol|v|band|bd|jahrgang|jg|ročník|roč|tome|tomo|t|jaargang|årg', number),
  issue: label('number|num|núm|nr|no|n[.º°]|issue|iss|heft|h|číslo|č|fasc|fascicule|suppl|supplement', number),
  pages: label('pages?|páginas|págs?|pp?|seiten?|s|str|sid', range),
  year: label('year|jahr|année|año|rok', String.raw`((?:1[5-9]|20)\d\d)`),
};

/** MARC's $q, `28:10<2464`: levels by colons, the first page behind `<`. */
const coded = /^(\d{1,5})(?::(\w{1,10}))?(?:<(\w{1,12}(?:-\w{1,12})?))?$/;
/** `28(10), 2464-2471 (2017)`, `28 (2017) 2464`: without labels. */
const bare =
  /^(\d{1,4}[A-Z]?)\s?\((?!(?:1[5-9]|20)\d\d\))([\w-]{1,10})\)(?:\s?[,:]\s?(?:pp?\.?\s?)?(\w{1,12}(?:\s?[-–]\s?\w{1,12})?))?(?=[\s.,;(]|$)/;

/** Volume, issue, pages and year that the text names; an empty object when it names none of them. */
export function readHostEnumeration(text: string): HostEnumeration {
  const value = foldWhitespace(text.slice(0, 300));
  const plain = coded.exec(value) ?? bare.exec(value);
  const year = labelled.year.exec(value)?.[1] ?? /(?:^|[\s(.,/-])((?:1[5-9]|20)\d\d)(?=[\s)\].,;/]|$)/.exec(value)?.[1];
  if (plain) return present<HostEnumeration>({ volume: plain[1], issue: plain[2], pages: plain[3], year });
  const found = (key: keyof HostEnumeration) => labelled[key].exec(value)?.[1];
  return present<HostEnumeration>({ volume: found('volume'), issue: found('issue'), pages: found('pages'), year });
}
