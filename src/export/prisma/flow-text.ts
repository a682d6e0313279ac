import type { PrismaFlow } from '../../model/prisma-flow.ts';
import { csvLine } from '../csv-line.ts';
import { flowRows, notRecorded } from './flow-rows.ts';

const grouped = (count: number | undefined): string => count?.toLocaleString('en') ?? notRecorded;

/** The counts for reading, a line each: what they are made of stands indented below. */
export function* flowText({ query, contradictions, notes, ...flow }: PrismaFlow): Generator<string> {
  if (query !== undefined) yield `Works found by: ${oneLine(query)}\n`;
  for (const { stage, item, count } of flowRows({ ...flow, contradictions, notes }))
    yield item === undefined ? `${stage}: ${grouped(count)}\n` : `  ${oneLine(item)}: ${grouped(count)}\n`;
  for (const { work, tags } of contradictions) yield `Contradiction: ${work} bears ${tags.map(oneLine).join(' and ')}\n`;
  for (const note of notes) yield `Note: ${note}\n`;
}

/** Names come from files and settings: none ends a line or moves a cursor. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();

/** What a spreadsheet would run. */
const unrun = (text: string): string => (/^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text);

/** The same as a table; a count that is not recorded is an empty cell. */
export function* flowCsv(flow: PrismaFlow): Generator<string> {
  yield csvLine(['stage', 'item', 'count']);
  for (const { stage, item, count } of flowRows(flow)) yield csvLine([stage, item && unrun(oneLine(item)), count]);
}
