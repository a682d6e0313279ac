import type { Block } from '../blocks/blocks.ts';
import { isReferencesHeading } from '../blocks/references-heading.ts';
import { findCitationMarks } from '../citations/citation-marks.ts';
import { type Furniture, findFurniture } from './furniture.ts';
import { findPageDates } from './page-dates.ts';
import { isHeading } from './sections.ts';

/** What the blocks of a page are. */
export interface Layout {
  readonly question?: Block;
  /** The heading that the answer has as a whole. */
  readonly answer?: Block;
  /** Headings and statements, in order. */
  readonly body: readonly Block[];
  readonly referencesHeading?: Block;
  readonly references: readonly Block[];
  readonly furniture: readonly { readonly field: string; readonly blocks: readonly Block[] }[];
  /** Short lines that state a date of the page. */
  readonly dated: readonly Block[];
}

/** Headings of a part of an answer, never of the whole: a page that opens with one has no title. */
const partName =
  /^(?:from the .{1,60}|(?:direct |short |quick |brief |clinical )?answer|(?:key|important|clinical|special) (?:points?|considerations?|takeaways?|recommendations?|findings|messages?)|(?:specific )?recommendations?|summary|introduction|background|overview|abstract|conclusions?|bottom line|evidence|in brief|at a glance|tl;?dr|respuesta(?: breve)?|resumen|resumo|introducción|conclusi[oó]n(?:es)?|zusammenfassung|antwort|réponse|résumé):?$/i;

/** Page furniture that stands above an answer; the question stands before it. */
const headFields = new Set(['review-notice', 'review-status', 'personalize']);
const furthestHead = 5;

/** Splits the page's blocks into question, answer, reference list and furniture. Every block comes back in one of them. */
export function layOut(blocks: readonly Block[]): Layout {
  const heading = (index: number): boolean => {
    const block = blocks[index];
    return block !== undefined && isHeading(block, blocks[index + 1]);
  };
  const taken = new Map<number, Furniture>();
  for (const stretch of findFurniture(blocks, heading))
    for (let index = stretch.first; index < stretch.after; index += 1) taken.set(index, stretch);
  const dated = blocks.filter((block, index) => (!taken.has(index) || taken.get(index)?.field === 'copyright') && isDated(block));
  const isFree = (block: Block) => !taken.has(indexOf.get(block) ?? -1) && !dated.includes(block);
  const indexOf = new Map(blocks.map((block, index) => [block, index]));

  const listStart = findReferences(blocks, isFree);
  const listEnd = listStart === undefined ? blocks.length : endOfReferences(blocks, listStart, isFree);
  const references = listStart === undefined ? [] : blocks.slice(listStart.first, listEnd).filter(isFree);
  const listHeading = listStart?.heading;
  const text = blocks.filter((block) => isFree(block) && block !== listHeading && !references.includes(block));

  const headEnd = endOfHead(blocks, taken, dated);
  const head = text.filter((block) => (indexOf.get(block) ?? 0) < headEnd);
  const question = head.find(({ plain }) => plain.text.endsWith('?')) ?? longest(head) ?? firstQuestion(text[0]);
  const body = text.filter((block) => block !== question && !head.includes(block));
  const beforeList = body.filter((block) => !listHeading || block.start < listHeading.start);
  const answer = answerHeading(beforeList, question !== undefined);
  const chrome = head.filter((block) => block !== question);
  return {
    ...(question ? { question } : {}),
    ...(answer ? { answer } : {}),
    body: body.filter((block) => block !== answer && block.kind !== 'column-names'),
    ...(listHeading ? { referencesHeading: listHeading } : {}),
    references,
    furniture: [
      ...body.filter(({ kind }) => kind === 'column-names').map((block) => ({ field: 'column-names', blocks: [block] })),
      ...chrome.map((block) => ({ field: 'chrome', blocks: [block] })),
      ...[...new Set(taken.values())].map(({ field, first, after }) => ({
        field,
        blocks: blocks.slice(first, after).filter((block) => !dated.includes(block)),
      })),
    ].filter(({ blocks: pieces }) => pieces.length > 0),
    dated,
  };
}

const isDated = (block: Block): boolean => block.kind !== 'item' && findPageDates(block.plain.text).length > 0;

/** Index behind the furniture above the answer; 0 where there is none. Few blocks, and no statement, may stand before it. */
function endOfHead(blocks: readonly Block[], taken: ReadonlyMap<number, Furniture>, dated: readonly Block[]): number {
  let free = 0;
  let end = 0;
  for (const [index, block] of blocks.entries()) {
    const field = taken.get(index)?.field;
    if (dated.includes(block) || (field !== undefined && headFields.has(field))) end = index;
    if (dated.includes(block) || field !== undefined) continue;
    free += 1;
    const statement = block.kind === 'item' || findCitationMarks(block.plain.text).marks.some(({ odds }) => odds >= 2);
    if (free >= furthestHead || statement) break;
    // What follows the furniture directly is the answer, not its head.
    if (end > 0 && free > 1) break;
  }
  return end;
}

/** Without a question mark the question is the longest line of the head: the others are the site's name and its menu. */
const longest = (blocks: readonly Block[]): Block | undefined =>
  blocks.reduce<Block | undefined>((best, block) => (best && best.plain.text.length >= block.plain.text.length ? best : block), undefined);

const firstQuestion = (block: Block | undefined): Block | undefined =>
  block && block.kind !== 'item' && block.plain.text.endsWith('?') && block.plain.text.length <= 1000 ? block : undefined;

function answerHeading(body: readonly Block[], asked: boolean): Block | undefined {
  const [first, next] = body;
  if (!first || !next || first.kind === 'item' || !isHeading(first, next) || partName.test(first.plain.text)) return undefined;
  const marked = first.kind === 'heading' && first.depth < 7;
  // `## Mechanism` with more `##` after it is one part among others.
  if (marked && body.slice(1).some(({ kind, depth }) => kind === 'heading' && depth <= first.depth)) return undefined;
  if (marked || isHeading(next, body[2])) return first;
  return next.kind === 'item' && asked ? undefined : first;
}

interface ListStart {
  readonly heading?: Block;
  readonly first: number;
}

/** The last heading of a reference list, or a run of `[1] …` lines that closes the page without a heading. */
function findReferences(blocks: readonly Block[], isFree: (block: Block) => boolean): ListStart | undefined {
  const at = blocks.findLastIndex((block) => isReferencesHeading(block.plain.text) && block.kind !== 'item');
  const heading = blocks[at];
  if (heading) return { heading, first: at + 1 };
  let first: number | undefined;
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index];
    if (!block || !isFree(block)) continue;
    if (!/^\[\^?\d{1,3}\]:?\s\S/.test(block.plain.text)) break;
    first = index;
  }
  return first === undefined ? undefined : { first };
}

/** A marked heading of the same depth or a higher one ends the list. */
function endOfReferences(blocks: readonly Block[], { heading, first }: ListStart, isFree: (block: Block) => boolean): number {
  const depth = heading?.kind === 'heading' ? heading.depth : 6;
  const end = blocks.findIndex(
    (block, index) => index >= first && isFree(block) && block.kind === 'heading' && block.depth <= Math.min(depth, 6),
  );
  return end === -1 ? blocks.length : end;
}
