import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { endpoint, result } from '../../../src/model/endpoint.ts';
import { extractEndpoints } from '../../../src/normalizers/endpoints.ts';
import { type Annotation, type Counts, f1, score } from './scored-reading.ts';

/* Invented abstracts in the manner of many journals, annotated by hand: fixtures/endpoints/<case>/. */
const folder = path.resolve(import.meta.dirname, '../../../fixtures/endpoints');
const cases = readdirSync(folder).map((name) => {
  const annotation: Annotation = JSON.parse(readFileSync(path.join(folder, name, 'expected.json'), 'utf8'));
  return { name, text: readFileSync(path.join(folder, name, 'input.txt'), 'utf8').trimEnd(), annotation };
});

/** F1 below which a change has broken something; what is reached stands in docs/endpoints.md. */
const bars: Readonly<Record<string, number>> = {
  roles: 0.95,
  'comparison numbers': 0.88,
  'comparison measure': 0.87,
  'comparison endpoint': 0.7,
  'comparison arms': 0.6,
  'arm numbers': 0.87,
  'arm measure': 0.85,
  'arm endpoint': 0.78,
  'arm arms': 0.65,
};

describe('abstracts annotated by hand', () => {
  const total = new Map<string, Counts>();
  for (const { text, annotation } of cases) {
    for (const [row, [right, given, expected]] of score(extractEndpoints(text), annotation)) {
      const [a, b, c] = total.get(row) ?? [0, 0, 0];
      total.set(row, [a + right, b + given, c + expected]);
    }
  }

  test.each(Object.entries(bars))('%s are read with an F1 of at least %d', (row, bar) => {
    expect(f1(total.get(row) ?? [0, 0, 0])).toBeGreaterThanOrEqual(bar);
  });

  test('an annotation scores full marks against itself', () => {
    for (const { annotation } of cases) {
      const names = new Map([...annotation.endpoints, ...(annotation.arms ?? [])].map(({ id, name }) => [id, name]));
      const named = annotation.results.map((each) => ({
        ...each,
        endpoint: names.get(each.endpoint ?? ''),
        arm: names.get(each.arm ?? ''),
        arms: each.arms?.map((id) => names.get(id)),
      }));
      const same = JSON.parse(JSON.stringify({ endpoints: annotation.endpoints.filter(({ stated }) => stated), results: named }));
      for (const [right, given, expected] of score(same, annotation).values()) expect([right, given]).toEqual([expected, expected]);
    }
  });
});

describe.each(cases)('$name', ({ text }) => {
  const { endpoints, results } = extractEndpoints(text);

  test('what is read has the shape of the model', () => {
    for (const each of endpoints) expect(endpoint.safeParse(each).error).toBeUndefined();
    for (const each of results) expect(result.safeParse(each).error).toBeUndefined();
  });

  test('evidence stands where it says, and every result names an endpoint of the list or none', () => {
    for (const { start, end, evidence } of results) expect(text.slice(start, end)).toBe(evidence);
    const names = new Set(endpoints.map(({ name }) => name));
    expect(results.flatMap(({ endpoint: name }) => name ?? []).filter((name) => !names.has(name))).toEqual([]);
  });

  test('every number of a result stands in its evidence', () => {
    const digits = (evidence: string): string =>
      evidence
        .replaceAll('·', '.')
        .replaceAll(/(?<=\d),(?=\d)/g, '.')
        .replaceAll(/[^\d.]+/g, ' ');
    for (const { evidence = '', p, ci } of results) {
      for (const value of [...(p ?? []).map((each) => each.value), ci?.lower, ci?.upper]) {
        if (typeof value !== 'number') continue;
        const printed = digits(evidence).split(' ').map(Number);
        expect(printed, `${value} in ${evidence}`).toContain(Math.abs(value));
      }
    }
  });
});
