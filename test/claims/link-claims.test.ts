import { describe, expect, test } from 'vitest';
import { linkClaims } from '../../src/claims/link-claims.ts';
import type { ClaimLink } from '../../src/model/claim-link.ts';
import type { Claim, Result } from '../../src/model/endpoint.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import type { Citation } from '../../src/model/work.ts';
import { processorTime } from '../processor-time.ts';

const text =
  'The TIDEMARK trial showed longer overall survival (14.9 vs 11.3 months; HR 0.70) and delayed symptomatic skeletal events (15.6 vs 9.8 months).';

const arm = (endpoint: string, value: number, more: Partial<Result> = {}): Result => ({
  kind: 'arm',
  endpoint,
  measure: 'median',
  value,
  unit: 'months',
  evidence: `${value}`,
  ...more,
});
const ratio = (value: number, more: Partial<Result> = {}): Result => ({
  kind: 'comparison',
  endpoint: 'overall survival',
  measure: 'HR',
  value,
  evidence: value.toFixed(2),
  ...more,
});

const said = [arm('overall survival', 14.9), arm('overall survival', 11.3), ratio(0.7), arm('symptomatic skeletal events', 15.6)];

function page(
  results: Result[],
  more: Partial<Claim> = {},
  references: NonNullable<BibliographicRecord['references']> = numbered,
): BibliographicRecord {
  return {
    source: 'question-answer',
    sourceId: 'tidal.txt',
    title: 'Does tidal radium lengthen life with bone metastases?',
    claims: [{ text, citations: ['1'], results, ...more }],
    ...(references.length > 0 ? { references } : {}),
  };
}

const numbered = [{ label: '1', title: 'Tidal radium and survival', identifiers: [{ scheme: 'pmid' as const, value: '99000001' }] }];

const abstract =
  'Tidal radium lengthened life (median, 14.9 vs. 11.3 months; hazard ratio, 0.70; 95% CI, 0.58 to 0.83). The first symptomatic skeletal event came later (median, 15.6 vs. 9.8 months).';

const reported = [
  arm('overall survival', 14.9, { arm: 'tidal radium' }),
  arm('overall survival', 11.3, { arm: 'placebo' }),
  ratio(0.7, { arms: ['tidal radium', 'placebo'], ci: { level: 95, lower: 0.58, upper: 0.83 } }),
  arm('time to the first symptomatic skeletal event', 15.6),
  arm('time to the first symptomatic skeletal event', 9.8),
];

function work(results: Result[] = reported, more: Partial<Citation> = {}, place = 1) {
  const citation: Citation = {
    title: 'Tidal radium and survival with skeletal disease',
    abstracts: [{ sections: [{ text: abstract }] }],
    identifiers: [{ scheme: 'pmid', value: `9900000${place}` }],
    results,
    ...more,
  };
  return { work: `W${place}`, citation };
}

const told = (links: readonly ClaimLink[]) => links.map(({ result, verdict, work, reported: at }) => `${result} ${verdict} ${work}[${at}]`);

test('every number that a cited work reports is linked to it, with the reasons', () => {
  const links = linkClaims(page(said), [work()]);
  expect(told(links)).toEqual(['0 repeats W1[0]', '1 repeats W1[1]', '2 repeats W1[2]', '3 repeats W1[3]']);
  expect(links[2]).toMatchObject({
    says: 'overall survival: HR 0.70',
    reports: 'overall survival: HR 0.70 (95% CI 0.58–0.83)',
    reasons: ['cited as 1', '4 numbers of the statement agree'],
  });
});

describe('a number alone links nothing', () => {
  const alone = { text: 'Survival was longer (HR 0.70).', citations: ['7'] };

  test('of a work that the page neither cites nor names', () => {
    expect(linkClaims(page([ratio(0.7)], alone, []), [work()])).toEqual([]);
  });

  test('of another outcome of the cited work', () => {
    expect(linkClaims(page([ratio(0.7, { endpoint: 'bone density' })]), [work()])).toEqual([]);
  });

  test('measured in another way', () => {
    expect(linkClaims(page([ratio(0.7, { measure: 'OR' })]), [work()])).toEqual([]);
  });

  test('but several link to a work about the same matter', () => {
    const links = linkClaims(page(said, { citations: ['7'], text: 'Survival: 14.9 vs 11.3 months; HR 0.70.' }, []), [work()]);
    expect(links.map(({ result }) => result)).toEqual([0, 1, 2, 3]);
    expect(links[0]?.reasons).toEqual(['4 numbers of the statement agree', 'both are about tidal, radium']);
    const other = work(reported, { title: 'Lanterns in heart failure' });
    expect(linkClaims(page(said, { citations: ['7'], text: 'As measured.' }, []), [other])).toEqual([]);
  });

  test('and the name of the trial links to its report', () => {
    const links = linkClaims(page([ratio(0.7)], { citations: ['7'] }, []), [
      work(reported, { abstracts: [{ sections: [{ text: `${abstract} (TIDEMARK ClinicalTrials.gov number, NCT09900001.)` }] }] }),
    ]);
    expect(links[0]).toMatchObject({ verdict: 'repeats', reasons: ['names TIDEMARK', '1 number of the statement agrees'] });
  });

  test('a reference without a printed number is a reference of the page, not of the statement', () => {
    const unnumbered = numbered.map(({ label: _label, ...rest }) => rest);
    expect(linkClaims(page([ratio(0.7)], {}, unnumbered), [work()])[0]?.reasons[0]).toBe('stands in the reference list');
    expect(linkClaims(page([ratio(0.8)], {}, unnumbered), [work()])).toEqual([]);
  });
});

