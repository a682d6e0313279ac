import type { Candidate, Finder } from '../candidate.ts';

/** Codes of the languages that repositories write in; the others of ISO 639 look too much like the ends of words. */
const codes =
  'en|es|pt|fr|de|it|ca|gl|eu|cs|sk|pl|hu|ru|uk|ro|bg|hr|sr|sl|el|tr|nl|sv|da|no|nb|nn|fi|et|lv|lt|is|ja|zh|ko|ar|he|fa|id|vi|' +
  'eng|spa|por|fre|fra|ger|deu|ita|cat|glg|baq|eus|cze|ces|slo|slk|pol|hun|rus|ukr|rum|ron|bul|hrv|srp|slv|gre|ell|tur|dut|nld|swe|dan|nor|fin|jpn|chi|zho|kor|ara|mul';

/** A code that stands between a value's end (never a small letter or a blank) and the next value's beginning; `en`, `en_US`, `cs-CZ`, `eng`. */
export const findLanguageCodes: Finder = ({ text }) => {
  const found: Candidate[] = [];
  const shape = new RegExp(
    `(?<![\\p{Ll}(@-]|[^\\S\\n])(?:${codes})(?:[_-](?:[A-Z]{2}|[a-z]{2}(?=\\p{Lu}|http|$)))?(?=[^\\p{Ll}\\s.,;:)/-]|\\n|https?:|$)`,
    'gu',
  );
  for (const match of text.matchAll(/[a-z]{2}_[A-Z]{2}(?=[^A-Z]|[A-Z][^A-Z]|$)/g))
    if (!/[^\S\n]/.test(text[match.index - 1] ?? 'x'))
      found.push({ kind: 'language', start: match.index, end: match.index + 5, cost: -4.5, certain: true });
  for (const match of text.matchAll(shape)) {
    const isLocale = match[0].length > 3;
    const end = match.index + match[0].length;
    // an abstract that ends in an acronym («… DMP») does not show its end; a licence behind the code does
    const beforeLicence = /^(?:Attribution|CC0|CC BY|Creative Commons|https?:\/\/creativecommons)/.test(text.slice(end, end + 30));
    const endsSentence = /[.!?)\]]/.test(text[match.index - 1] ?? '');
    found.push({
      kind: 'language',
      start: match.index,
      end: match.index + match[0].length,
      cost: beforeLicence ? -5 : isLocale || endsSentence ? -2 : 0,
      certain: isLocale || endsSentence,
    });
  }
  return found;
};
