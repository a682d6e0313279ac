import type { Endpoint, Result } from '../../model/endpoint.ts';
import type { Citation, Provenance } from '../../model/work.ts';
import { plainLetters } from './plain-letters.ts';

/** What a work measured and found, as its rows have it: plain values in turn, which cross to another thread for next to nothing. */
export interface Reported {
  /** Name, abbreviation and role of each endpoint. */
  readonly endpoints: readonly (string | null)[];
  /** Values for `resultColumns`, a result and a P value after the other. */
  readonly results: readonly (string | number | null)[];
}

/** Columns of a row about a result. `endpoint` is the folded name; what was not reached is infinite. */
export const resultColumns = [
  'position',
  'test',
  'kind',
  'endpoint',
  'measure',
  'adjusted',
  'value',
  'unit',
  'lower',
  'upper',
  'level',
  'n',
  'total',
  'pct',
  'p_op',
  'p_value',
] as const;

type Row = (string | number | null)[];

const nothing: Reported = { endpoints: [], results: [] };

/** Endpoints in their order, behind them those that only results name; and the results, one row for each of their P values. */
export function reportedIn({ endpoints = [], results = [] }: Citation): Reported {
  if (endpoints.length === 0 && results.length === 0) return nothing;
  const fold = folding();
  return {
    endpoints: [...endpoints.flatMap((endpoint) => endpointRow(endpoint, fold)), ...unlisted(endpoints, results, fold)],
    results: results.flatMap((result, position) => resultRows(result, position, fold)),
  };
}

/** The written key of the record that a merged work has the list from: the lists stay one record's. Endpoints that only results name are from theirs. */
export const sayingRecord = (provenance: Provenance, list: 'endpoints' | 'results'): string | undefined =>
  [list, 'results'].map((field) => provenance[`${field}[0]`]?.[0]).find((key) => key !== undefined);

/** A name as it is compared: lower case, without diacritics, words with one blank between them. Empty when nothing is left. */
export function foldedName(name: string): string {
  const letters = /^[\0-\x7f]*$/.test(name) ? name : plainLetters(name.normalize('NFKD')).replace(/\p{M}+/gu, '');
  return letters
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

type Fold = (name: string | undefined) => string | null;

/** Names of one work, each folded once: results repeat those of the endpoints. A name of signs alone is none, and cannot be asked for. */
function folding(): Fold {
  const known = new Map<string, string | null>();
  return (name) => {
    if (name === undefined) return null;
    const before = known.get(name);
    if (before !== undefined) return before;
    const folded = foldedName(name) || null;
    known.set(name, folded);
    return folded;
  };
}

function endpointRow({ name, abbreviation, role }: Endpoint, fold: Fold): (string | null)[] {
  const folded = fold(name);
  return folded === null ? [] : [folded, fold(abbreviation), role];
}

function unlisted(endpoints: readonly Endpoint[], results: readonly Result[], fold: Fold): (string | null)[] {
  const known = new Set<string | null>([null, ...endpoints.flatMap(({ name, abbreviation }) => [fold(name), fold(abbreviation)])]);
  const rows: (string | null)[] = [];
  for (const name of results.map(({ endpoint }) => fold(endpoint))) {
    if (known.has(name)) continue;
    known.add(name);
    rows.push(name, null, 'result_only');
  }
  return rows;
}

const number = (value: number | 'NR' | undefined): number | null => (value === 'NR' ? Number.POSITIVE_INFINITY : (value ?? null));

/** In the order of `resultColumns`. */
function resultRows({ kind, endpoint, measure, adjusted, value, unit, ci, n, N, pct, p }: Result, position: number, fold: Fold): Row {
  const bounds = [number(ci?.lower), number(ci?.upper), ci?.level ?? null];
  const said = [
    kind,
    fold(endpoint),
    measure ?? null,
    adjusted ? 1 : 0,
    number(value),
    unit ?? null,
    ...bounds,
    n ?? null,
    N ?? null,
    pct ?? null,
  ];
  return (p ?? [undefined]).flatMap((each, test) => [position, test, ...said, each?.op ?? null, each?.value ?? null]);
}
