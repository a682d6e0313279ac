import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/dedupe/entry.ts';
import { type PlanInput, planWorks } from '../../src/dedupe/plan.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import type { Decision } from '../../src/model/work.ts';

/** A paper by its identifiers, written `pmid:1 doi:a`; every paper has the same title unless it is given. */
function paper(id: string, identifiers: string, changes: Partial<BibliographicRecord> = {}): BibliographicRecord {
  const parts = identifiers.split(' ').map((each) => each.split(':') as [string, string]);
  return {
    source: 'test',
    sourceId: id,
    title: 'Tides of radium',
    issued: { year: 2020 },
    identifiers: parts.map(([scheme, value]) => ({ scheme: scheme as 'doi', value: scheme === 'doi' ? `10.5555/${value}` : value })),
    ...changes,
  };
}

const entry = (record: BibliographicRecord, work?: string): Entry => ({
  key: { authority: 'test', id: record.sourceId },
  record,
  ...(work === undefined ? {} : { work }),
});

const said = (a: string, b: string, verdict: Decision['verdict'], at = '2026-01-01'): Decision => ({
  a: `test/${a}`,
  b: `test/${b}`,
  verdict,
  by: 'user',
  reasons: [],
  at,
});

/** Works as text: id, members, and what is absorbed. */
function plan(input: Partial<PlanInput>): string[] {
  const { works } = planWorks({ changed: [], neighbours: [], decisions: [], ...input });
  return works.map(
    ({ id = 'new', records, absorbs, deleted }) =>
      `${id}: ${records.map((key) => key.id).join(' ')}${absorbs.length ? ` absorbs ${absorbs.join(' ')}` : ''}${deleted ? ' deleted' : ''}`,
  );
}

/** What a service says of an identifier: nothing but others, or where the publication lies. */
const bare = (id: string, identifiers: string): BibliographicRecord => {
  const { title: _title, issued: _issued, ...rest } = paper(id, identifiers);
  return rest;
};

describe('works', () => {
  test('a public id goes with the record that has been in the work for the longest, whichever was stored first', () => {
    const [came, stayed] = [paper('came', 'doi:x1 pmid:1'), paper('stayed', 'doi:x9 pmid:2', { title: 'Coffee and sleep in mice' })];
    expect(plan({ changed: [entry(came)], neighbours: [{ ...entry(came, 'W3'), movedBy: 5 }, entry(stayed, 'W3')] })).toEqual([
      'new: came',
      'W3: stayed',
    ]);
    expect(plan({ changed: [entry(came)], neighbours: [entry(came, 'W3'), entry(stayed, 'W3')] })).toEqual(['W3: came', 'new: stayed']);
  });

  test('a record that brings nothing but identifiers joins the work that has one of them', () => {
    expect(plan({ changed: [entry(bare('b', 'doi:x1 pmcid:PMC5'))], neighbours: [entry(paper('a', 'doi:x1'), 'W1')] })).toEqual([
      'W1: a b',
    ]);
  });

  test('a record that brings nothing but identifiers is no reason to put together what is to be reviewed', () => {
    const abstracts = [paper('a', 'doi:x1'), paper('c', 'doi:x1', { title: 'Coffee and sleep in mice' })];
    expect(plan({ changed: [...abstracts.map((each) => entry(each)), entry(bare('b', 'doi:x1 pmcid:PMC5'))] })).toEqual([
      'new: a b',
      'new: c',
    ]);
  });

  test('works that are one publication meet, whether such a record stands between them or not', () => {
    const records = [bare('b', 'doi:x1 pmid:7'), paper('a', 'doi:x1'), paper('c', 'doi:x1 pmid:7')];
    expect(plan({ changed: records.map((each) => entry(each)) })).toEqual(['new: b a c']);
  });

  test('new records that are one publication are one new work', () => {
    expect(plan({ changed: [entry(paper('a', 'doi:x1')), entry(paper('b', 'doi:x1 pmid:7')), entry(paper('c', 'pmid:8'))] })).toEqual([
      'new: a b',
      'new: c',
    ]);
  });

  test('a new record joins the work of its like, whose id stays', () => {
    expect(plan({ changed: [entry(paper('b', 'doi:x1'))], neighbours: [entry(paper('a', 'doi:x1'), 'W4')] })).toEqual(['W4: a b']);
  });

  test('a record that bridges two works joins them under the older id, W9 before W10', () => {
    expect(
      plan({
        changed: [entry(paper('c', 'doi:x1 pmid:7'))],
        neighbours: [entry(paper('a', 'doi:x1'), 'W10'), entry(paper('b', 'pmid:7'), 'W9')],
      }),
    ).toEqual(['W9: a b c absorbs W10']);
  });

  test('no chain puts records together that contradict each other', () => {
    expect(
      plan({ changed: [entry(paper('a', 'doi:x1 pmid:7')), entry(paper('b', 'doi:x1')), entry(paper('c', 'doi:x1 pmid:8'))] }),
    ).toHaveLength(2);
  });

  test('the groups do not depend on the order of the records', () => {
    const records = [paper('a', 'doi:x1 pmid:7'), paper('b', 'doi:x1'), paper('c', 'doi:x1 pmid:8'), paper('d', 'doi:x1 pmid:7')];
    const groups = (list: readonly BibliographicRecord[]) =>
      plan({ changed: list.map((each) => entry(each)) })
        .map((each) => each.slice(5).split(' ').sort().join(' '))
        .sort();
    for (const order of [
      [3, 2, 1, 0],
      [1, 3, 0, 2],
      [2, 0, 3, 1],
    ])
      expect(groups(order.map((at) => records[at]).filter((each) => each !== undefined))).toEqual(groups(records));
  });

  test('a record that no longer fits leaves, and the first record keeps the id', () => {
    const neighbours = [entry(paper('a', 'doi:x1'), 'W1'), entry(paper('b', 'doi:x1'), 'W1'), entry(paper('c', 'doi:x1'), 'W1')];
    expect(plan({ changed: [entry(paper('b', 'doi:x2', { title: 'Coffee and mice' }))], neighbours })).toEqual(['W1: a c', 'new: b']);
    expect(plan({ changed: [entry(paper('a', 'doi:x2', { title: 'Coffee and mice' }))], neighbours })).toEqual(['W1: a', 'new: b c']);
  });

  test('works that nothing changed are left alone', () => {
    const neighbours = [entry(paper('a', 'doi:x1'), 'W1'), entry(paper('b', 'doi:x1'), 'W1'), entry(paper('z', 'doi:x9'), 'W2')];
    expect(plan({ changed: [entry(paper('z', 'doi:x9 pmid:3'))], neighbours })).toEqual(['W2: z']);
  });

  test('a work is deleted when all its records are, and says what was last known', () => {
    const tombstone = { ...paper('a', 'doi:x1'), deleted: true as const };
    expect(plan({ changed: [entry(tombstone)], neighbours: [entry(paper('a', 'doi:x1'), 'W1')] })).toEqual(['W1: a deleted']);
    expect(
      plan({ changed: [entry(tombstone)], neighbours: [entry(paper('a', 'doi:x1'), 'W1'), entry(paper('b', 'doi:x1'), 'W1')] }),
    ).toEqual(['W1: a b']);
    const [alone] = planWorks({ changed: [entry(tombstone)], neighbours: [], decisions: [] }).works;
    expect(alone).toEqual({ records: [entry(tombstone).key], absorbs: [], deleted: true });
  });

  test('an identifier that hundreds of records share names nothing', () => {
    const rows = Array.from({ length: 300 }, (_, n) => entry(paper(`r${n}`, 'doi:in-every-row')));
    expect(plan({ changed: rows })).toHaveLength(300);
  });
});

