import { canonicalJson } from './canonical-json.ts';

/** A place where two values differ. What is absent on a side is not there. */
export interface DifferingPath {
  /** `title`, `container.volume`, `keywords[3].term`; in a list, the place where the element was, or where it is when it is new. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * The paths at which two plain values differ, in the order of their keys. In lists, what stands before and after the first and the last
 * difference is the same elements moved; between them elements are held against each other one by one where they are as many on both
 * sides, and otherwise went and came whole.
 */
export function differingPaths(before: unknown, after: unknown, path = ''): readonly DifferingPath[] {
  if (same(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, path);
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differingPaths(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function listDifferences(before: readonly unknown[], after: readonly unknown[], path: string): readonly DifferingPath[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const [was, is] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const at = (index: number) => `${path}[${start + index}]`;
  if (was.length === is.length) return was.flatMap((element, index) => differingPaths(element, is[index], at(index)));
  return [
    ...was
      .filter((element) => !is.some((other) => same(element, other)))
      .map((element) => ({ path: at(was.indexOf(element)), before: element })),
    ...is
      .filter((element) => !was.some((other) => same(element, other)))
      .map((element) => ({ path: at(is.indexOf(element)), after: element })),
  ];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown): boolean => a === b || canonicalJson(a) === canonicalJson(b);
