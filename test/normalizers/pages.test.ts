import { expect, test } from 'vitest';
import { isPageCount, readPages } from '../../src/normalizers/pages.ts';

test.each([
  ['2464-71', '2464-2471'],
  ['1173-9', '1173-1179'],
  ['221–8', '221-228'],
  ['12--15', '12-15'],
  ['S12-S15', 'S12-S15'],
  ['S12-5', 'S12-S15'],
  ['iv12-iv19', 'iv12-iv19'],
  ['i29-32', 'i29-i32'],
  ['e110-9', 'e110-e119'],
  ['235-41; discussion 241-3', '235-241; discussion 241-243'],
  ['1825-34, 1839-40', '1825-1834, 1839-1840'],
  ['1-1012.e4', '1-1012.e4'],
  ['1004-12.e4', '1004-1012.e4'],
  ['143.e1-9', '143.e1-143.e9'],
  ['12A-15A', '12A-15A'],
  ['1S-20S', '1S-20S'],
  ['198-2', '198-2'],
  ['100', '100'],
  ['14316', '14316'],
  ['8-8', '8-8'],
  ['8-Aug', '8-8'],
  ['12-May', '5-12'],
  ['p. 12-15', '12-15'],
  ['pp 12–15', '12-15'],
  ['xii-xv', 'xii-xv'],
  ['123-', '123'],
  ['169-+', '169'],
  ['218-&', '218'],
])('writes the pages %s out as %s', (text, pages) => {
  expect(readPages(text)).toEqual({ pages });
});

test.each([
  ['e12', 'e12'],
  ['e0186401', 'e0186401'],
  ['e0129675-e0129675', 'e0129675'],
  ['CD001234', 'CD001234'],
  ['Doc01', 'Doc01'],
  ['104587', '104587'],
  ['026002', '026002'],
  ['m2613', 'm2613'],
  ['e2099JF001234', 'e2099JF001234'],
  ['V01DT35A003', 'V01DT35A003'],
  ['UNSP 133936', '133936'],
  ['Article 12', '12'],
  ['Art. No. e12', 'e12'],
])('takes %s for the number of an article', (text, articleNumber) => {
  expect(readPages(text)).toEqual({ articleNumber });
});

test.each(['', '24 p.', 'xi, 210 pages', 'ix + 246', '[34457 words; 185 paragraphs]', '(1 September 2016)', 'unpaginated', 'many'])(
  'gives nothing for %j, which names no page',
  (text) => {
    expect(readPages(text)).toBeUndefined();
  },
);

test.each(['24 p.', '9pp.', 'ix + 246', 'xi, 210 pages', 'XX, 327 p.', '173 s.', '214 Seiten', 'ix+246 p.'])(
  '%s is how many there are',
  (text) => {
    expect(isPageCount(text)).toBe(true);
    expect(readPages(text)).toBeUndefined();
  },
);

test.each(['246', 'ix', 'ix-xx', 'p. 24', 'S12', '123-5, 130', 'e12-e19', 'ix, 246'])('%s is a place', (text) => {
  expect(isPageCount(text)).toBe(false);
});
