import type { Endpoint, Result } from '../../../src/model/endpoint.ts';

/** What a person found in a text; results name endpoints and arms by their ids. */
export interface Annotation {
  readonly arms?: readonly { readonly id: string; readonly name: string }[];
  readonly endpoints: readonly {
    readonly id: string;
    readonly name: string;
    readonly abbr?: string;
    readonly role: string;
    readonly stated: boolean;
  }[];
  readonly results: readonly (Partial<Omit<Result, 'measure' | 'arms'>> & {
    readonly arms?: readonly string[] | null;
    readonly measure?: string;
    readonly measure_alt?: string;
  })[];
}

/** Right, given, expected. */
export type Counts = [number, number, number];

/** Words that names may share or lack without being told apart. */
const light = new Set(
  'the a an of in to for with and or from at as by on rate rates mean median change changes score total time'.split(' '),
);

function wordsOf(name: string): string[] {
  const all = name
    .toLowerCase()
    .replaceAll('·', '.')
    .replace(/[^\p{L}\p{N}%≥≤<>+ ]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const heavy = all.filter((word) => !light.has(word));
  return heavy.length > 0 ? heavy : all;
}

/** F1 of the words of two names. */
function likeness(a: string | undefined, b: string | undefined): number {
  const [first, second] = [wordsOf(a ?? ''), wordsOf(b ?? '')];
  const left = [...second];
  let common = 0;
  for (const word of first) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return common === 0 ? 0 : (2 * common) / (first.length + second.length);
}

const rounded = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toFixed(6)) : (value ?? null));

/** The numbers that make a result. A proportion's value is its percentage, however it is given. */
function numbersOf({ kind, value, pct, n, ci, p, range }: Annotation['results'][number]): string {
  const main = kind === 'arm' && typeof pct === 'number' ? pct : value;
  const tests = kind === 'comparison' ? (p ?? []).map((test) => `${test.op}${test.value}`).sort() : [];
  return JSON.stringify([
    kind,
    rounded(main),
    kind === 'arm' ? rounded(n) : null,
    rounded(ci?.lower),
    rounded(ci?.upper),
    tests,
    range ?? null,
  ]);
}

/** Counts of one reading against one annotation: numbers, and measure, and endpoint, and arms, of comparisons and of arms' values; and roles. */
export function score(
  found: { readonly endpoints: readonly Endpoint[]; readonly results: readonly Result[] },
  wanted: Annotation,
): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  const endpoints = new Map(wanted.endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const arms = new Map((wanted.arms ?? []).map(({ id, name }) => [id, name]));
  const names = (id: string | undefined): string[] => {
    const endpoint = endpoints.get(id ?? '');
    return endpoint ? [endpoint.name, ...(endpoint.abbr ? [endpoint.abbr] : [])] : [];
  };
  const ranked = ['primary', 'secondary', 'exploratory', 'other'];
  const said = found.endpoints.filter(({ role }) => ranked.includes(role));
  const stated = wanted.endpoints.filter(({ role, stated: is }) => is && ranked.includes(role));
  counts.set('roles', [
    matched(stated, said, (a, b) => a.role === b.role && names(a.id).some((name) => likeness(name, b.name) >= 0.5)),
    said.length,
    stated.length,
  ]);
  const fits = {
    numbers: (): boolean => true,
    measure: (a: Annotation['results'][number], b: Result): boolean =>
      (b.measure ?? 'none') === (a.measure ?? 'none') || (b.measure !== undefined && b.measure === a.measure_alt),
    endpoint: (a: Annotation['results'][number], b: Result): boolean =>
      a.endpoint === undefined || a.endpoint === null || names(a.endpoint).some((name) => likeness(name, b.endpoint) >= 0.5),
    arms: (a: Annotation['results'][number], b: Result): boolean =>
      a.kind === 'arm'
        ? a.arm === undefined || a.arm === null || a.arm === '*' || likeness(arms.get(a.arm), b.arm) >= 0.4
        : (a.arms ?? []).every((id, index) => likeness(arms.get(id), b.arms?.[index]) >= 0.4),
  };
  const tiers = Object.keys(fits) as (keyof typeof fits)[];
  for (const kind of ['comparison', 'arm'] as const) {
    const [expected, given] = [
      wanted.results.filter((result) => result.kind === kind),
      found.results.filter((result) => result.kind === kind),
    ];
    for (const [index, tier] of tiers.entries()) {
      const right = matched(
        expected,
        given,
        (a, b) => numbersOf(a) === numbersOf(b) && tiers.slice(0, index + 1).every((each) => fits[each](a, b)),
      );
      counts.set(`${kind} ${tier}`, [right, given.length, expected.length]);
    }
  }
  return counts;
}

/** How many of `wanted` have a partner in `given`, each used once. */
function matched<A, B>(wanted: readonly A[], given: readonly B[], agree: (a: A, b: B) => boolean): number {
  const left = [...given];
  let count = 0;
  for (const one of wanted) {
    const at = left.findIndex((other) => agree(one, other));
    if (at < 0) continue;
    left.splice(at, 1);
    count += 1;
  }
  return count;
}

/** Precision and recall in one. */
export const f1 = ([right, given, expected]: Counts): number => (right === 0 ? 0 : (2 * right) / (given + expected));
