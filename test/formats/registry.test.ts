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

test.each([
  ['\uFEFFFN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Roe, M\n', 'wos-tagged'],
  ['PT J\nAU Roe, M\nTI Slow tides\nSO ANNALS OF TIDES\nPY 1998\nER\n', 'wos-tagged'],
  ['RT Journal Article\nSR Electronic\nID 1\nA1 Roe,Mary\nT1 Slow tides\n', 'refworks-tagged'],
  ['<1. >\nVN  - Ovid Technologies\nDB  - Embase\nTI  - Slow tides\n', 'ovid-tagged'],
  ['<1>\nAccession Number\n  99.\nTitle\n  Slow tides\nSource\n  Tides. 1(2):3, 1999.\n', 'ovid-tagged'],
  ['\uFEFFPMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\r\n', 'pubmed-csv'],
  ['PMID\tTitle\tYear\n99000001\tSlow tides\t1999\n', 'tsv'],
])('%j is known by its tags or columns', (head, id) => {
  expect(detectFormat(head)?.format.id).toBe(id);
});

/** What is no list of references: nobody claims it as surely as a format of references is claimed. */
test.each([
  ['prose', 'The tide was slow. IN the bay the seals slept - all of them - and AU revoir was said.\nTI is a note of the scale.\n'],
  ['a letter with short lines', 'Dear Ada,\n\nTitle\n  of the talk: none yet.\n\nRT if you agree.\nYours, Mary\n'],
  ['a page', '<!DOCTYPE html><html><body><p>RT news: PT J is closed.</p></body></html>'],
  ['a program', 'const tags = ["TY", "AU"];\nfor (const tag of tags) console.log(tag);\n'],
  ['a log', '2026-01-01 10:00:00 INFO start\n2026-01-01 10:00:01 INFO stop\n'],
  ['a table of measures', 'time,height\n10:00,1.2\n11:00,1.4\n'],
  ['a picture', '\u0089PNG\r\n\u001A\n\u0000\u0000\u0000\rIHDR\u0000\u0000\u0001'],
  ['NULs', '\u0000'.repeat(500)],
  ['nothing', ''],
])('%s is claimed by no format of references', (_, head) => {
  const claimed = detectFormat(head);
  expect(claimed === undefined || ['html-meta', 'run-on', 'question-answer'].includes(claimed.format.id)).toBe(true);
});
