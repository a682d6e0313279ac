import { expect, test } from 'vitest';
import { readCitation } from '../../../src/normalizers/citation-string/read-citation.ts';

const unplacedOf = (text: string) => (readCitation(text).unplaced ?? []).map(({ value }) => value);

test('an edition of a book is in its place, and the count of its pages is no page', () => {
  const book = 'Quellmann S, Hrubec T. Handbook of invented medicine. 3rd ed. London: Sample Press; 2019. 412 p. ISBN 978-3-16-148410-0.';
  const { edition, title, container, type } = readCitation(book);
  expect({ edition, title, container, type }).toEqual({
    edition: '3rd ed',
    title: 'Handbook of invented medicine',
    container: undefined,
    type: 'book',
  });
  expect(unplacedOf(book)).toEqual(['412 p']);
});

test('the date of access is not that of publication', () => {
  const page = 'World Iron Council. Guidelines on iron. https://example.org/iron/guidelines (accessed 3 May 2019).';
  const { issued, dates, type } = readCitation(page);
  expect({ issued, dates, type }).toEqual({ issued: undefined, dates: { accessed: '2019-05-03' }, type: 'webpage' });
  const published =
    'World Iron Council. Guidelines on iron. https://example.org/iron/guidelines. Published June 4, 2018. Accessed May 3, 2019.';
  expect(readCitation(published)).toMatchObject({
    title: 'Guidelines on iron',
    issued: { year: 2018, month: 6, day: 4, raw: 'Published June 4, 2018' },
    dates: { accessed: '2019-05-03' },
  });
});

test('an electronic publication before print has its own date, and is the publication where there is no other', () => {
  const both =
    'Vandermock J, Roe AB. Ferritin alone is no good selector. Imag Heart Fail Rep. 2022 Mar 14;6(8):512-513. doi: 10.5555/ihfr.2022.17. Epub 2022 Jan 3.';
  expect(readCitation(both)).toMatchObject({ issued: { year: 2022, month: 3, day: 14 }, dates: { electronic: '2022-01-03' } });
  const only = 'Vandermock J, Roe AB. Ferritin alone is no good selector. ArXiv. Published online April 6, 2023.';
  expect(readCitation(only)).toMatchObject({ issued: { year: 2023, month: 4, day: 6 }, dates: { electronic: '2023-04-06' } });
});

test.each([
  ['Doe J, Roe A. A title of some words. Ann Imag Med. 2016;12 Suppl 1:S12-5.', 'S12-S15', 'S12-5'],
  ['Doe J, Roe A. A title of some words. Ann Imag Med. 2016;12(Suppl 1):S12–S15.', 'S12-S15', 'S12–S15'],
  [
    'Müller K, Schäfer A. Eisenmangel im Alter: eine erfundene Studie. Dtsch Erfund Wochenschr 2014; 139(12): S. 567–72.',
    '567-572',
    '567–72',
  ],
])('the S of a supplement is of its pages, that of Seiten is not: %s', (citation, pages, pagesAsGiven) => {
  expect(readCitation(citation).container).toMatchObject({ pages, pagesAsGiven });
});

test('words that introduce a number are its own, and a month is the date’s', () => {
  const ieee =
    '[1] J. Vandermock, A. B. Roe, and C. Pell, "Ferritin alone is no good selector for intravenous iron," Imag. Heart Fail. Rep., vol. 6, no. 8, pp. 512–513, Mar. 2022, doi: 10.5555/ihfr.2022.17.';
  expect(readCitation(ieee)).toMatchObject({ issued: { year: 2022, month: 3 }, container: { volume: '6', issue: '8' } });
  expect(unplacedOf(ieee)).toEqual(['1']);
});

test('Cochrane’s issue and article number are no volume', () => {
  const review =
    'Doe J. A title of some words. Cochrane Database of Systematic Reviews 2020, Issue 3. Art. No.: CD012345. DOI: 10.1002/14651858.CD012345.pub2.';
  expect(readCitation(review).container).toEqual({
    title: 'Cochrane Database of Systematic Reviews',
    issue: '3',
    articleNumber: 'CD012345',
    pagesAsGiven: 'CD012345',
  });
});

test('the number of a citation in its list is no issue', () => {
  const numbered =
    '1. Vandermock, J., Roe, A. B. & Pell, C. Ferritin alone is no good selector for intravenous iron. Imag. Heart Fail. Rep. 6, 512–513 (2022).';
  expect(readCitation(numbered).container).toEqual({
    abbreviation: 'Imag. Heart Fail. Rep.',
    volume: '6',
    pages: '512-513',
    pagesAsGiven: '512–513',
  });
});

test('what leads to the editors of a book is no given name of theirs', () => {
  const chapter =
    'Quellmann, S. (2019). Iron in the elderly. In T. Hrubec & M. Ode (Eds.), Handbook of invented medicine (2nd ed., pp. 45–67). Sample Press.';
  expect(readCitation(chapter)).toMatchObject({
    edition: '2nd ed',
    contributors: [
      { role: 'author', family: 'Quellmann', given: 'S.' },
      { role: 'editor', family: 'Hrubec', given: 'T.' },
      { role: 'editor', family: 'Ode', given: 'M.' },
    ],
  });
});

test('«in press» is nobody', () => {
  expect(readCitation('Doe, J. (in press). A title of some words. Annals of Imaginary Medicine.').contributors).toEqual([
    { role: 'author', family: 'Doe', given: 'J.' },
  ]);
});

test('a bracket before a title is none of it', () => {
  expect(
    readCitation('Vandermock J et al (2022) Ferritin alone is no good selector for intravenous iron. Imag Heart Fail Rep 6:512–513').title,
  ).toBe('Ferritin alone is no good selector for intravenous iron');
});

test('a thesis says that it is one, where it was written, and in which language an article is', () => {
  expect(
    readCitation(
      'Ferreira-Nunes, A. P. (2015). Iron assessment in imaginary elders [Doctoral dissertation, Imaginary University]. https://example.org/12',
    ),
  ).toMatchObject({
    type: 'thesis',
    title: 'Iron assessment in imaginary elders',
    publisher: 'Imaginary University',
  });
  expect(readCitation('Doe J. [Translation of a foreign title]. Ann Imag Med. 2016;12(3):123-30. Spanish.').languages).toEqual(['es']);
});
