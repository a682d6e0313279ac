import { expect, test } from 'vitest';
import { compareJournals } from '../../../src/dedupe/compare/journals.ts';
import { journalForm } from '../../../src/dedupe/profile/journal-form.ts';
import type { Container } from '../../../src/model/container.ts';

const form = (container: string | Container) =>
  journalForm({ source: 'ris', sourceId: '1', container: typeof container === 'string' ? { title: container } : container });
const likeness = (a: string | Container, b: string | Container) => compareJournals(form(a), form(b));

test.each<[expected: string, a: string | Container, b: string | Container]>([
  ['same', 'Annals of tidal oncology', 'ANNALS OF TIDAL ONCOLOGY : official journal of the society'],
  ['same', 'Annals of Tidal Oncology', 'Ann Tidal Oncol'],
  ['same', 'Annals of Tidal Oncology', 'Ann. Tidal Oncol.'],
  ['same', 'Obstetrics & Gynecology', 'Obstetrics and gynecology'],
  ['same', 'Journal of the National Tidal Institute', 'J Natl Tidal Inst'],
  ['same', 'Tidal Medical Journal (Clinical tide ed.)', 'Tidal Medical Journal (Online)'],
  ['same', 'Journal of the American Tidal Association', 'JATA'],
  ['same', 'Tides', 'Tides. Conference: 12th Congress of Tides. Ostrel'],
  ['same', 'Tides Supplements', 'Tides'],
  ['same', 'Annals of tidal oncology', 'Annals of tidal oncolgy'],
  ['same', { title: 'Anales de mareas', issn: ['1234-5679'] }, { title: 'Tidal annals', issn: ['1234-5679'] }],
  ['differ', 'Tides', 'Tides Research'],
  ['differ', 'Tidal Oncology', 'Tidal Cardiology'],
  ['unknown', 'Tides', { volume: '3' }],
])('journals are %s: %j | %j', (expected, a, b) => {
  expect(likeness(a, b)).toBe(expected);
  expect(likeness(b, a)).toBe(expected);
});
