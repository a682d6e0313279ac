import { addLine, newTaggedEntry, type TaggedEntry } from '../tagged-entry.ts';
import type { TextLine } from '../text-lines.ts';

/** RefWorks' own tags; a line of an abstract that begins with two capitals (`AD patients slept`) is only one of them by chance. */
const tags: ReadonlySet<string> = new Set(
  (
    'RT SR ID A1 A2 A3 A4 A5 A6 T1 T2 T3 JF JO YR FD VO IS SP OP K1 AB NO ED PB PP SN AV AD AN LA CL SF OT LK DO CN DB DS IP RD ST ' +
    'U1 U2 U3 U4 U5 U6 U7 U8 U9 UL SL LL CR WT WV WP OL PMID PMCID'
  ).split(' '),
);

const tagLine = /^\uFEFF?(PMC?ID|[A-Z][A-Z0-9])(?:[ \t]+(.*?))?\s*$/s;

/** RefWorks' kinds of references: a few words. */
const kind = /^[A-Z][A-Za-z]{2,20}(?:[ ,/]{1,2}[A-Za-z]{2,20}){0,3}$/;

/** References of a file in their order: each begins with RT. */
export async function* splitEntries(lines: AsyncIterable<TextLine>): AsyncIterable<TaggedEntry> {
  let entry: TaggedEntry | undefined;
  let afterBlank = true;
  for await (const line of lines) {
    const [, tag = '', value = ''] = tagLine.exec(line.text) ?? [];
    if (tag === 'RT' && (afterBlank || kind.test(value))) {
      if (entry) yield entry;
      entry = newTaggedEntry();
    }
    if (entry && line.text.trim() !== '') addLine(entry, line, tags.has(tag) ? { tag, value } : undefined);
    afterBlank = line.text.trim() === '';
  }
  if (entry) yield entry;
}
