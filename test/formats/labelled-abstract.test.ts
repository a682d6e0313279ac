import { expect, test } from 'vitest';
import { readAbstractSections, writeAbstractSections } from '../../src/formats/labelled-abstract.ts';

const labelsOf = (text: string) => readAbstractSections(text).map(({ label }) => label);

test.each([
  ['BACKGROUND: a. METHODS: b. RESULTS: c.', ['BACKGROUND', 'METHODS', 'RESULTS']],
  [
    'Background: a.\nMethodology/Principal Findings: b.\nConclusions/Significance: c.',
    ['Background', 'Methodology/Principal Findings', 'Conclusions/Significance'],
  ],
  ['OBJECTIVE: a (95% CI: 1 to 2). TRIAL REGISTRATION: NCT09900001.', ['OBJECTIVE', 'TRIAL REGISTRATION']],
  ['PATIENTS AND METHODS: a? RESULTS: b.', ['PATIENTS AND METHODS', 'RESULTS']],
  ['There are two kinds: a and b. RESULTS: none.', [undefined]],
  ['Plain text.', [undefined]],
  ['METHODS: RESULTS: b.', ['METHODS']],
  ['http://a.example.org is down.', [undefined]],
])('%j has these labels', (text, expected) => {
  expect(labelsOf(text)).toEqual(expected);
});

test('sections are written so that they read the same', () => {
  const sections = [
    { label: 'AIM', text: 'To hoot.' },
    { label: 'METHODS', text: 'They hooted: twice.' },
  ];
  expect(readAbstractSections(writeAbstractSections(sections))).toEqual(sections);
});

test('line ends inside a section are blanks', () => {
  expect(readAbstractSections('AIM: one\n  two. RESULTS: three')).toEqual([
    { label: 'AIM', text: 'one two.' },
    { label: 'RESULTS', text: 'three' },
  ]);
});
