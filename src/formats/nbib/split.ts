import type { TaggedLine } from '../tagged-fields.ts';
import type { TextLine } from '../text-lines.ts';

/** The lines of one record. */
export interface NbibEntry {
  readonly lines: TaggedLine[];
  /** Lines without a tag in the record's neighbourhood. */
  readonly stray: string[];
  cut: boolean;
  repairs: number;
  size: number;
  count: number;
}

export const newEntry = (lines: TaggedLine[] = []): NbibEntry => ({ lines, stray: [], cut: false, repairs: 0, size: 0, count: 0 });

/** More than this is no record any more: a paper of 5,000 physicists with their addresses has 4 MB in 60,000 lines. */
const largestEntry = 32 * 1024 * 1024;
const mostLines = 400_000;

/** `PMID- 1`, `TI  - x`, `OTO - NOTNLM`: a tag of two to four places, filled up to four, a dash, a blank. */
const exactLine = /^[\s\uFEFF]{0,2}([A-Z][A-Z0-9]{1,3})( {0,2})-(?: (.*))?$/s;
/** `PMID-22664220`, `SO- x`, `TI  -x`, `DP - 2019`: what editors and scripts make of it, believed of tags that are NLM's. */
const looseLine = /^[ \uFEFF]{0,4}([A-Z]{2,4})[ \t]{0,4}-[ \t]*(.*)$/s;

/** `pmid- 1`, `ti  - x`: a program that knows small letters alone. */
const smallLine = /^\uFEFF?([a-z][a-z0-9]{1,3})( {0,2})-(?: (.*))?$/s;

/** Tags of the MEDLINE format of today and of once (https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format), and ERIC's. */
const usualTags: ReadonlySet<string> = new Set(
  (
    'AB AD AID AU AUID BTI CDAT CI CIN CN COI COIS CON CP CRDT CRF CRI CTDT CTI CY DA DCOM DDIN DEP DP DRDT DRIN ECF ECI ED EDAT EFR EIN EN FAU FED ' +
    'FIR FPS GN GR GS IP IR IRAD IS ISBN ISSN JC JID JT KW LA LID LR MH MHDA MID NM OAB OABL OCI OID ORI OT OTO OWN PB PG PHST PL PMC PMCR PMID ' +
    'PRIN PROF PS PST PT PUBM RF RIN RN ROF RPF RPI RRF RRI SB SFM SH SI SO SPIN STAT TA TI TT UI UIN UOF URLF URLS VI VTI'
  ).split(' '),
);

/** Tag and value of a line; undefined for a line that goes on with the one before: those are indented by six blanks. */
function readTag(text: string): { tag: string; value: string } | undefined {
  const exact = exactLine.exec(text);
  if (exact?.[1] && exact[1].length + (exact[2]?.length ?? 0) === 4) return { tag: exact[1], value: (exact[3] ?? '').trim() };
  const small = smallLine.exec(text);
  if (small?.[1] && small[1].length + (small[2]?.length ?? 0) === 4 && usualTags.has(small[1].toUpperCase()))
    return { tag: small[1].toUpperCase(), value: (small[3] ?? '').trim() };
  const loose = looseLine.exec(text);
  return loose?.[1] && usualTags.has(loose[1]) ? { tag: loose[1], value: (loose[2] ?? '').trim() } : undefined;
}

/** Whether a tagged line begins another record though no blank line stands before it, which some programs leave out. */
function opensAnother({ lines }: NbibEntry, tag: string): boolean {
  if (tag !== 'PMID' && tag !== 'OWN') return false;
  // A PMID may stand late in what scripts sort; behind the SO, PubMed's last tag, it is another record's.
  return lines.some((line) => line.tag === tag || (tag === 'PMID' && line.tag === 'SO'));
}

/** Takes a line into the entry unless the entry is full, which is reported. */
function add(entry: NbibEntry, { text, cut, repairs }: TextLine, tagged: { tag: string; value: string } | undefined): void {
  entry.size += text.length;
  entry.count += 1;
  entry.repairs |= repairs;
  entry.cut ||= cut || entry.size > largestEntry || entry.count > mostLines;
  if (entry.size > largestEntry || entry.count > mostLines) return;
  if (tagged) entry.lines.push({ tag: tagged.tag, parts: [tagged.value], used: false });
  else entry.lines.at(-1)?.parts.push(text.trim());
}

/**
 * Records of a file in their order. A blank line ends one, and so does the next PMID where there is none. Where blanks stand between all lines
 * (a file whose line ends were changed twice) only the PMID divides.
 */
export async function* splitEntries(lines: AsyncIterable<TextLine>): AsyncIterable<NbibEntry> {
  let entry: NbibEntry | undefined;
  let afterBlank = false;
  let spaced = false;
  for await (const line of lines) {
    const tagged = readTag(line.text);
    if (tagged) {
      if (entry && ((afterBlank && !spaced) || opensAnother(entry, tagged.tag))) {
        yield entry;
        entry = undefined;
      }
      if (!entry && !usualTags.has(tagged.tag)) continue;
      entry ??= newEntry();
      add(entry, line, tagged);
      afterBlank = false;
    } else if (line.text.trim() === '') {
      spaced ||= entry?.count === 1 && entry.lines[0]?.tag === 'PMID';
      afterBlank = true;
    } else if (entry && (!afterBlank || spaced || /^\s{4}/.test(line.text))) {
      // A paragraph of an abstract goes on behind its blank line.
      add(entry, line, undefined);
      afterBlank = false;
    } else if (entry && entry.stray.length < mostStray) entry.stray.push(line.text.trim().slice(0, longestStray));
  }
  if (entry) yield entry;
}

/** A page of words behind the last record is no part of it: its beginning tells enough. */
const mostStray = 20;
const longestStray = 1000;
