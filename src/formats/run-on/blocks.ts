import type { Candidate, Kind } from './candidate.ts';
import type { LabelField } from './label-words.ts';
import type { Label } from './labels.ts';
import type { FreeKind } from './lattice.ts';

/** What stands behind a label, up to the next one. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly field: LabelField;
  /** The values in it, as far as line ends and signs tell them apart. */
  readonly cells: readonly { readonly start: number; readonly end: number }[];
}

/** The kinds of values that a label lets expect beside the labelled value itself. */
const expected: Partial<Record<LabelField, readonly Kind[]>> = {
  title: ['title', 'topline'],
  author: ['person', 'collective', 'organisation'],
  advisor: ['person'],
  editor: ['person', 'collective'],
  contributor: ['person', 'collective', 'organisation'],
  issued: ['date'],
  accessioned: ['date'],
  available: ['date'],
  date: ['date'],
  'further date': ['date'],
  abstract: ['abstract'],
  keywords: ['terms'],
  subject: ['terms'],
  mesh: ['terms'],
  decs: ['terms'],
  publisher: ['publisher'],
  journal: ['journal'],
  citation: ['citation'],
  doi: ['doi', 'uri', 'identifier'],
  pmid: ['pmid', 'uri'],
  issn: ['issn', 'identifier'],
  identifier: ['identifier', 'uri', 'doi', 'issn', 'pmcid', 'citation'],
  uri: ['uri', 'doi', 'identifier'],
  type: ['type', 'uri'],
  rights: ['licence', 'access', 'uri'],
  language: ['language'],
  provenance: ['provenance'],
};

/** Fields whose values have shapes of their own, by which they are cut; the others are taken as they stand. */
const shaped = new Set<LabelField>([
  'author',
  'editor',
  'contributor',
  'advisor',
  'keywords',
  'subject',
  'mesh',
  'decs',
  'abstract',
  'uri',
  'doi',
  'identifier',
]);

/** Fields whose values have several lines. */
const isLong = (field: LabelField): boolean => field === 'abstract' || field === 'citation' || field === 'remark' || field === 'provenance';

const cost = { labelled: -5, labelledShaped: -1, first: -8, further: -6, freeFirst: -4, freeFurther: -2, unexpected: 3, foreign: 2 };

/** The blocks of a page whose labels are blanked out already. */
export function blocksOf(text: string, labels: readonly Label[]): Block[] {
  return labels.flatMap(({ end: start, field }, index) => {
    const end = labels[index + 1]?.start ?? text.length;
    const cells = [...text.slice(start, end).matchAll(/[^\n]+/g)].flatMap(({ index: at, 0: line }) => {
      const cell = line.trim();
      const first = start + at + line.indexOf(cell);
      return cell === '' ? [] : [{ start: first, end: first + cell.length }];
    });
    return field === 'furniture' || cells.length === 0 ? [] : [{ start, end, field, cells }];
  });
}

/** The values that labels announce: the first cell behind each, and every further one where its field may have several. */
export function labelledValues(blocks: readonly Block[]): Candidate[] {
  return blocks.flatMap(({ field, cells }) => {
    const [first] = cells;
    const last = cells.at(-1);
    if (first === undefined || last === undefined) return [];
    const kind = field === 'abstract' ? 'abstract' : field === 'citation' ? 'citation' : 'labelled';
    const price = shaped.has(field) ? cost.labelledShaped : cost.labelled;
    const found: Candidate[] = cells.map((cell, index) => ({ kind, ...cell, cost: price + (index === 0 ? 0 : 3) }));
    if (isLong(field) && cells.length > 1) found.push({ kind, start: first.start, end: last.end, cost: price });
    return found;
  });
}

/** Makes what a label announces cheap behind it, and anything else dear. */
export function underLabels(candidates: readonly Candidate[], blocks: readonly Block[]): Candidate[] {
  if (blocks.length === 0) return [...candidates];
  return candidates.map((candidate) => {
    const block = blockAt(blocks, candidate.start);
    const kinds = block && expected[block.field];
    if (!block || candidate.kind === 'labelled') return candidate;
    const isFirst = candidate.start < (block.cells[0]?.end ?? 0);
    if (kinds?.includes(candidate.kind)) return { ...candidate, cost: candidate.cost + (isFirst ? cost.first : cost.further) };
    return { ...candidate, cost: candidate.cost + (isFirst ? cost.unexpected : 0) };
  });
}

/** The same for the kinds that may fill any stretch. */
export function freeUnderLabels(free: readonly FreeKind[], blocks: readonly Block[]): FreeKind[] {
  for (const { kind, perCharacter } of free)
    for (const { field, cells } of blocks)
      cells.forEach(({ start }, index) => {
        const fits = expected[field]?.includes(kind) ?? false;
        const change = fits ? (index === 0 ? cost.freeFirst : cost.freeFurther) : index === 0 ? cost.foreign : 0;
        perCharacter[start] = (perCharacter[start] ?? 0) + change;
      });
  return [...free];
}

/** The block that an offset lies in, by bisection. */
export function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (!block) return undefined;
    if (offset < block.start) high = middle - 1;
    else if (offset >= block.end) low = middle + 1;
    else return block;
  }
  return undefined;
}
