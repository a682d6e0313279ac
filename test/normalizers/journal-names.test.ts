import { expect, test } from 'vitest';
import { journalNames } from '../../src/normalizers/journal-names.ts';

test('a journal is known without its subtitle, its parallel title, its place and its article', () => {
  expect(journalNames('Tidal annals : official journal of the Tidal Society')).toEqual([
    'Tidal annals : official journal of the Tidal Society',
    'Tidal annals',
  ]);
  expect(journalNames('Owls (Port Ellen, Scotland)')).toEqual(['Owls (Port Ellen, Scotland)', 'Owls']);
  expect(journalNames('The Owl')).toEqual(['The Owl', 'Owl']);
  expect(journalNames('Eulen = Owls (Basel, Switzerland : 1998)')).toEqual([
    'Eulen = Owls (Basel, Switzerland : 1998)',
    'Eulen = Owls',
    'Eulen',
  ]);
  expect(journalNames('The owl (Port Ellen, Scotland : 1998)')).toContain('owl');
});

test('every other title is its own name alone', () => {
  for (const title of ['Owl Letters', 'Owls: a journal', 'Theory of Tides', '(Owls)', 'The', 'A/B testing', 'J Tid (Lond)x'])
    expect(journalNames(title)).toEqual([title]);
});
