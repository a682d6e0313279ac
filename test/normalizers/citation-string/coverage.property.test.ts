import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCitation } from '../../../src/normalizers/citation-string/read-citation.ts';

const citations = [
  'Arbelo TK, Quist van der Meer J, et al. Effects of nightly tea on the sleep of shift workers: a randomised trial. J Invent Med. 2019 Mar 4;12(3 Suppl 1):S101-9. doi: 10.5555/jim.2019.0101. PMID: 99000001; PMCID: PMC9900001.',
  'Orwin, B. L., & Castellane, M. (2011). Measuring what was never there. Imaginary Studies, 4(2), 77–91. https://doi.org/10.5555/is.77',
  '[12] R. Tolland and S. Ugarte-Lima, “On the cost of patience,” in Proc. 9th Conf. Waiting, Porto, 2004, pp. 12–19.',
  'Ríos Peña A. Historia de las salas de espera. 2a ed. Madrid: Editorial Ficticia; 2001. ISBN 978-3-16-148410-0.',
  'Marlowe J.2018.A glued title.Ann InventDOI:10.5555/glued.1',
];
const scraps = [
  '.',
  ', ',
  '(2001)',
  'et al.',
  '10.5555/',
  '“',
  ' in: ',
  '\u0000',
  '\ud800',
  '𝔘',
  'ﬁ',
  'Éd.',
  ' 12;',
  '::',
  '\n',
  'https://',
  '[',
  '))',
  'İ',
  '山田 太郎',
  'pp.',
];

const mutated = fc
  .tuple(
    fc.constantFrom(...citations),
    fc.array(
      fc.record({
        at: fc.nat(400),
        cut: fc.nat(12),
        scrap: fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'binary', maxLength: 6 })),
      }),
      { maxLength: 8 },
    ),
  )
  .map(([citation, edits]) =>
    edits.reduce(
      (text, { at, cut, scrap }) => text.slice(0, at % (text.length + 1)) + scrap + text.slice((at % (text.length + 1)) + cut),
      citation,
    ),
  );

test('whatever the string, each letter and digit of it is in a value or unplaced', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const { spans = [], unplaced = [] } = readCitation(text);
      const covered = new Uint8Array(text.length);
      for (const { start, end } of [...spans, ...unplaced]) covered.fill(1, start, end);
      const lost = [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(
        ({ index, 0: word }) => !covered.subarray(index, index + word.length).every((each) => each === 1),
      );
      expect(lost.map(([word]) => word)).toEqual([]);
    }),
    { seed: 5, numRuns: 150 },
  );
});
