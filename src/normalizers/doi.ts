/** A DOI as it was found: `value` bare and in lower case, `start` and `end` (exclusive) in UTF-16 units of the searched text. */
export interface FoundDoi {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Blanks without width and soft hyphens, by which typesetters and browsers let a DOI break over lines. */
const invisible = String.raw`\u00ad\u200b-\u200d\u2060\ufeff`;

/** Registrant codes have 4 to 9 digits and may be subdivided (10.1000.10/123). A suffix may hold anything; 300 is beyond all that is registered. */
const candidate = new RegExp(String.raw`10\.\d{4,9}(?:\.\d{1,9}){0,3}(?:\/|%2f)[\x21-\x7e‐-―−${invisible}]{1,300}`, 'gi');

/** Words that stand behind a DOI in citations and pages, with a capital: `10.5555/abc.Epub`, `10.5555/abcPMID`, `10.5555/abc.Available`. */
const nextWords = String.raw`\.?(?:PMC?ID|Pub[Mm]ed)(?:[\s:：(]|Pub[Mm]ed|PMC?ID|$)|\.?PMC\d{5}|\.?Epub(?![a-z])|\.(?:URL|Available|Accessed|Retrieved|Disponible|Verf[üu]gbar|Disponibile)(?![a-z])|(?<!\.)IS[SB]N$`;

/** What can only be the next value glued on: `10.5555/abchttps://…`, `10.5555/abc;10.5555/def`, `10.5555/abc[doi]`, `10.5555/abc</a>`, `10.5555/abcPMID:`. */
const nextValue = new RegExp(
  String.raw`https?:\/\/|["“”\\]|\.?\[(?:doi|pii|epub|PubMed|PMC|Cross[Rr]ef|Medline|MEDLINE|Google|Web)|<\/|<(?:a|b|br|i|p|em|div|span|sub|sup|strong)\b|[,;|]\s?(?:doi:? ?|https?:)?10\.\d{4}|doi:? ?10\.\d{4}|\.?pmid:|&(?:quot|nbsp|#34|#160);|[?&](?:amp;)?[a-z]\w*=|(?<!\.)IS[SB]N:|${nextWords}`,
);

const openings: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** Pages of publishers carry the DOI in the middle of an address: `…/doi/10.5555/abc/full?x=1#y`, `…/10.5555/2020.01.01.12v2.full.pdf`. */
const addressTail =
  /(?:[?#].*|\/(?:full|fulltext|full-text|abstract|abs|pdf|epdf|pdfdirect|html|meta|summary|references|asset.*|suppl_file.*))$/i;

/** Every DOI in running text. Closing punctuation and unbalanced brackets stay outside. */
export function findDois(given: string): FoundDoi[] {
  const text = halfWidth(given);
  const found: FoundDoi[] = [];
  candidate.lastIndex = 0;
  for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
    const start = match.index;
    const taken = trimEnd(cutGlued(match[0]), addressBefore(text, start));
    const value = bareForm(taken);
    if (/\/./.test(value)) found.push({ value, start, end: start + taken.length });
    candidate.lastIndex = start + Math.max(taken.length, 8);
  }
  return found;
}

/** A DOI alone, of signs of which none is an ending, a bracket or a wrapping: most of all DOIs in PubMed. The rest of this file would find the same. */
const bareDoi = /^10\.\d{4,9}\/[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/;
/** Wider than what is cut there, so that it is tested quickly. */
const holdsNextValue = /doi10|PM|Pub|Epub|\.(?:URL|Ava|Acc|Ret|Dis|Ver)|SN$/;

/**
 * The bare lower-case DOI out of any wrapping: resolver (proxied too) or publisher URL, `doi:`, `DOI10.…`, brackets, `[doi]`, percent-encoding,
 * entities, blanks about the first slash. Undefined when there is none. Old SICI suffixes with `<>;():` survive.
 */
export function readDoi(text: string): string | undefined {
  if (text.length <= 200 && bareDoi.test(text) && !holdsNextValue.test(text)) return text.toLowerCase();
  const joined = decodeEntities(halfWidth(text).replace(/10\.\s?(\d{4,9})\s?\/\s?(?=\S*\d)/, '10.$1/'));
  return findDois(joined)[0]?.value;
}

/** East Asian pages write `１０．5555／abc`; one sign stands for one, so that places stay what they are. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ／．－＿]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

function decodeEntities(text: string): string {
  return text
    .replace(/&(?:lt|#60|#x3c);/gi, '<')
    .replace(/&(?:gt|#62|#x3e);/gi, '>')
    .replace(/&(?:amp|#38);/gi, '&');
}

function cutGlued(text: string): string {
  const next = text.slice(8).search(nextValue);
  return next === -1 ? text : text.slice(0, next + 8);
}

/** The host when the DOI stands in an address that is not a resolver's: there `?`, `#` and `/full` belong to the page. */
function addressBefore(text: string, start: number): 'resolver' | 'publisher' | undefined {
  const address = /https?:\/\/[^\s<>"]{1,400}$/i.exec(text.slice(Math.max(0, start - 400), start))?.[0];
  if (address === undefined) return undefined;
  return /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(address) ? 'resolver' : 'publisher';
}

const closing = new RegExp(String.raw`(?:[.,;:!?'"*/|${invisible}\x60´]|&[lg]t|‐|–|—)+$`);

function trimEnd(raw: string, address: 'resolver' | 'publisher' | undefined): string {
  let text = cutUnbalanced(raw);
  // SICIs end in `2-#`; the fragment of a page begins with a letter.
  if (address === 'resolver') text = text.replace(/(?<!-)#[a-z].*$|\?(?:nosfx|locatt)\b.*$/i, '');
  if (address === 'publisher') {
    for (let before = ''; before !== text; ) {
      before = text;
      text = text.replace(addressTail, '');
    }
    text = text.replace(/\.pdf$/i, '').replace(/(10\.1101\/.*?)(?:v\d+)?(?:\.full)?(?:-text)?$/i, '$1');
  }
  for (let before = ''; before !== text; ) {
    before = text;
    text = cutUnbalanced(text.replace(closing, ''));
  }
  return text;
}

/** Up to the first closing bracket that nothing opened, and to an opening one that nothing closes: `…mdx331)`, `…001[Epub`. */
function cutUnbalanced(text: string): string {
  const open: { bracket: string; at: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if ('([{<'.includes(character)) open.push({ bracket: character, at });
    const opening = openings[character];
    if (opening === undefined) continue;
    if (open.at(-1)?.bracket !== opening) return text.slice(0, at);
    open.pop();
  }
  const unclosed = open[0]?.at;
  return unclosed === undefined ? text : text.slice(0, unclosed);
}

const invisibles = new RegExp(`[${invisible}]`, 'g');

function bareForm(text: string): string {
  return text
    .replace(/%[0-7][0-9a-f]/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
    .replace(/[‐-―−]/g, '-')
    .replace(invisibles, '')
    .toLowerCase();
}

/** Whether a DOI is that of a part of what the other DOI names: Springer's chapter `10.1007/978-3-319-28528-3_4` of the book before the `_`. */
export const isDoiOfPart = (part: string, whole: string): boolean => part.startsWith(whole) && /^[_./-]./.test(part.slice(whole.length));
