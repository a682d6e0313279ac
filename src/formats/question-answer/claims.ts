import type { Claim } from '../../model/endpoint.ts';
import { present } from '../../model/present.ts';
import { extractEndpoints } from '../../normalizers/endpoints.ts';
import type { Block } from './blocks/blocks.ts';
import type { PlainText } from './blocks/plain-text.ts';
import { type CitationMark, findCitationMarks } from './citations/citation-marks.ts';
import type { CitationFacts } from './citations/citation-odds.ts';
import { isHeading, SectionPath, withoutMarks } from './layout/sections.ts';

/** A number that may or may not be a citation of the claim with that index. */
export interface ClaimDoubt {
  readonly claim: number;
  readonly written: string;
  readonly taken: boolean;
  readonly alternative?: string;
}

/** What an answer says, statement by statement. */
export interface Statements {
  readonly claims: readonly Claim[];
  readonly doubts: readonly ClaimDoubt[];
  /** Headings with their text as it stands in the claims' sections. */
  readonly headings: readonly { readonly block: Block; readonly text: string }[];
}

/** The claims of an answer, in order, each with the headings above it. A heading that carries citation numbers is a claim as well. */
export function readStatements(body: readonly Block[], facts: CitationFacts): Statements {
  const claims: Claim[] = [];
  const doubts: ClaimDoubt[] = [];
  const headings: { block: Block; text: string }[] = [];
  const sections = new SectionPath();
  for (const [index, block] of body.entries()) {
    if (isHeading(block, body[index + 1], facts)) {
      const text = withoutMarks(block, facts);
      const cites = text !== block.plain.text;
      if (cites) readClaims(block.plain, sections.path, facts, claims, doubts);
      if (cites && block.kind !== 'heading' && body[index + 1]?.kind !== 'item') continue;
      sections.enter(block, text);
      headings.push({ block, text: text.replace(/\s?:$/, '') });
      continue;
    }
    sections.pass(block);
    readClaims(block.plain, sections.path, facts, claims, doubts);
  }
  return { claims, doubts, headings };
}

/** A statement is a sentence or some; what is longer is a text without points, and read for results as far as this. */
const longestStatement = 4000;

/** A piece of a block up to the end of its citation numbers; the statement stands from `start` to `end`. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly after: number;
  readonly citations: readonly string[];
}

/**
 * Splits a block after each group of citation numbers that ends a sentence: `First 1. Second 2.` are two claims. Sentences without
 * a number belong to the next group, and make a claim without citations where none follows.
 */
function readClaims(plain: PlainText, section: string | undefined, facts: CitationFacts, claims: Claim[], doubts: ClaimDoubt[]): void {
  const { marks, doubts: doubtful } = findCitationMarks(plain.text, facts);
  let nextDoubt = 0;
  for (const { start, end, after, citations } of splitText(plain.text, marks)) {
    const text = plain.text.slice(start, end);
    // All of a claim is result: it has no parts, and tells of what others found.
    const { endpoints, results } = extractEndpoints(text.slice(0, longestStatement), { zone: 'results' });
    claims.push(
      present<Claim>({
        text,
        citations: [...new Set(citations)],
        section,
        endpoints: [...endpoints],
        results: [...results],
        start: plain.offsets[start],
        end: (plain.offsets[end - 1] ?? 0) + 1,
      }),
    );
    for (let doubt = doubtful[nextDoubt]; doubt && doubt.start < after; doubt = doubtful[nextDoubt]) {
      const { start: from, end: to, ...reading } = doubt;
      doubts.push({ claim: claims.length - 1, written: plain.text.slice(from, to), ...reading });
      nextDoubt += 1;
    }
  }
}

function splitText(text: string, marks: readonly CitationMark[]): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  let citations: string[] = [];
  const close = (to: number, after: number) => {
    const [start, end] = trimmed(text, from, to);
    const last = stretches.at(-1);
    if (start < end) stretches.push({ start, end, after, citations });
    // A group without a statement of its own (`… 1. 2`) goes to the claim before it; where there is none, it stands for itself.
    else if (last) stretches[stretches.length - 1] = { ...last, after, citations: [...last.citations, ...citations] };
    else if (citations.length > 0) stretches.push({ start: to, end: after, after, citations });
    from = after;
    citations = [];
  };
  for (const mark of marks) {
    citations.push(...mark.numbers);
    if (mark.place === 'closing') close(mark.start, mark.end);
  }
  close(text.length, text.length);
  return stretches;
}

/** Without white space and without the point that followed the group before; nothing is left of punctuation alone. */
function trimmed(text: string, from: number, to: number): [number, number] {
  const piece = text.slice(from, to);
  const lead = from > 0 ? (/^[\s.,:;!?…)]+/u.exec(piece)?.[0].length ?? 0) : piece.length - piece.trimStart().length;
  const rest = piece.slice(lead).trimEnd();
  return /[\p{L}\p{N}]/u.test(rest) ? [from + lead, from + lead + rest.length] : [to, to];
}
