import { readBlocks } from './blocks/blocks.ts';
import { findCitationMarks } from './citations/citation-marks.ts';
import { layOut } from './layout/layout.ts';
import { isHeading } from './layout/sections.ts';

/** Openings of formats that have a signature of their own; a page of answers never begins so. */
const foreign =
  /^\s*(?:[<{@%]|\[\s*[{"\]]|[A-Z][A-Z0-9]{1,3}\s{1,2}- |PMID- |FN |Record #\d|"?[\w .-]{1,40}"?[,;\t]"?[\w .-]{1,40}"?[,;\t]|"[^"\n]{1,80}",")/;
const looked = 32_000;
/** `JrId: 1` is a field, not a statement. */
const shortestStatement = 12;

/**
 * How sure the head of a file is of being such a page: never above 0.45, since nothing in it is a signature. What counts are lines:
 * a question, statements that end in citation numbers, bullets and headings, a reference list, the site's own notices.
 */
export function detectPage(head: string): number {
  if (foreign.test(head.replace(/^\ufeff/, ''))) return 0;
  const blocks = readBlocks(head.slice(0, looked));
  if (blocks.length < 4) return 0;
  const { question, body, referencesHeading, furniture, dated } = layOut(blocks);
  const cited = body.filter(({ plain }) =>
    findCitationMarks(plain.text).marks.some(({ place, odds, start }) => place === 'closing' && odds >= 1.5 && start >= shortestStatement),
  ).length;
  const statements = body.filter((block, index) => !isHeading(block, body[index + 1])).length;
  const items = body.filter(({ kind }) => kind === 'item').length;
  const share = statements === 0 ? 0 : cited / statements;
  const signs =
    (share >= 0.4 ? 0.2 : cited >= 2 && share >= 0.15 ? 0.12 : 0) +
    (question?.plain.text.endsWith('?') ? 0.1 : 0) +
    (furniture.length + dated.length >= 2 ? 0.08 : 0) +
    (referencesHeading ? 0.06 : 0) +
    (items >= 2 && body.length - items >= 1 ? 0.06 : 0);
  return cited === 0 && furniture.length < 3 ? Math.min(signs, 0.15) : Math.min(0.45, signs + (signs >= 0.2 ? 0.12 : 0));
}
