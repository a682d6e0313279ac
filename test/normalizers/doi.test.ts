import { describe, expect, test } from 'vitest';
import { findDois, isDoiOfPart, readDoi } from '../../src/normalizers/doi.ts';

describe('readDoi', () => {
  test.each([
    ['10.5555/0006-291X(75)90482-9', '10.5555/0006-291x(75)90482-9'],
    ['https://doi.org/10.5555/annonc/abc331.', '10.5555/annonc/abc331'],
    ['http://dx.doi.org/10.5555%2F(SICI)1096%3C1::AID-X%3E3.0.CO;2-2', '10.5555/(sici)1096<1::aid-x>3.0.co;2-2'],
    ['DOI10.5555/abc', '10.5555/abc'],
    ['doi: 10.5555/abc', '10.5555/abc'],
    ['(doi:10.5555/abc).', '10.5555/abc'],
    [
      '10.5555/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-X968>3.0.CO;2-2',
      '10.5555/(sici)1097-0258(19980815/30)17:15/16<1661::aid-x968>3.0.co;2-2',
    ],
    ['10.5555/(SICI)1097(1998)17:15&lt;16::AID-X9&gt;3.0.CO;2-#.', '10.5555/(sici)1097(1998)17:15<16::aid-x9>3.0.co;2-#'],
    ['10.5555/abc [doi]', '10.5555/abc'],
    ['10.5555/ j.abc.2013.01.001', '10.5555/j.abc.2013.01.001'],
    ['10.5555/j.abc.2013.01.001[Epub ahead', '10.5555/j.abc.2013.01.001'],
    ['10.5555/abc;10.5555/def', '10.5555/abc'],
    ['10.5555/abcPMID: 99000001', '10.5555/abc'],
    ['10.5555/abc.URL', '10.5555/abc'],
    ['10.5555/1471–2180–11–157', '10.5555/1471-2180-11-157'],
    ['<a href="https://doi.org/10.5555/abc">read</a>', '10.5555/abc'],
    ['https://www.example.org/doi/full/10.5555/abc.123?src=list#top', '10.5555/abc.123'],
    ['https://www.example.org/articles/10.5555/abc.2016.00001/full', '10.5555/abc.2016.00001'],
    ['10.5555/14651858.CD001234.pub2', '10.5555/14651858.cd001234.pub2'],
  ])('reads %s', (text, expected) => {
    expect(readDoi(text)).toBe(expected);
  });

  test.each(['', 'not-a-doi', '10.5555/', '10.12/abc', 'DOI 1', '20.500.99999/10377'])('finds none in %j', (text) => {
    expect(readDoi(text)).toBeUndefined();
  });
});

test('findDois gives every DOI of a text with its place, closing punctuation left outside', () => {
  const text = 'See 10.5555/abc, (doi:10.5555/d(1)e) and https://doi.org/10.5555/ghi.';
  const found = findDois(text);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['10.5555/abc', '10.5555/d(1)e', '10.5555/ghi']);
  expect(found.map(({ value }) => value)).toEqual(['10.5555/abc', '10.5555/d(1)e', '10.5555/ghi']);
});

test('a megabyte of brackets and openings is searched in linear time', () => {
  expect(findDois('10.5555/'.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
  expect(findDois(`10.5555/a${'('.repeat(1_000_000)}`)).toHaveLength(1);
});

test.each([
  ['10.5555/978-3-16-148410-0_4', '10.5555/978-3-16-148410-0', true],
  ['10.5555/tides.1.s002', '10.5555/tides.1', true],
  ['10.5555/tides.10', '10.5555/tides.1', false],
  ['10.5555/tides', '10.5555/tides', false],
  ['10.5555/tides_', '10.5555/tides', false],
])('%s is the DOI of a part of %s: %s', (part, whole, expected) => {
  expect(isDoiOfPart(part, whole)).toBe(expected);
});

test('a bare DOI is read as it is found in running text, whatever parts it is made of', () => {
  const parts = [
    '10.',
    '1234',
    '12',
    '/',
    'abc',
    'S0140',
    '.',
    '-',
    '_',
    'doi10.1234',
    'doi',
    'PMC',
    'PMC12345',
    '.URL',
    '.url',
    '%2f',
    ' ',
    ';',
    '(',
    ')',
    'é',
  ];
  for (const one of parts) {
    for (const two of parts) {
      for (const three of parts) {
        const text = `10.5555/x${one}${two}${three}`;
        const bare = text.replaceAll('%2f', '');
        // Blanks right after the first slash are closed up by `readDoi` alone; none stands there.
        expect([bare, readDoi(bare)]).toEqual([bare, findDois(bare)[0]?.value]);
      }
    }
  }
});
