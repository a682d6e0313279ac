import { isGlued } from '../borders.ts';
import type { Candidate, Finder } from '../candidate.ts';

/** Longest address that is looked at. */
const longest = 400;

/**
 * Addresses whose grammar says where they end, so that what is glued on behind stays outside: licences end after their version (and
 * jurisdiction), handles after digits, PMC addresses after the number or `/pdf`.
 */
const closedGrammars: readonly RegExp[] = [
  /^https?:\/\/creativecommons\.org\/(?:licenses|publicdomain)\/[a-z+-]{2,20}\/\d\.\d(?:\/(?:[a-z]{2}|igo|deed\.[a-z]{2})(?![a-z]))?\/?/,
  /^https?:\/\/rightsstatements\.org\/(?:vocab|page)\/[A-Za-z-]{2,12}\/1\.0\/?/,
  /^https?:\/\/(?:www\.ncbi\.nlm\.nih\.gov\/pmc|pmc\.ncbi\.nlm\.nih\.gov|europepmc\.org)\/articles?\/(?:PMC)?\d{3,9}(?:\/pdf(?:\/[\w.-]{1,60}\.pdf)?)?\/?/i,
  /^https?:\/\/(?:www\.ncbi\.nlm\.nih\.gov\/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)\/\d{1,8}\/?/,
  /^https?:\/\/purl\.org\/coar\/(?:access_right|resource_type|version)\/c_[0-9a-f]{4}(?![0-9a-f])/,
];
const handle =
  /^(https?:\/\/(?:hdl\.handle\.net|[\w.-]{1,80}(?:\/[\w-]{1,30}){0,3}\/handle)\/\d{2,10}(?:\.\d{1,10}){0,4}\/)(\d{1,30})(\.\d(?!\d))?/;
const doi = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/10\.\d{4,9}\//;

/** Web addresses. One without a grammar of its own ends at a blank, at the next address, or where something else is glued on. */
export const findUris: Finder = ({ text }) => {
  const found: Candidate[] = [];
  const starts = /https?:\/\//g;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const start = match.index;
    const whole = extentOf(text.slice(start, start + longest));
    // …/10.5555/https:// at the end of a page: an address that was cut off before its first character is none
    if (whole === '') continue;
    // …/1721.1/9999912345 bytes: the digits behind the handle are the size of a file
    const isBeforeUnit = text.startsWith(' bytes', start + whole.length);
    for (const { length, cost } of endsOf(whole, isBeforeUnit))
      found.push({ kind: 'uri', start, end: start + length, cost: cost - 1, certain: true });
  }
  return found;
};

/** Up to a blank, a quote or the next address. */
function extentOf(text: string): string {
  const run = /^https?:\/\/(?:(?:dx\.)?doi\.org\/10\.\d{4,9}\/\(sici\)\S+|[^\s"<>“”]+)/i.exec(text)?.[0] ?? '';
  const next = run.slice(8).search(/https?:\/\//);
  return next === -1 ? run : run.slice(0, next + 8);
}

function endsOf(whole: string, isBeforeUnit: boolean): { length: number; cost: number }[] {
  for (const grammar of closedGrammars) {
    const closed = grammar.exec(whole)?.[0];
    if (closed) return [{ length: closed.length, cost: 0 }];
  }
  const digits = handle.exec(whole);
  if (digits) return handleEnds(digits, isBeforeUnit);
  const isDoi = doi.test(whole);
  const ends = [{ length: whole.length, cost: 0.2 }];
  for (let length = 12; length < whole.length; length++) {
    if (isGlued(whole, length)) ends.push({ length, cost: 0.6 });
    else if (/^(?:PMC\d{4}|10\.\d{4,9}\/|\d{4}-\d{3}[\dX]|(?:19|20)\d\d-\d\d-\d\d)/.test(whole.slice(length, length + 12)))
      ends.push({ length, cost: 0.4 });
    else if (!isDoi && /^[a-z]$/.test(whole[length - 1] ?? '') && /^[a-z]{2}(?:[A-Z_]|http|$)/.test(whole.slice(length, length + 6)))
      ends.push({ length, cost: 2 });
    else if (/\d/.test(whole[length - 1] ?? '') && /\p{L}/u.test(whole[length] ?? '')) ends.push({ length, cost: 1 });
  }
  return ends;
}

/** A local number may be glued to a handle's own (`…/2667763582001274326`): item numbers have up to seven digits, most of them four to six. */
function handleEnds(match: RegExpExecArray, isSize: boolean): { length: number; cost: number }[] {
  const [whole, base = '', digits = '', version] = match;
  if (version !== undefined) return [{ length: whole.length, cost: 0 }];
  if (digits.length <= 7) {
    const ends = [{ length: whole.length, cost: 0 }];
    for (let count = Math.max(1, digits.length - 3); count < digits.length; count++)
      ends.push({ length: base.length + count, cost: 1.5 + (digits.length - count) * 0.2 });
    return ends;
  }
  return isSize ? [4, 5, 6].map((count) => ({ length: base.length + count, cost: count === 5 ? 0.8 : 1.2 })) : longHandleEnds(base, digits);
}

/** A number that a catalogue pads with zeros, at the end of the run. */
const paddedNumber = /00\d{7}$/;

/**
 * A repository counts its items, and what it numbers beside them, in the same order of magnitude: `117501157096` is cut in the middle, and
 * `123581227932002391295` so that both parts before the padded number of the catalogue have six digits.
 */
function longHandleEnds(base: string, digits: string): { length: number; cost: number }[] {
  const rest = digits.replace(paddedNumber, '');
  const ends = [3, 4, 5, 6, 7].filter((count) => count === rest.length || (count <= rest.length - 4 && rest.length - count <= 8));
  return [...new Set([...ends, 4, 5, 6])].map((count) => ({
    length: base.length + count,
    cost: count === rest.length ? 0.6 : 0.8 + Math.min(3, Math.abs(rest.length - 2 * count)) * 0.3,
  }));
}