describe('persons’ decisions outrank the rules', () => {
  const alike = [entry(paper('a', 'doi:x1'), 'W1'), entry(paper('b', 'doi:x1'), 'W1')];
  const strangers = [entry(paper('a', 'doi:x1 pmid:7'), 'W1'), entry(paper('b', 'doi:x2 pmid:8', { title: 'Coffee' }), 'W2')];

  test('different splits what the rules join', () => {
    expect(plan({ changed: alike, neighbours: alike, decisions: [said('a', 'b', 'different')] })).toEqual(['W1: a', 'new: b']);
  });

  test('same joins what the rules keep apart, in either order of the pair', () => {
    expect(plan({ changed: strangers, neighbours: strangers, decisions: [said('b', 'a', 'same')] })).toEqual(['W1: a b absorbs W2']);
  });

  test('a record that fits one of two that a person joined is not kept out by the other', () => {
    expect(
      plan({
        changed: [entry(paper('c', 'pmid:8 doi:x2', { title: 'Coffee' }))],
        neighbours: strangers,
        decisions: [said('a', 'b', 'same')],
      }),
    ).toEqual(['W1: a b c absorbs W2']);
  });

  test('what fits each of two that a person joined comes together with them, though the one contradicts the other', () => {
    const each = [...strangers, entry(paper('c', 'doi:x1 pmid:7'), 'W1'), entry(paper('d', 'doi:x2 pmid:8', { title: 'Coffee' }), 'W2')];
    expect(plan({ changed: each, neighbours: each, decisions: [said('a', 'b', 'same')] })).toEqual(['W1: a b c d absorbs W2']);
  });

  test('different holds against a chain through a third record', () => {
    const three = [...alike, entry(paper('c', 'doi:x1'), 'W1')];
    const works = plan({ changed: three, neighbours: three, decisions: [said('a', 'b', 'different')] });
    expect(works).toHaveLength(2);
    expect(works.some((each) => each.includes(' a') && each.includes(' b'))).toBe(false);
  });

  test('rules record nothing about a pair that a person has settled', () => {
    expect(planWorks({ changed: alike, neighbours: alike, decisions: [said('a', 'b', 'different')] }).decisions).toEqual([]);
  });
});

test('the rules’ verdicts about changed records come with reasons, the smaller key first', () => {
  const { decisions } = planWorks({
    changed: [entry(paper('b', 'doi:x1')), entry(paper('c', 'doi:x3'))],
    neighbours: [entry(paper('a', 'doi:x1'), 'W1'), entry(paper('x', 'doi:x1'), 'W1')],
    decisions: [],
  });
  expect(decisions.map(({ a, b, verdict, by }) => [a, b, verdict, by])).toEqual([
    ['test/a', 'test/b', 'same', 'rule'],
    ['test/a', 'test/x', 'same', 'rule'],
  ]);
  expect(decisions[0]?.reasons).toEqual(['both have doi:10.5555/x1', 'the titles agree', 'same year']);
});

test('a publication of many records is explained by one pair fewer than it has records, whatever changed', () => {
  const many = Array.from({ length: 30 }, (_, at) => entry(paper(`r${at}`, 'doi:x1'), 'W1'));
  const explained = (changed: readonly Entry[]) => planWorks({ changed, neighbours: many, decisions: [] }).decisions;
  expect(explained(many)).toHaveLength(29);
  expect(explained(many.slice(0, 1))).toHaveLength(29);
  expect(explained([entry(paper('new', 'doi:x1'))])).toHaveLength(30);
  const apart = entry(paper('y', 'doi:x1', { title: 'Erratum: Tides of radium' }));
  expect(explained([apart]).filter(({ verdict }) => verdict === 'different')).toHaveLength(1);
});
