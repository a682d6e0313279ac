import { canonicalJson } from '../../model/canonical-json.ts';
import type { BibliographicRecord } from '../../model/record.ts';

/** Lists in which the same element twice says nothing more. Authors, abstracts and references may repeat for a reason and stay. */
const sets = [
  'languages',
  'isbn',
  'identifiers',
  'headings',
  'keywords',
  'publicationTypes',
  'trials',
  'relations',
  'locations',
  'accessions',
  'labels',
] as const;

/** Where the elements of a list went: old index to new. */
type Moves = ReadonlyMap<number, number>;

/**
 * Drops elements that are equal in every field to an earlier one. Spans and findings that point at a list (`keywords[4]`) follow their elements; those
 * of a dropped element point at the one that stayed.
 */
export function dropRepeats(record: BibliographicRecord): BibliographicRecord {
  let current = record;
  for (const field of sets) {
    const list: readonly unknown[] | undefined = current[field];
    const kept = list && withoutRepeats(list);
    if (kept) current = repointed({ ...current, [field]: kept.elements }, field, kept.moves);
  }
  const issn = current.container?.issn && withoutRepeats(current.container.issn);
  if (issn) current = repointed({ ...current, container: { ...current.container, issn: issn.elements } }, 'container.issn', issn.moves);
  return current;
}

/** Undefined when nothing repeats. */
function withoutRepeats<T>(list: readonly T[]): { elements: T[]; moves: Moves } | undefined {
  if (!mayRepeat(list)) return undefined;
  const places = new Map<string, number>();
  const moves = new Map<number, number>();
  const elements: T[] = [];
  for (const [at, element] of list.entries()) {
    const key = canonicalJson(element);
    const place = places.get(key) ?? elements.length;
    if (!places.has(key)) elements.push(element);
    places.set(key, place);
    moves.set(at, place);
  }
  return elements.length === list.length ? undefined : { elements, moves };
}

/** False when no two elements can be equal, which is nearly always, and much quicker to see than to write each as JSON. */
function mayRepeat(list: readonly unknown[]): boolean {
  if (list.length < 2) return false;
  const sums = new Set<number>();
  for (const element of list) sums.add(sumOf(element));
  return sums.size < list.length;
}

/** A number that values of one canonical JSON have in common; few others have it. What is left out there, or may be null, counts nothing. */
function sumOf(value: unknown): number {
  if (typeof value === 'string') return sumOfText(value);
  if (typeof value === 'boolean') return value ? 1 : 2;
  if (typeof value === 'number') return value | 0;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  if (Array.isArray(value)) for (const each of value) sum = (sum + sumOf(each)) | 0;
  else for (const key in value) sum = (sum + sumOf((value as Record<string, unknown>)[key])) | 0;
  return sum;
}

/** Of the last hundred characters: addresses and notes differ at their ends. */
function sumOfText(text: string): number {
  let sum = text.length;
  for (let at = Math.max(0, text.length - 100); at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return sum;
}

function repointed(record: BibliographicRecord, list: string, moves: Moves): BibliographicRecord {
  const follow = <T extends { path?: string }>(pointer: T): T => {
    const match = pointer.path?.startsWith(`${list}[`) ? /^(\d+)(\].*)$/s.exec(pointer.path.slice(list.length + 1)) : null;
    const moved = match ? moves.get(Number(match[1])) : undefined;
    return match && moved !== undefined ? { ...pointer, path: `${list}[${moved}${match[2]}` } : pointer;
  };
  return {
    ...record,
    ...(record.spans ? { spans: record.spans.map(follow) } : {}),
    ...(record.findings ? { findings: record.findings.map(follow) } : {}),
  };
}
