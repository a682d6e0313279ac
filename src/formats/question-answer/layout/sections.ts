import { type Block, unmarkedHeading } from '../blocks/blocks.ts';
import { findCitationMarks } from '../citations/citation-marks.ts';
import type { CitationFacts } from '../citations/citation-odds.ts';

const smallWords = new Set(
  'a an the and or nor but for of in on at to by with from as vs versus is are be not via per than into over under when if how why what who which that de la el y en du et le les des der die das und von zu'.split(
    ' ',
  ),
);

/** Share of the words that matter which start with a capital. Words like eGFR or mTOR say nothing. */
function capitalShare(text: string): number {
  const words = (text.match(/\p{L}[\p{L}\p{N}'’]*/gu) ?? []).filter(
    (word) => !smallWords.has(word.toLowerCase()) && !/^\p{Ll}{1,2}\p{Lu}/u.test(word),
  );
  return words.length === 0 ? 0 : words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length;
}

/** The block's text without citation numbers at its end. */
export function withoutMarks(block: Block, facts?: CitationFacts): string {
  const { text } = block.plain;
  const mark = findCitationMarks(text, facts).marks.at(-1);
  return mark?.place === 'closing' && /^[\s.:]*$/.test(text.slice(mark.end)) ? text.slice(0, mark.start).trimEnd() : text;
}

/**
 * Whether the block is a heading: marked as one, or a short line in Title Case without a final point, or a short line between empty
 * ones right above a list or a long paragraph. `next` is what follows it.
 */
export function isHeading(block: Block, next: Block | undefined, facts?: CitationFacts): boolean {
  if (block.kind === 'heading') return true;
  if (block.plain.text.length > 200 || (block.kind === 'item' && !(next && isLabel(block, next)))) return false;
  const text = withoutMarks(block, facts);
  if (text.length > 150 || /[.!;,]["”’)]?$/.test(text) || text.includes(' | ')) return false;
  const words = text.split(' ').length;
  if (/[:?]$/.test(text) && words > 12) return false;
  if (!/^[\p{Lu}\p{N}"“‘(¿]/u.test(text)) return false;
  if (capitalShare(text) >= 0.75) return true;
  const standsAlone = block.blankBefore && next?.blankBefore === true;
  const longest = standsAlone ? 12 : 6;
  const leads = next?.kind === 'item' ? words <= longest : standsAlone && words <= longest && next.plain.text.length > 2 * text.length;
  const shortLabel = next?.kind === 'item' && words <= 3;
  return leads && text === block.plain.text && !/[:?\d<>≤≥%=]/.test(shortLabel ? text.replace(/:$/, '') : text);
}

/** `1. Initial Assessment` above bullets, `- Dosing:` above bullets that stand further in. */
function isLabel(block: Block, next: Block): boolean {
  if (next.kind !== 'item') return block.ordinal !== undefined && next.kind === 'paragraph';
  const { text } = block.plain;
  if (block.ordinal !== undefined && next.ordinal === undefined) return next.depth >= block.depth;
  return next.depth > block.depth && text.endsWith(':') && text.split(' ').length <= 5;
}

/** Run-in headings stand one step below those of their own line. */
const lowestHeading = unmarkedHeading + 1;

/** How deep a heading stands: the marked ones by their marks, then those known by their look, then labels within lists. */
const rankOf = (block: Block): number =>
  block.kind === 'heading'
    ? block.depth
    : block.kind === 'item' && block.ordinal === undefined
      ? lowestHeading + 1 + block.depth
      : unmarkedHeading;

/** The headings above the place that is being read, `Dosing > Initial dose`. */
export class SectionPath {
  readonly #open: { rank: number; text: string }[] = [];

  enter(block: Block, text: string): void {
    this.#leave(rankOf(block));
    this.#open.push({ rank: rankOf(block), text: text.replace(/\s?:$/, '') });
  }

  /** An item at the label's own depth ends what the label headed. */
  pass(block: Block): void {
    this.#leave(lowestHeading + 1 + (block.kind === 'item' ? block.depth : 0));
  }

  get path(): string | undefined {
    return this.#open.length ? this.#open.map(({ text }) => text).join(' > ') : undefined;
  }

  #leave(rank: number): void {
    while ((this.#open.at(-1)?.rank ?? -1) >= rank) this.#open.pop();
  }
}
