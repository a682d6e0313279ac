import type { TaggedLine } from '../tagged-fields.ts';
import type { TextLine } from '../text-lines.ts';

/** The lines from one TY to the next. */
export interface RisEntry {
  readonly lines: TaggedLine[];
  /** Untagged lines that belong to the entry's neighbourhood and are no known noise. */
  readonly stray: string[];
  ended: boolean;
  /** The file ends before it does. */
  brokenOff: boolean;
  cut: boolean;
  repairs: number;
  size: number;
  count: number;
}

/** More than this is no reference any more (the largest seen: 240 KB and 7,500 lines, one paper with thousands of authors). */
const largestEntry = 16 * 1024 * 1024;
const mostLines = 40_000;

/**
 * What exporters print between entries: «1.» (Ovid), «Record #3 of 18», «Provider: …», «Content: …» (Cochrane, IEEE), «EF» (Web of Science), «% …».
 * An own line in an abstract does not look like that.
 */
const noise = /^(?:\d{1,6}\.|<\d{1,6}>|Record #\d+ of \d+|Provider: .*|Database: .*|Content: text\/.*|EF|%.*)\s*$/;

/** Whether a line stands around references and is part of none. */
export const isNoise = (line: string): boolean => noise.test(line.trim());

const tagLine = /^[ \uFEFF]{0,4}([A-Za-z][A-Za-z0-9])([ \t]{1,4})-(?:[ \t]+(.*))?$/s;

/** `TY  -JOUR`, and the dashes that word processors make of hyphens, `TY  – JOUR`: believed of usual tags. */
const wornLine = /^[ \uFEFF]{0,4}([A-Z][A-Z0-9])(?:[ \t]{2,4}-|[ \t]{1,4}[\u2010-\u2015\u2212])[ \t]*(.*)$/s;
const longTagLine = /^(PMID|PMCID|DOI)[ \t]{0,4}-[ \t]+(.*)$/s;

/** Tags that are worth believing with one blank before the dash («TY - JOUR», «KW - term») or in small letters. */
const usualTags = new Set(
  'TY ER ID A1 A2 A3 A4 AB AD AN AU C1 C2 C3 C4 C5 C6 C7 C8 CN CT CY DA DB DO DP ED EP ET IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB M1 M2 M3 N1 N2 PB PP PY RP SE SN SP ST T1 T2 T3 TI TT U1 U2 U3 U4 UR VL VO Y1 Y2'.split(
    ' ',
  ),
);

/** Tag and value of a line, or undefined for a continuation line («ER - positive tumours» goes on with the abstract). */
export function readTag(text: string): { tag: string; value: string } | undefined {
  const long = longTagLine.exec(text);
  if (long?.[1] && long[2] !== undefined) return { tag: long[1], value: long[2].trim() };
  const match = tagLine.exec(text);
  if (!match?.[1] || !match[2]) {
    const [, worn, rest = ''] = wornLine.exec(text) ?? [];
    return worn && usualTags.has(worn) && !(worn === 'ER' && rest.trim()) ? { tag: worn, value: rest.trim() } : undefined;
  }
  const value = (match[3] ?? '').trim();
  const tag = match[1].toUpperCase();
  const exact = match[2].length > 1 || match[2] === '\t';
  if (!exact || match[1] !== tag) {
    if (!usualTags.has(tag) || (!exact && match[1] !== tag) || (tag === 'ER' && value)) return undefined;
  }
  return { tag, value };
}

/** Rayyan joins lines it does not know onto the one before: «DO  - 10.1038/x     LK  - https://…». */
export function unglue(tag: string, value: string): { tag: string; value: string }[] {
  const found: { tag: string; value: string }[] = [];
  let start = 0;
  let name = tag;
  for (let at = value.indexOf('  - '); at >= 0; at = value.indexOf('  - ', at + 4)) {
    const glued = value.slice(at - 2, at);
    if (at - 5 < start || !/^[A-Z][A-Z0-9]$/.test(glued) || value.slice(at - 5, at - 2).trim()) continue;
    found.push({ tag: name, value: value.slice(start, at - 2).trim() });
    name = glued;
    start = at + 4;
  }
  found.push({ tag: name, value: value.slice(start).trim() });
  return found;
}

/** An entry of nothing but these lines. */
export const newEntry = (lines: TaggedLine[] = []): RisEntry => ({
  lines,
  stray: [],
  ended: false,
  brokenOff: false,
  cut: false,
  repairs: 0,
  size: 0,
  count: 0,
});

/** Whether the entry takes no more; what it does not take is reported as cut. */
function isFull(entry: RisEntry, text: string): boolean {
  entry.size += text.length;
  entry.count += 1;
  const full = entry.size > largestEntry || entry.count > mostLines;
  entry.cut ||= full;
  return full;
}

/** Entries of a RIS file in their order. A TY opens one, ER or the next TY ends it; a file that begins in mid-entry gives what is left of it. */
export async function* splitEntries(lines: AsyncIterable<TextLine>): AsyncIterable<RisEntry> {
  let entry: RisEntry | undefined;
  for await (const line of lines) {
    const tagged = readTag(line.text);
    if (tagged?.tag === 'TY' || (tagged && entry?.ended && opensWithoutType.has(tagged.tag))) {
      if (entry) yield entry;
      entry = newEntry();
    }
    if (!tagged) {
      const text = line.text.trim();
      if (!entry || !text || noise.test(text)) continue;
      entry.repairs |= line.repairs;
      if (isFull(entry, text)) continue;
      if (entry.ended || !entry.lines.length) entry.stray.push(text);
      else entry.lines.at(-1)?.parts.push(text);
      continue;
    }
    if (tagged.tag === 'ER') {
      if (entry) entry.ended = true;
      continue;
    }
    if (!entry && !usualTags.has(tagged.tag)) continue;
    entry ??= newEntry();
    entry.repairs |= line.repairs;
    entry.cut ||= line.cut;
    if (!isFull(entry, tagged.value))
      for (const { tag, value } of unglue(tagged.tag, tagged.value)) entry.lines.push({ tag, parts: [value], used: false });
  }
  if (!entry) return;
  entry.brokenOff = !entry.ended;
  yield entry;
}

/** After an ER these begin an entry of their own; others («NL  - …», printed by Ovid after the ER) belong to the one before. */
const opensWithoutType = new Set(['ID', 'TI', 'T1', 'AU', 'A1']);
