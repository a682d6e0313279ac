import { present } from '../../model/present.ts';

/** What a ready-made citation says of the place in the journal. */
export interface CitedPlace {
  readonly journal?: string;
  readonly volume: string;
  readonly issue?: string;
  readonly pages?: string;
}

const volume = String.raw`([A-Z]{0,3}\d{1,5}[A-Z]?)`;
const issue = String.raw`(?:\s?\(([^()]{1,30})\))?`;
const range = String.raw`([A-Z]{0,3}\d{1,7}[A-Z]?(?:\s?[-–]\s?[A-Z]{0,3}\d{1,7}[A-Z]?)?)`;

/**
 * Volume, issue and pages as citation styles join them. Vancouver: `2017 Oct 1;28(10):2464-2471`; Chicago and Harvard:
 * `Journal, 118 (35).`, `Journal 28, no. 10 (2017): 2464`, `Journal 28(10): 2464-2471`, EPrints' `Journal, 28 (10). pp. 2464-2471`, `Journal, vol. 28, no. 10, pp. 2464-2471`.
 */
const places: readonly RegExp[] = [
  String.raw`[.,]?\s\(?(?:19|20)\d\d\)?(?:\s[^;:()]{1,20})?;\s?${volume}${issue}(?:\s?:\s?${range})?`,
  String.raw`,?\s${volume}\s?\(([^()\d]{0,12}\d{1,4}[^()]{0,12})\)(?:(?:\s?[,:]\s?(?:pp?\.\s?)?|\.\s?pp?\.\s?)${range})?(?=[\s.,;]|$)`,
  String.raw`\s${volume},\s(?:no|núm)\.\s([\w-]{1,10})\s\([^()]{0,20}\)(?:\s?:\s?${range})?`,
  String.raw`,\svol\.?\s${volume}(?:,\s(?:no|issue|núm)\.?\s([\w-]{1,10}))?(?:,\s(?:pp?\.?|págs?\.?)\s?${range})?`,
].map((source) => new RegExp(source, 'giu'));

/** The year in brackets is the shape of a volume with its issue: «Smith (2017)», «Lancet 390 (2017)». */
const isYear = (text: string | undefined): boolean => /^(?:19|20)\d\d$/.test(text ?? '');

/**
 * The place that a citation names, where there is no doubt: one style fits, and it fits once, in what follows the title. The title
 * itself is passed over, so that one with «4 (2)» in it misleads nobody.
 */
export function readCitedPlace(citation: string, title: string | undefined): CitedPlace | undefined {
  const rest = (title === undefined ? undefined : afterTitle(citation, title)) ?? lastSentences(citation);
  if (rest === undefined || rest.length > 400) return undefined;
  for (const pattern of places) {
    const [found, second] = [...rest.matchAll(pattern)].filter((match) => !isYear(match[1]) && !isYear(match[2]));
    if (!found) continue;
    if (second) return undefined;
    const [, volume = '', issue, pages] = found;
    return present({ journal: journalIn(rest.slice(0, found.index)), volume, issue, pages });
  }
  return undefined;
}

/** The name between title and volume. Its last point belongs to it where it is abbreviated with points. */
function journalIn(text: string): string | undefined {
  const name = text.replace(/^[\s.,;:!?"”’»)\]]+|[\s.,;:(]+$/g, '').replace(/^In:?\s/, '');
  if (!/^\p{L}/u.test(name) || name.length > 150 || /\b(?:19|20)\d\d\b|https?:/.test(name)) return undefined;
  return /\p{L}\. \p{L}/u.test(name) ? `${name}.` : name;
}

/** What follows the title, whose case and final point may differ. */
function afterTitle(citation: string, title: string): string | undefined {
  const wanted = title.toLowerCase().replace(/[\s.]+$/, '');
  const lower = citation.toLowerCase();
  const at = lower.indexOf(wanted);
  // «İ» grows by a character in lower case: then the place in one is not the place in the other.
  if (wanted.length < 8 || lower.length !== citation.length || at < 0) return undefined;
  const rest = citation.slice(at + wanted.length);
  // «Tea and sleep» is not the title of «Tea and sleep again».
  return /^\s?\p{P}/u.test(rest) || /\p{P}$/u.test(wanted) ? rest : undefined;
}

/**
 * Where the citation spells the title in another way («2 years» for «two years»): the journal and the sentence that begins with the
 * year. A short sentence before it shows that the journal's name is abbreviated with points and was cut: «… J. Clin. Oncol. 2017;».
 */
function lastSentences(citation: string): string | undefined {
  const sentences = citation.split(/(?<=[.?!])\s+/);
  const [at, another] = sentences.flatMap((sentence, index) => (/^(?:19|20)\d\d\b[^.]*;/.test(sentence) ? [index] : []));
  if (at === undefined || another !== undefined || at < 2 || (sentences[at - 2] ?? '').length < 20) return undefined;
  return sentences.slice(at - 1).join(' ');
}
