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
 * `Journal, 118 (35).`, `Journal 28(10): 2464-2471`, `Journal, vol. 28, no. 10, pp. 2464-2471`.
 */
const places: readonly RegExp[] = [
  new RegExp(String.raw`(?<before>[.,]?\s\(?(?:19|20)\d\d\)?(?:\s[^;:()]{1,20})?;\s?)${volume}${issue}(?:\s?:\s?${range})?`, 'giu'),
  new RegExp(
    String.raw`(?<before>,?\s)${volume}\s?\(([^()\d]{0,12}\d{1,4}[^()]{0,12})\)(?:\s?[,:]\s?(?:pp?\.\s?)?${range})?(?=[\s.,;]|$)`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<before>,\s)vol\.?\s${volume}(?:,\s(?:no|issue|núm)\.?\s([\w-]{1,10}))?(?:,\s(?:pp?\.?|págs?\.?)\s?${range})?`,
    'giu',
  ),
];

/** The year in brackets is the shape of a volume with its issue: «Smith (2017)», «Lancet 390 (2017)». */
const isYear = (text: string | undefined): boolean => /^(?:19|20)\d\d$/.test(text ?? '');

/**
 * The place that a citation names, where there is no doubt: one style fits, it fits once, and the citation holds the title, after
 * which the journal stands. `before` the title are authors, so that a title with «4 (2)» in it misleads nobody.
 */
export function readCitedPlace(citation: string, title: string | undefined): CitedPlace | undefined {
  const rest = title === undefined ? undefined : afterTitle(citation, title);
  if (rest === undefined || rest.length > 400) return undefined;
  for (const pattern of places) {
    const [found, second] = [...rest.matchAll(pattern)].filter((match) => !isYear(match[2]) && !isYear(match[3]));
    if (!found) continue;
    if (second) return undefined;
    const journal = rest
      .slice(0, found.index)
      .replace(/^[\s.,;:!?"”’»)\]]+|[\s.,;:(]+$/g, '')
      .replace(/^In:?\s/, '');
    const [, , volume = '', issue, pages] = found;
    return {
      ...(/^\p{L}/u.test(journal) && journal.length <= 150 && !/\b(?:19|20)\d\d\b|https?:/.test(journal) ? { journal } : {}),
      volume,
      ...(issue === undefined ? {} : { issue }),
      ...(pages === undefined ? {} : { pages }),
    };
  }
  return undefined;
}

/** What follows the title, whose case and final point may differ. */
function afterTitle(citation: string, title: string): string | undefined {
  const wanted = title.toLowerCase().replace(/[\s.]+$/, '');
  const lower = citation.toLowerCase();
  // «İ» grows by a character: then the place in one is not the place in the other.
  if (wanted.length < 8 || lower.length !== citation.length) return undefined;
  const at = lower.indexOf(wanted);
  return at < 0 ? undefined : citation.slice(at + wanted.length);
}
