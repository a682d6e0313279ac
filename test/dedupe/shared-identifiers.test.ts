import { expect, test } from 'vitest';
import { namings } from '../../src/dedupe/shared-identifiers.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';

test.each<[string, Partial<BibliographicRecord>, string[]]>([
  ['an ISBN of ten places is that of thirteen', { isbn: ['316148410X', '9783161484100'] }, ['isbn:9783161484100']],
  ['an ISBN with a wrong check digit names nothing', { isbn: ['3161484101', '9783161484101'] }, []],
  ['a DOI without a suffix names nothing', { identifiers: [{ scheme: 'doi', value: '10.5555/' }] }, []],
  [
    'the DOI of a book names none of its chapters',
    {
      identifiers: [
        { scheme: 'doi', value: '10.5555/978-3-16-148410-0_4' },
        { scheme: 'doi', value: '10.5555/978-3-16-148410-0' },
      ],
    },
    ['doi:10.5555/978-3-16-148410-0_4'],
  ],
  ['an ISSN names a journal, no publication', { identifiers: [{ scheme: 'issn', value: '1569-8041' }] }, []],
])('%s', (_, said, written) => {
  expect(namings({ source: 'a', sourceId: '1', ...said }).map((each) => each.written)).toEqual(written);
});
