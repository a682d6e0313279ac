import type { Claim } from '../../model/endpoint.ts';
import { present } from '../../model/present.ts';
import type { Block } from './blocks.ts';
import { findCitationMarks } from './citation-marks.ts';
import type { CitationFacts } from './citation-odds.ts';
import type { PlainText } from './plain-text.ts';
import { isHeading, SectionPath, withoutMarks } from './sections.ts';

/** A number that may or may not be a citation of the claim with that index. */
export interface ClaimDoubt {
  readonly claim: number;
  readonly written: string;
  readonly taken: boolean;
  readonly alternative?: string;
}

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

/**
 * Splits a block after each group of citation numbers that ends a sentence: `First 1. Second 2.` are two claims. Sentences without
 * a number belong to the next group, and make a claim without citations where none follows.
 */
function readClaims(plain: PlainText, section: string | undefined, facts: CitationFacts, claims: Claim[], doubts: ClaimDoubt[]): void {
  const { marks, doubts: doubtful } = findCitationMarks(plain.text, facts);
  const cuts = marks.filter(({ place }) => place === 'closing').map(({ start, end }) => ({ start, end }));
  let from = 0;
  for (const cut of [...cuts, { start: plain.text.length, end: plain.text.length }]) {
    const inside = marks.filter(({ start, end }) => start >= from && end <= cut.end);
    const citations = [...new Set(inside.flatMap(({ numbers }) => numbers))];
    const [start, end] = trimmed(plain.text, from, cut.start);
    if (start === end && citations.length === 0) continue;
    // A group without a statement of its own (`… 1. 2`) goes to the claim before it.
    const last = claims.at(-1);
    if (start === end && last && from > 0) {
      claims[claims.length - 1] = { ...last, citations: [...new Set([...(last.citations ?? []), ...citations])] };
    } else {
      const [low, high] = start === end ? [cut.start, cut.end] : [start, end];
      for (const doubt of doubtful.filter((each) => each.start >= low && each.end <= cut.end)) {
        const written = plain.text.slice(doubt.start, doubt.end);
        doubts.push({
          claim: claims.length,
          written,
          taken: doubt.taken,
          ...(doubt.alternative === undefined ? {} : { alternative: doubt.alternative }),
        });
      }
      claims.push(
        present<Claim>({
          text: plain.text.slice(low, high),
          citations,
          section,
          start: plain.offsets[low],
          end: (plain.offsets[high - 1] ?? 0) + 1,
        }),
      );
    }
    from = cut.end;
  }
}

/** Without white space and without the point that followed the group before; nothing is left of punctuation alone. */
function trimmed(text: string, from: number, to: number): [number, number] {
  const piece = text.slice(from, to);
  const lead = from > 0 ? (/^[\s.,:;!?…)]+/u.exec(piece)?.[0].length ?? 0) : piece.length - piece.trimStart().length;
  const rest = piece.slice(lead).trimEnd();
  return /[\p{L}\p{N}]/u.test(rest) ? [from + lead, from + lead + rest.length] : [to, to];
}
