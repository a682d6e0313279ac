import { describe, expect, test } from 'vitest';
import { flowSvg } from '../../../src/export/prisma/flow-svg.ts';
import { textWidth, wrapText } from '../../../src/export/prisma/text-measure.ts';
import type { FlowColumn, PrismaFlow } from '../../../src/model/prisma-flow.ts';
import { childrenNamed, textOf, type XmlElement } from '../../../src/xml/element.ts';
import { parseXml } from '../../../src/xml/parse.ts';

const column: FlowColumn = {
  identified: 1200,
  from: [
    { name: 'PubMed', kind: 'database', records: 900, by: [] },
    { name: 'ClinicalTrials.gov', kind: 'register', records: 300, by: [] },
  ],
  duplicates: 150,
  deletedAtSource: 2,
  toScreen: 1048,
  screened: 1040,
  unscreened: 8,
  excluded: { total: 1000, reasons: [{ count: 1000 }] },
  sought: 40,
  notRetrieved: { total: 1, reasons: [{ count: 1 }] },
  assessed: 39,
  unassessed: 0,
  fullTextExcluded: {
    total: 30,
    reasons: [
      { reason: 'wrong population', count: 29 },
      { reason: '"><script>alert(1)</script>\u0000\u202e\nevil & co', count: 1 },
    ],
  },
  included: 9,
};
const flow: PrismaFlow = { databases: column, included: { reports: 9 }, contradictions: [], notes: [] };
const other: FlowColumn = {
  identified: 3,
  from: [{ name: 'A'.repeat(120), kind: 'website', records: 3, by: [] }],
  duplicates: 0,
  deletedAtSource: 0,
  toScreen: 3,
  sought: 3,
};

function* everywhere(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* everywhere(child);
}

const number = (element: XmlElement, name: string): number => Number(element.attributes[name]);

describe('the diagram', () => {
  test('says all counts as text, in order, and in one description', () => {
    const root = parseXml(flowSvg(flow, 'Tides & <sleep>'));
    const said = [...everywhere(root)]
      .filter(({ name }) => name === 'tspan')
      .map(textOf)
      .join(' ');
    expect(said).toBe(
      'Tides & <sleep> Records identified from databases and registers (n = 1,200) Databases (n = 900) PubMed (n = 900) Registers (n = 300) ClinicalTrials.gov (n = 300) ' +
        'Records removed before screening: Duplicate records removed (n = 150) Records deleted at source (n = 2) Records removed for other reasons (not recorded) ' +
        'Records screened (n = 1,040) Records without a decision (n = 8) Records excluded (n = 1,000) Reports sought for retrieval (n = 40) Reports not retrieved (n = 1) ' +
        'Reports assessed for eligibility (n = 39) Reports excluded (n = 30) wrong population (n = 29) "><script>alert(1)</script> evil & co (n = 1) ' +
        'Studies included in review (not recorded) Reports of included studies (n = 9)',
    );
    expect(textOf(childrenNamed(root, 'title')[0])).toBe('Tides & <sleep>');
    expect(textOf(childrenNamed(root, 'desc')[0])).toContain('Duplicate records removed before screening: 150.');
  });

  test('is the same for the same counts, runs nothing and fetches nothing', () => {
    const text = flowSvg(flow);
    expect(flowSvg(structuredClone(flow))).toBe(text);
    expect(text).not.toMatch(/<script|href|style=|url\((?!#head)|\son\w+=/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('has every text within its box and no box over another one, in one column and in two', () => {
    for (const each of [flow, { ...flow, otherMethods: other, notes: ['a note '.repeat(60)] }]) {
      const all = [...everywhere(parseXml(flowSvg(each)))];
      const [page, ...boxes] = all
        .filter(({ name }) => name === 'rect')
        .map((one) => ({
          ...{ left: number(one, 'x') || 0, top: number(one, 'y') || 0 },
          ...{ width: number(one, 'width'), height: number(one, 'height') },
        }));
      for (const [at, one] of boxes.entries())
        for (const next of boxes.slice(at + 1))
          expect(
            one.left + one.width <= next.left ||
              next.left + next.width <= one.left ||
              one.top + one.height <= next.top ||
              next.top + next.height <= one.top,
          ).toBe(true);
      for (const line of all.filter(({ name }) => name === 'tspan')) {
        const [left, y] = [number(line, 'x'), number(line, 'y')];
        const around =
          boxes.find((one) => left > one.left && left < one.left + one.width && y > one.top && y < one.top + one.height) ?? page;
        // Notes below the boxes are smaller.
        const size = around === page ? 11 : 13;
        expect(left + textWidth(textOf(line), size)).toBeLessThanOrEqual((around?.left ?? 0) + (around?.width ?? 0));
      }
    }
  });
});

test('lines are broken between words, and within a word that has no room', () => {
  expect(wrapText('one two three', 10, textWidth('one two', 10))).toEqual(['one two', 'three']);
  expect(wrapText('x'.repeat(9), 10, textWidth('xxxx', 10))).toEqual(['xxxx', 'xxxx', 'x']);
  expect(wrapText('', 10, 50)).toEqual([]);
});
