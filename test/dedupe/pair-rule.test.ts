import { describe, expect, test } from 'vitest';
import { doubtOf } from '../../src/dedupe/doubt.ts';
import { pairFacts } from '../../src/dedupe/pair-facts.ts';
import { parsePairRule } from '../../src/dedupe/pair-rule.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';

const article: BibliographicRecord = {
  source: 'ris',
  sourceId: 'a',
  title: 'Tídes & erosion in an invented bay',
  contributors: [
    { role: 'author', family: 'Müller', given: 'Ada' },
    { role: 'author', family: 'Vos', given: 'P' },
  ],
  issued: { year: 2020 },
  container: { title: 'Journal of Tides', issn: ['1234-5679'], volume: '12', pages: '1-9' },
  identifiers: [
    { scheme: 'doi', value: '10.5555/tides.1' },
    { scheme: 'pmid', value: '99000001' },
  ],
};
const copy: BibliographicRecord = {
  source: 'ris',
  sourceId: 'b',
  title: 'TIDES - EROSION IN AN INVENTED BAY.',
  contributors: [{ role: 'author', family: 'Muller', given: 'A' }],
  issued: { year: 2021 },
  container: { title: 'J Tides', issn: ['1234-5679'], volume: '13' },
  identifiers: [
    { scheme: 'doi', value: '10.5555/tides.1' },
    { scheme: 'pmid', value: '99000002' },
  ],
};
const doubt = { reasons: ['PMIDs differ, but the rest agrees', 'first pages differ'] };
const holds = (rule: string) => parsePairRule(rule).holds(pairFacts(article, copy), doubt);

describe('how two records stand to each other', () => {
  test('values are the same when their letters and digits are', () => {
    expect(pairFacts(article, copy)).toEqual({
      likeness: {
        identifier: 'same',
        doi: 'same',
        pmid: 'different',
        pmcid: 'missing',
        handle: 'missing',
        arxiv: 'missing',
        isbn: 'missing',
        pii: 'missing',
        title: 'same',
        'first-author': 'same',
        authors: 'different',
        year: 'different',
        journal: 'same',
        volume: 'different',
        issue: 'missing',
        pages: 'missing',
        type: 'missing',
        language: 'missing',
      },
      years: 1,
      titleWords: 1,
    });
  });

  test('it is the same in either order', () => {
    expect(pairFacts(copy, article)).toEqual(pairFacts(article, copy));
  });

  test('doubt is nought where all agrees or all differs, and whole where nothing is said', () => {
    const { identifiers: _identifiers, ...other } = article;
    expect(doubtOf(pairFacts(article, article))).toBe(0);
    expect(doubtOf(pairFacts({ source: 'x', sourceId: '1' }, { source: 'x', sourceId: '2' }))).toBe(1);
    const unlike: BibliographicRecord = {
      ...other,
      title: 'Coffee',
      contributors: [{ role: 'author', family: 'Quill' }],
      issued: { year: 1999 },
    };
    const clear = doubtOf(pairFacts(article, { ...unlike, container: { volume: '1', pages: '300' } }));
    const mixed = doubtOf(pairFacts(article, { ...unlike, title: 'Tides & erosion in an imagined bay' }));
    expect(clear).toBeLessThan(mixed);
    expect(mixed).toBeLessThanOrEqual(1);
  });
});

describe('a rule', () => {
  test.each([
    ['same doi', true],
    ['same doi and same title', true],
    ['SAME First Author AND same journal', true],
    ['same pages', false],
    ['missing pages and years <= 1', true],
    ['years <= 0', false],
    ['different pmid', true],
    ['same doi and not different pmid', false],
    ['not missing volume', true],
    ['reason "pages differ"', true],
    ['reason handles', false],
    ['same identifier and not reason "PMIDs DIFFER"', false],
  ])('%s: %s', (rule, expected) => {
    expect(holds(rule)).toBe(expected);
  });

  test('is kept as it was understood, and says whether it asks for something in common', () => {
    const { written, asksForAgreement } = parsePairRule(
      '  Same first author   AND not different DOI and years<=1 and reason "on other and pages"',
    );
    expect([written, asksForAgreement]).toEqual([
      'same first-author and not different doi and years <= 1 and reason "on other and pages"',
      true,
    ]);
    expect(parsePairRule('not same title and missing doi').asksForAgreement).toBe(false);
  });

  test.each([
    ['', 'the end'],
    ['same', 'the end'],
    ['same colour', '“colour”: a field is one of identifier, doi'],
    ['same doi same title', '“same”: put “and” between'],
    ['same doi and', 'a condition is missing'],
    ['alike title', '“alike”: a condition begins with'],
    ['years < 1', 'write it as “years <= 1”'],
    ['years <= many', 'write it as “years <= 1”'],
    ['reason', 'write it as “reason'],
    ['constructor doi', '“constructor”'],
  ])('%j is refused with what to write', (rule, words) => {
    expect(() => parsePairRule(rule)).toThrow(words);
  });
});
