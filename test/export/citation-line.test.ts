import { expect, test } from 'vitest';
import { citationLine } from '../../src/export/citation-line.ts';
import type { Citation } from '../../src/model/work.ts';

const author = (family: string, given?: string) => ({ role: 'author' as const, family, ...(given ? { given } : {}) });

test.each<[string, Citation, string]>([
  [
    'an article',
    {
      title: 'On bones.',
      contributors: [author('Mendez Vidal', 'M J'), author('Li', 'Rui-Jun')],
      issued: { year: 2017, month: 10, day: 1 },
      container: { title: 'Annals of Testing', abbreviation: 'Ann Test', volume: '28', issue: '10', pages: '2464-2471' },
    },
    'Mendez Vidal MJ, Li RJ. On bones. Ann Test. 2017 Oct 1;28(10):2464-2471.',
  ],
  ['more than three authors', { title: 'T', contributors: ['A', 'B', 'C', 'D'].map((name) => author(name)) }, 'A, B, C, et al. T.'],
  [
    'a group and an incomplete list',
    { title: 'T?', contributors: [{ role: 'author', collective: 'The Test Group' }], contributorsIncomplete: true },
    'The Test Group, et al. T?',
  ],
  [
    'a source that has initials only',
    { title: 'T', contributors: [author('Mendez Vidal', 'MJ'), author('Li', 'R-J')] },
    'Mendez Vidal MJ, Li RJ. T.',
  ],
  ['a book without authors', { title: 'Manual', publisher: 'Example Press', issued: { year: 1999 } }, 'Manual. Example Press. 1999.'],
  [
    'a season and an article number',
    { title: 'T', issued: { year: 2001, season: 'Spring' }, container: { title: 'J', volume: '3', articleNumber: 'e12' } },
    'T. J. 2001 Spring;3:e12.',
  ],
  ['a date that nobody could read', { title: 'T', issued: { raw: 'in press' } }, 'T. in press.'],
  [
    'an abbreviation that ends with a point',
    { title: 'T', container: { abbreviation: 'J. Small Anim. Pract.', volume: '48' } },
    'T. J. Small Anim. Pract. 48.',
  ],
  ['nothing', {}, '[neither author, title nor journal]'],
])('%s', (_, citation, line) => {
  expect(citationLine(citation)).toBe(line);
});
