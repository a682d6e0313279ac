import { expect, test } from 'vitest';
import { detectFormat, formatById } from '../../src/formats/registry.ts';

test.each([
  ['TY  - JOUR\nTI  - x\nER  - \n', 'ris'],
  ['\uFEFF\n1. \nTY  - JOUR\n', 'ris'],
  ['Record #3 of 18\nProvider: x\n\nTY  -  JOUR\n', 'ris'],
  ['\n\nPMID- 99345678\nOWN - NLM\nTI  - x\n', 'nbib'],
  ['PMID-99345678\nPT  - Letter\n', 'nbib'],
  ['OWN - ERIC\nTI  - x\n', 'nbib'],
  ['FAU - A, B\nLA  - eng\nJID - 1\nEDAT- 2001/01/01\nPST - ppublish\n', 'nbib'],
  ['TY  - JOUR\nPMID- 99345678\nMH  - x\nAID - y\nPST - z\nER  - \n', 'ris'],
  ['[{"id":"a","type":"book","publisher-place":"x"}]', 'csl-json'],
  ['{"source":"pubmed-xml","sourceId":"1"}\n', 'jsonl'],
])('%j is known by its content', (head, id) => {
  expect(detectFormat(head)?.format).toBe(formatById(id));
});

test.each([
  'PMID- 99345678\nOWN - NLM\nTI  - x\n',
  'PMID- 1\n\nTY  - JOUR\n',
  '{"message-type":"work-list","type":"book"}',
  '@article{a, title={TY  - }}',
])('%j is none of RIS, CSL-JSON and JSON Lines', (head) => {
  expect(['ris', 'csl-json', 'jsonl']).not.toContain(detectFormat(head)?.format.id);
});

test('an unknown id is no format', () => {
  expect(formatById('hologram')).toBeUndefined();
});
