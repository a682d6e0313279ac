import { expect, test } from 'vitest';
import { textOfRuns } from '../../../src/export/list/run.ts';
import { tidiedRuns } from '../../../src/export/list/tidied-runs.ts';

const tidied = (text: string, own: readonly string[] = []) => textOfRuns(tidiedRuns([{ text }], () => own));

test.each([
  ['without volume and pages', 'Quill E. Kelp. Tidal Rep 2019;', 'Quill E. Kelp. Tidal Rep 2019.'],
  ['without pages', 'Quill E. 2019. Kelp. Tidal Rep 4(6):.', 'Quill E. 2019. Kelp. Tidal Rep 4(6).'],
  ['without a volume, before an address', 'Kelp. Tidal Rep 2019;. Available from: x', 'Kelp. Tidal Rep 2019. Available from: x'],
  ['without authors', 'Kelp, 2000. . Tidal Rep 124, 1S–20S.', 'Kelp, 2000. Tidal Rep 124, 1S–20S.'],
  ['without a publisher', 'In: Shoal K, ed. Handbook. ; 2011:53-81.', 'In: Shoal K, ed. Handbook. 2011:53-81.'],
  ['without a place', 'Handbook, eds., , pp: 53–81.', 'Handbook, eds., pp: 53–81.'],
])('%s nothing is left of what would delimit it', (_, text, expected) => {
  expect(tidied(text)).toBe(expected);
});

test.each([
  'Quill E, Reef J Jr., et al. Why? . . . and how. Tidal Rep. 2019;28(10):2464-71. doi:10.5555/(sici)1::a;2-4',
  'Quill, E. (2019). Kelp… Tidal Rep., 3, 4. https://doi.org/10.5555/kelp.1',
  '1 Quill E. Kelp. 2019; 28: 2464–71.',
])('what is whole stays: %s', (text) => {
  expect(tidied(text)).toBe(text);
});

test('signs that stand so in the work’s own text stay', () => {
  expect(tidied('Quill E. Signs: ;. and others. Tidal Rep. 2019;1:2.', ['Signs: ;. and others'])).toContain('Signs: ;. and others.');
  expect(tidied('Quill E. 2019. The sign :', ['The sign :'])).toBe('Quill E. 2019. The sign :');
});

test('faces and links of what stays are kept', () => {
  expect(
    tidiedRuns([{ text: 'Kelp. ' }, { text: 'Tidal Rep', italic: true }, { text: ' 4(6):', bold: true }, { text: '.' }], () => []),
  ).toEqual([{ text: 'Kelp. ' }, { text: 'Tidal Rep', italic: true }, { text: ' 4(6)', bold: true }, { text: '.' }]);
});
