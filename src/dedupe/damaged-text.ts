import { foldLetters } from '../normalizers/fold.ts';

/** `EFFECTS OF TIDES`: what stands in capitals throughout; an abbreviation or a single short word may be meant so. */
export function isAllCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) && (text.match(/\p{L}/gu)?.length ?? 0) >= 8 && /\S\s+\S/.test(text);
}

/** PubMed's way of writing a title that it translated: `[Effects of tides.]` */
export const isBracketed = (text: string): boolean => /^\[[^[\]]*\]\.?$/.test(text.trim());

/** What services add behind a title: `Effects of tides [Review]`, `… (Spanish)`. */
const addition = /\s*(?:\[[^[\]]{1,60}\]|\([^()]{1,60}\))\.?\s*$/;

/** A title without what services add to it. */
export const withoutAddition = (title: string): string => (isBracketed(title) ? title : title.replace(addition, '') || title);

const ellipsis = /(?:…|\.\.\.)\s*\]?\s*$/;

/** Words with which nothing ends: `Effects of tides on the`. */
const openEnd =
  /(?:^|\s)(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with|versus|vs|de|del|la|el|los|las|y|en|et|le|les|des|du|und|der|die|das|von|mit)\s*$/i;

/** How many letters of a broken word must be missing for it not to be another form of the same: `bone`, `bones`. */
const fewestMissing = 4;

/**
 * Whether a text is the beginning of another and plainly broken off: in mid-word, before an ellipsis, behind «of», in mid-sentence, or before a subtitle
 * (`Tides` beside `Tides: a cohort study`). What stands in brackets or behind a bar (`Tides | Harbour Press`) is an addition, and none of the text.
 */
export function isCutOff(text: string, whole: string): boolean {
  const marked = ellipsis.test(text);
  const bare = text.replace(ellipsis, '').replace(/[\s.:;,–—-]+$/u, '');
  const start = endOfBeginning(bare, whole);
  if (start === undefined) return false;
  const rest = whole.slice(start);
  const missing = rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (missing === 0) return false;
  if (/^[\p{L}\p{M}\p{N}]/u.test(rest)) return missing >= fewestMissing;
  if (marked) return true;
  const behind = /^[^\p{L}\p{N}]*/u.exec(rest)?.[0] ?? '';
  if (/[[(|{]|\s-\s/.test(behind)) return openEnd.test(bare);
  return behind.trim() === '' || openEnd.test(bare) || (rest.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 2;
}

/** Where in `whole` the letters and digits of `beginning` end; undefined when it does not begin with them. */
function endOfBeginning(beginning: string, whole: string): number | undefined {
  const wanted = [...lettersOf(beginning)];
  if (wanted.length === 0) return undefined;
  let met = 0;
  let at = 0;
  for (const character of whole) {
    if (met === wanted.length) return at;
    const letters = plainLetter.test(character) ? character.toLowerCase() : lettersOf(character);
    for (const letter of letters) {
      if (wanted[met] !== letter) return undefined;
      met += 1;
    }
    at += character.length;
  }
  return met === wanted.length ? at : undefined;
}

/** Most letters of most titles: they need no folding but to small ones. */
const plainLetter = /^[A-Za-z0-9]$/;

const lettersOf = (text: string): string => foldLetters(text).replace(/[^\p{L}\p{N}]+/gu, '');
