import { describe, expect, test } from 'vitest';
import { findDates } from '../../../src/formats/run-on/anchors/date.ts';
import { findDois } from '../../../src/formats/run-on/anchors/doi.ts';
import { findIssns } from '../../../src/formats/run-on/anchors/issn.ts';
import { findLanguageCodes } from '../../../src/formats/run-on/anchors/language-code.ts';
import { findLicences } from '../../../src/formats/run-on/anchors/licence.ts';
import { findPersons } from '../../../src/formats/run-on/anchors/person.ts';
import { findPmids } from '../../../src/formats/run-on/anchors/pmid.ts';
import { findTypeWords } from '../../../src/formats/run-on/anchors/type-word.ts';
import { findUris } from '../../../src/formats/run-on/anchors/uri.ts';
import { borderCost, isGlued } from '../../../src/formats/run-on/borders.ts';
import type { Finder } from '../../../src/formats/run-on/candidate.ts';
import { findCitations } from '../../../src/formats/run-on/citations.ts';

/** The values a finder proposes, cheapest first. */
const proposals = (find: Finder, text: string) =>
  [...find({ text, citations: findCitations(text) })].sort((a, b) => a.cost - b.cost).map(({ start, end }) => text.slice(start, end));

describe('borders', () => {
  test.each([
    ['metastases|Injections', true],
    ['prostate-specific|Calicreínas', true],
    ['cancer.|Research', true],
    ['m|RNA', false],
    ['rps|H, hisE', false],
    ['Mc|Donald', false],
    ['the m|TOR pathway', false],
    ['e.|Coli', false],
  ])('%s is glued: %s', (written, glued) => {
    const at = written.indexOf('|');
    expect(isGlued(written.replace('|', ''), at)).toBe(glued);
  });

  test('between a capital and a capitalized word are cheaper than inside an acronym', () => {
    expect(borderCost('DNADisease', 3)).toBeLessThan(borderCost('DNADisease', 2));
    expect(borderCost('H O’Regan', 1)).toBeGreaterThan(3);
    expect(borderCost('HO’Regan', 1)).toBeLessThan(1);
  });
});

describe('anchors', () => {
  test.each<[string, Finder, string, string]>([
    [
      'a licence address ends after its version',
      findUris,
      'http://creativecommons.org/licenses/by-nc/4.0/application/pdf',
      'http://creativecommons.org/licenses/by-nc/4.0/',
    ],
    [
      'a jurisdiction belongs to it',
      findUris,
      'https://creativecommons.org/licenses/by/3.0/es/Moss',
      'https://creativecommons.org/licenses/by/3.0/es/',
    ],
    ['a handle ends after its digits', findUris, 'http://hdl.handle.net/99999/471Moss', 'http://hdl.handle.net/99999/471'],
    ['a handle may have a version', findUris, 'https://hdl.handle.net/99999/471.2Moss', 'https://hdl.handle.net/99999/471.2'],
    ['the next address ends one', findUris, 'https://doi.org/10.5555/ahttps://example.org/', 'https://doi.org/10.5555/a'],
    [
      'a DOI ends where the page has it in an address',
      findDois,
      'x10.5555/jim.40.7abcdhttps://doi.org/10.5555/jim.40.7',
      '10.5555/jim.40.7',
    ],
    ['an ISSN proves itself', findIssns, '12999-00259', '2999-0025'],
    ['dates are glued to dates', findDates, '2023-01-252023-01-252017Doe', '2023-01-25'],
    ['a whole day begins anywhere', findDates, 'rate=0.82011-04-20T22:38:04Z', '2011-04-20T22:38:04Z'],
    ['a PMID follows an ISSN', findPmids, '2999-003399000518https', '99000518'],
    ['a language code follows a sentence', findLanguageCodes, 'no harm was seen.enAttribution', 'en'],
    [
      'a licence is named',
      findLicences,
      'enAttribution-NonCommercial 4.0 Internationalhttp',
      'Attribution-NonCommercial 4.0 International',
    ],
    ['a type is glued on both sides', findTypeWords, 'roses.research article99000518', 'research article'],
    ['a person begins with a particle', findPersons, 'Roe, Marade Sample, Linda', 'de Sample, Linda'],
    ['a person ends before a capital', findPersons, 'Roe, S JSample, K', 'Roe, S J'],
  ])('%s', (_, find, text, wanted) => {
    expect(proposals(find, text)).toContain(wanted);
  });

  test('in running prose are left alone', () => {
    expect(proposals(findTypeWords, 'a review of this article')).toEqual([]);
    expect(proposals(findLicences, 'under Attribution 4.0 International, as said')).toEqual([]);
    expect(proposals(findLanguageCodes, 'when women are seen')).toEqual([]);
    expect(proposals(findPmids, 'in 41 plants (26%) of 2018')).toEqual([]);
    expect(proposals(findIssns, '10.5555/(sici)2999-0033(201812)7:4')).toEqual([]);
  });
});

describe('an embedded citation', () => {
  test.each([
    [
      '2020Doe J, van Roe MA, et al. On moss. Moss J. 2019 Mar 3;14(2):301-9http',
      'Doe J, van Roe MA, et al. On moss. Moss J. 2019 Mar 3;14(2):301-9',
    ],
    ['2019Doe J. On moss. Moss J. 2019;7:447-5510.5555/a', 'Doe J. On moss. Moss J. 2019;7:447-55'],
    ['2019Doe J, Roe M; MOSS Group. On moss. Moss J. 2019;7(4)http', 'Doe J, Roe M; MOSS Group. On moss. Moss J. 2019;7(4)'],
    ['/99Doe, Jane and Roe, M. 2019. "On moss." Moss Journal, 36 (2).en', 'Doe, Jane and Roe, M. 2019. "On moss." Moss Journal, 36 (2).'],
  ])('stands in %j', (text, wanted) => {
    const found = findCitations(text).flatMap(({ start, ends }) => ends.map(({ end, cost }) => ({ cost, value: text.slice(start, end) })));
    expect(found.map(({ value }) => value)).toContain(wanted);
  });

  test('knows its authors, its group and whether there are more', () => {
    const [citation] = findCitations('2019Doe J, Roe M; MOSS Group. On moss. Moss J. 2019;7(4)');
    expect(citation).toMatchObject({
      authors: [
        { family: 'Doe', given: 'J' },
        { family: 'Roe', given: 'M' },
      ],
      collective: 'MOSS Group',
      authorsIncomplete: false,
    });
  });
});
