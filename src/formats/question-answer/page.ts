import type { Dates } from '../../model/dates.ts';
import { type Finding, makeFinding } from '../../model/finding.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord, Span, Unplaced } from '../../model/record.ts';
import { type Block, readBlocks } from './blocks/blocks.ts';
import { gatherFacts } from './citations/citation-facts.ts';
import { readStatements } from './claims.ts';
import { type Layout, layOut } from './layout/layout.ts';
import { findPageDates, type PageDate } from './layout/page-dates.ts';
import { findSiteName } from './layout/site-name.ts';
import { compareNumbers, reportDoubts } from './page-findings.ts';
import { addLinkedReferences } from './references/linked-references.ts';
import { readReferenceList } from './references/reference-list.ts';

/**
 * The record of one question-and-answer page. All offsets are UTF-16 units of `page`. The page is cut into `blocks/` (lines, headings, items, as a
 * reader sees them); `layout/` tells question, answer, references and the site's furniture apart; `citations/` weighs which numbers of a text
 * cite, so that `claims.ts` can cut statements behind them; `references/` reads the list; `page-findings.ts` holds the two against each other.
 */
export function readPage(page: string, sourceId: string): BibliographicRecord {
  const blocks = readBlocks(page);
  const layout = layOut(blocks);
  const list = readReferenceList(page, layout.referencesHeading?.plain.text.replace(/\s?:$/, ''), layout.references);
  const facts = gatherFacts(
    layout.body.map(({ plain }) => plain.text),
    new Set(list.entries.flatMap(({ reference }) => reference.label ?? [])),
  );
  const { claims, doubts, headings } = readStatements(layout.body, facts);
  const { references, leftover } = addLinkedReferences(
    list.entries.map(({ reference }) => reference),
    [layout.question, layout.answer, ...layout.body].flatMap((block) => block?.plain.links ?? []),
  );

  const used = new Set(
    [...claims.map(({ section }) => section), ...references.map(({ section }) => section)].flatMap((path) => path?.split(' > ') ?? []),
  );
  const idle = headings.filter(({ text }) => !used.has(text)).map(({ block }) => block);
  if (layout.referencesHeading && list.entries.length === 0) idle.push(layout.referencesHeading);
  const dates = readDates(layout.dated);
  const unplaced: Unplaced[] = [
    ...layout.furniture.map(({ field, blocks: pieces }) => unplacedOf(field, pieces)),
    ...dates.rest,
    ...idle.map((block) => unplacedOf('heading', [block])),
    ...list.rest.map((block) => unplacedOf('references', [block])),
    ...leftover.map(({ url, start, end }) => ({ field: 'link', value: url, start, end })),
  ].sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  const site = readSiteName(layout);
  const title = layout.question ?? layout.answer;
  const findings: Finding[] = [...compareNumbers(claims, references), ...reportDoubts(doubts)];
  if (unplaced.length > 0) {
    const fields = [...new Set(unplaced.map(({ field }) => field))].join(', ');
    findings.push(
      makeFinding('field-unplaced', `What is neither question, claim nor reference is kept as it stands: ${fields}`, { path: 'unplaced' }),
    );
  }
  return present<BibliographicRecord>({
    source: 'question-answer',
    sourceId,
    // The page's own date of its last change is what a datestamp means; a month alone would compare as older than its days.
    datestamp: dates.updated?.length === 10 ? dates.updated : undefined,
    type: 'webpage',
    title: title && titleOf(title, layout.question !== undefined),
    titles: layout.question && layout.answer ? [{ kind: 'answer', text: layout.answer.plain.text }] : undefined,
    issued: dates.issued,
    dates: Object.keys(dates.dates).length > 0 ? dates.dates : undefined,
    publisher: site?.name,
    references: [...references],
    claims: [...claims],
    spans: [
      ...(title ? [spanOf('title', title)] : []),
      ...(layout.question && layout.answer ? [spanOf('titles[0]', layout.answer)] : []),
      ...dates.spans,
      ...(site ? [{ path: 'publisher', start: site.start, end: site.end }] : []),
      ...list.entries.map(({ start, end }, index) => ({ path: `references[${index}]`, start, end })),
    ],
    unplaced,
    findings,
  });
}

const titleOf = ({ plain }: Block, isQuestion: boolean): string =>
  isQuestion ? plain.text.replace(/^(?:q|question|pregunta|pergunta|frage|domanda)\s?[:.]\s(?=\S)/i, '') : plain.text;
const spanOf = (path: string, { plain, start, end }: Block): Span => ({
  path,
  start: plain.offsets[0] ?? start,
  end: (plain.offsets.at(-1) ?? end - 1) + 1,
});

const unplacedOf = (field: string, blocks: readonly Block[]): Unplaced => ({
  field,
  value: blocks.map(({ plain }) => [plain.text, ...plain.links.map(({ url }) => url)].join(' ')).join('\n'),
  start: blocks[0]?.lineStart ?? 0,
  end: blocks.at(-1)?.end ?? 0,
});

interface PageDates {
  readonly dates: Dates;
  readonly issued?: BibliographicRecord['issued'];
  readonly updated?: string;
  readonly spans: Span[];
  readonly rest: Unplaced[];
}

const pathOf = (kind: PageDate['kind']): string => (kind === 'issued' ? 'issued' : `dates.${kind}`);

/** The first date of each kind; what else stands on its line is kept. */
function readDates(blocks: readonly Block[]): PageDates {
  const dates: Dates = {};
  const spans: Span[] = [];
  const rest: Unplaced[] = [];
  let issued: BibliographicRecord['issued'];
  for (const block of blocks) {
    const { text, offsets } = block.plain;
    const found = findPageDates(text);
    const news = found.filter(({ kind }) => !spans.some(({ path }) => path === pathOf(kind)));
    for (const { kind, date, iso, start, end } of news) {
      if (kind === 'issued') issued = date;
      else dates[kind] = iso;
      spans.push({ path: pathOf(kind), start: offsets[start] ?? block.start, end: (offsets[end - 1] ?? block.start) + 1 });
    }
    // `Last updated: …2025View editorial policy`: label and date say nothing more than the field; a line with more is kept whole.
    const only = found.length === 1 ? news[0] : undefined;
    const left = only && !/[\p{L}\p{N}]/u.test(text.slice(0, only.from)) ? only.end : 0;
    if (/[\p{L}\p{N}]/u.test(text.slice(left))) {
      rest.push({ field: 'date-line', value: text.slice(left).trim(), start: offsets[left] ?? block.start, end: block.end });
    }
  }
  return { dates, ...(issued ? { issued } : {}), ...(dates.updated === undefined ? {} : { updated: dates.updated }), spans, rest };
}

function readSiteName({ furniture, dated }: Layout): { name: string; start: number; end: number } | undefined {
  for (const block of [...furniture.flatMap(({ blocks }) => blocks), ...dated]) {
    const found = findSiteName(block.plain.text);
    if (found)
      return {
        name: found.name,
        start: block.plain.offsets[found.start] ?? block.start,
        end: (block.plain.offsets[found.end - 1] ?? block.start) + 1,
      };
  }
  return undefined;
}
