import { describe, expect, test } from 'vitest';
import { editionStatements } from '../../../src/normalizers/citation-string/edition-statements.ts';
import { notePhrases } from '../../../src/normalizers/citation-string/note-phrases.ts';
import { statedDates } from '../../../src/normalizers/citation-string/stated-dates.ts';
import { processorTime } from '../../processor-time.ts';

describe('edition statements', () => {
  test.each([
    ['Tale of tides. 3rd ed. London: Sample Press; 2019.', '3rd ed'],
    ['Tale of tides (2nd ed., pp. 45-67). Sample Press.', '2nd ed'],
    ['Manual de mareas. 2ª ed. Madrid: Muestra; 2019.', '2ª ed'],
    ['Manual das marés. 5a. ed. Porto: Amostra; 2019.', '5a. ed'],
    ['Handbuch der Gezeiten. 3., überarb. Aufl. Berlin: Muster; 2019.', '3., überarb. Aufl'],
    ['Handbuch der Gezeiten, 4. Auflage, Berlin 2019.', '4. Auflage'],
    ['Traité des marées. 4e éd. Paris: Exemple; 2019.', '4e éd'],
    ['Tale of tides. Second edition. Sample Press, 2019.', 'Second edition'],
    ['Tale of tides. Rev. ed. Sample Press, 2019.', 'Rev. ed'],
  ])('%s', (citation, edition) => {
    expect(editionStatements(citation)).toEqual([
      { start: citation.indexOf(edition), end: citation.indexOf(edition) + edition.length, field: 'edition', values: [edition] },
    ]);
  });
  test.each(['Doe J (ed.). Tides.', 'Doe J, ed. Tides. 2019.', 'The 1918 edition of a tale. 2019.', 'Second editions of tales. 2019.'])(
    'none in %s',
    (citation) => {
      expect(editionStatements(citation)).toEqual([]);
    },
  );
});

describe('dates beside the one of publication', () => {
  test.each([
    ['2018 [cited 2019 May 3]. Available from:', 'cited 2019 May 3', 'accessed', '2019-05-03'],
    ['Retrieved May 3, 2019, from https://example.org', 'Retrieved May 3, 2019', 'accessed', '2019-05-03'],
    ['https://example.org (accessed 3rd May 2019).', 'accessed 3rd May 2019', 'accessed', '2019-05-03'],
    ['(abgerufen am 03.05.2019)', 'abgerufen am 03.05.2019', 'accessed', '2019-05-03'],
    ['[consultado el 3 de mayo de 2019]', 'consultado el 3 de mayo de 2019', 'accessed', '2019-05-03'],
    ['Acesso em: 3 maio 2019.', 'Acesso em: 3 maio 2019', 'accessed', '2019-05-03'],
    ['[cité le 3 mai 2019]', 'cité le 3 mai 2019', 'accessed', '2019-05-03'],
    ['Accessed 5/3/2019.', 'Accessed 5/3/2019', 'accessed', '2019'],
    ['Epub 2022 Jan 3.', 'Epub 2022 Jan 3', 'electronic', '2022-01-03'],
    ['. Published June 4, 2018. ', 'Published June 4, 2018', 'published', '2018-06-04'],
    ['[updated 2018 Jun 4]', 'updated 2018 Jun 4', 'updated', '2018-06-04'],
  ])('%s', (citation, phrase, field, value) => {
    const start = citation.indexOf(phrase);
    expect(statedDates(citation)).toEqual([{ start, end: start + phrase.length, field, values: [value] }]);
  });
  test.each(['Most cited 2019 guidelines', 'Original work published 1938', 'Uncited 2019 May 3', 'Accessed by all in 2019'])(
    'none in %s',
    (citation) => {
      expect(statedDates(citation)).toEqual([]);
    },
  );
});

test('initials are no missing date, and brackets of a translated title no kind', () => {
  expect(notePhrases('Chen, S. F., Yu, N. D., & Roe, S. D. [A tale of tides]. Tides. 2018;3:4-5.')).toEqual([]);
});

test('a thesis in brackets has its university, and none overlaps another', () => {
  expect(
    notePhrases('A tale [Doctoral dissertation, Imaginary University]. [Article in German, French]').map(({ field, values }) => [
      field,
      ...values,
    ]),
  ).toEqual([[undefined], ['publisher', 'Imaginary University'], ['languages', 'de', 'fr']]);
});

test('ten thousand openings of phrases take no time to speak of', () => {
  const hostile = ['[doctoral ', '1st, rev ', 'accessed on the 3 ', 'cited: ', '(n. ', 'Epub 2019 ', '3., rev. and '].map((scrap) =>
    scrap.repeat(2000),
  );
  expect(processorTime(() => hostile.map(notePhrases))).toBeLessThan(2000);
});
