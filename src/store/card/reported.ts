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

type Row = { readonly [K in (typeof resultColumns)[number]]: string | number | null };

const nothing: Reported = { endpoints: [], results: [] };

/** Endpoints in their order, behind them those that only results name; and the results, one row for each of their P values. */
export function reportedIn({ endpoints = [], results = [] }: Citation): Reported {
  if (endpoints.length === 0 && results.length === 0) return nothing;
  return {
    endpoints: [...endpoints.flatMap(endpointRow), ...unlisted(endpoints, results)],
    results: results.flatMap(resultRows).flatMap((row) => resultColumns.map((column) => row[column])),
  };
}

/** The written key of the record that a merged work has the list from: the lists stay one record's. Endpoints that only results name are from theirs. */
export const sayingRecord = (provenance: Provenance, list: 'endpoints' | 'results'): string | undefined =>
  [list, 'results'].map((field) => provenance[`${field}[0]`]?.[0]).find((key) => key !== undefined);

/** A name as it is compared: lower case, without diacritics, words with one blank between them. Empty when nothing is left. */
export function foldedName(name: string): string {
  const letters = plainLetters(name.normalize('NFKD')).replace(/\p{M}+/gu, '');
  return letters
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name of signs alone cannot be asked for. */
function endpointRow({ name, abbreviation, role }: Endpoint): (string | null)[] {
  const folded = foldedName(name);
  return folded === '' ? [] : [folded, abbreviation === undefined ? null : foldedName(abbreviation) || null, role];
}

function unlisted(endpoints: readonly Endpoint[], results: readonly Result[]): (string | null)[] {
  const listed = new Set(endpoints.flatMap(({ name, abbreviation = name }) => [foldedName(name), foldedName(abbreviation)]));
  const named = new Set(results.flatMap(({ endpoint }) => (endpoint === undefined ? [] : [foldedName(endpoint)])));
  return [...named].flatMap((name) => (name === '' || listed.has(name) ? [] : [name, null, 'result_only']));
}

const number = (value: number | 'NR' | undefined): number | null => (value === 'NR' ? Number.POSITIVE_INFINITY : (value ?? null));

function resultRows(result: Result, position: number): Row[] {
  const { kind, endpoint = '', measure = null, adjusted, value, unit = null, ci = {}, n = null, N = null, pct = null, p } = result;
  const said = {
    position,
    kind,
    endpoint: foldedName(endpoint) || null,
    measure,
    adjusted: adjusted ? 1 : 0,
    value: number(value),
    unit,
    lower: number(ci.lower),
    upper: number(ci.upper),
    level: ci.level ?? null,
    n,
    total: N,
    pct,
  };
  return (p ?? [undefined]).map((each, test) => ({ ...said, test, p_op: each?.op ?? null, p_value: each?.value ?? null }));
}