test('two numbers that were read with the other outcome of a statement go to the one that it names', () => {
  const misread = [arm('overall survival', 14.9), arm('overall survival', 15.6), arm('overall survival', 9.8)];
  expect(told(linkClaims(page(misread), [work()]))).toEqual(['0 repeats W1[0]', '1 repeats W1[3]', '2 repeats W1[4]']);
  expect(told(linkClaims(page(misread.slice(0, 2)), [work()]))).toEqual(['0 repeats W1[0]']);
});

describe('a contradiction', () => {
  const wrong = [arm('overall survival', 14.9), arm('overall survival', 11.3), ratio(0.8)];

  test('is another number for the same outcome of the only work cited', () => {
    const links = linkClaims(page(wrong), [work()]);
    expect(told(links)).toEqual(['0 repeats W1[0]', '1 repeats W1[1]', '2 contradicts W1[2]']);
    expect(links[2]).toMatchObject({ says: 'overall survival: HR 0.80', reports: 'overall survival: HR 0.70 (95% CI 0.58–0.83)' });
  });

  test('is another interval around the same value', () => {
    const interval = ratio(0.7, { ci: { level: 95, lower: 0.58, upper: 0.93 }, evidence: '0.70, 95% CI 0.58-0.93' });
    expect(told(linkClaims(page([interval]), [work()]))).toEqual(['0 contradicts W1[2]']);
  });

  test('is none where another work cited says it', () => {
    const references = [...numbered, { label: '2', identifiers: [{ scheme: 'pmid' as const, value: '99000002' }] }];
    const final = work([ratio(0.8)], { abstracts: [] }, 2);
    const links = linkClaims(page(wrong, { citations: ['1', '2'] }, references), [work(), final]);
    expect(told(links)).toContain('2 repeats W2[0]');
    expect(links.some(({ verdict }) => verdict === 'contradicts')).toBe(false);
  });

  test('is none where a second number leads to a work that the library does not have, and no other number agrees', () => {
    expect(linkClaims(page([ratio(0.8)], { citations: ['1', '2'], text: 'Survival was longer (HR 0.80).' }), [work()])).toEqual([]);
    expect(told(linkClaims(page(wrong, { citations: ['1', '2'] }), [work()]))).toContain('2 contradicts W1[2]');
  });

  test('is none where the work prints the number and no result was read from it', () => {
    const interim = `${abstract} At the interim analysis the hazard ratio was 0.80.`;
    expect(told(linkClaims(page(wrong), [work(reported, { abstracts: [{ sections: [{ text: interim }] }] })]))).toHaveLength(2);
  });

  test('is none where the work tells of a subgroup, an adjusted estimate or another time', () => {
    for (const more of [{ subgroup: 'men above 75 years' }, { adjusted: true }, { timepoint: 'at 2 years' }]) {
      expect(linkClaims(page([ratio(0.8)]), [work([ratio(0.7, more)])])).toEqual([]);
    }
  });

  test('is none where the arms have changed places', () => {
    expect(linkClaims(page([ratio(1.43)]), [work()])).toEqual([]);
  });

  test('is none where only the name leads to a second analysis of the trial', () => {
    const named = page([ratio(0.8)], { citations: ['7'] }, []);
    const post = 'Tidal radium after docetaxel: a post hoc analysis of TIDEMARK';
    expect(linkClaims(named, [work(reported, { title: post })])).toEqual([]);
    expect(told(linkClaims(named, [work(reported, { title: 'Tidal radium and survival: TIDEMARK' })]))).toEqual(['0 contradicts W1[2]']);
  });
});

test('a page of a thousand statements against a thousand works is no work of all with all', () => {
  const claims: Claim[] = Array.from({ length: 1000 }, (_, at) => ({
    text: 'It was so.',
    results: [ratio(0.5 + (at % 400) / 1000), arm('overall survival', 9 + at / 100)],
  }));
  const works = Array.from({ length: 1000 }, (_, at) =>
    work([ratio(0.5 + (at % 400) / 1000), arm('overall survival', 9 + at / 50)], {}, at),
  );
  expect(processorTime(() => linkClaims({ ...page([]), claims }, works))).toBeLessThan(5000);
});
