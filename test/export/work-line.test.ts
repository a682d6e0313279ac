import { expect, test } from 'vitest';
import { workLine } from '../../src/export/work-line.ts';

test('a work in a list carries what nobody may overlook', () => {
  const citation = { title: 'On bones.', publicationTypes: ['Journal Article', 'Retracted Publication'] };
  expect(workLine({ id: 'W12', citation, records: 2, deleted: true })).toBe(
    'W12    On bones.  [RETRACTED]  [2 records]  [deleted at its source]',
  );
  expect(workLine({ id: 'W12', citation: { title: 'On bones.' }, records: 1, deleted: false })).toBe('W12    On bones.');
});
