import { expect, test } from 'vitest';
import { readReferenceName, writeReferenceName } from '../../../src/formats/reference-fields/names.ts';

test.each([
  ['Pence, Orville', { family: 'Pence', given: 'Orville' }],
  ['Pence,Orville ', { family: 'Pence', given: 'Orville' }],
  ['van den Bergh, P.-J.', { family: 'van den Bergh', given: 'P.-J.' }],
  ['Pence, Orville, Jr', { family: 'Pence', given: 'Orville', suffix: 'Jr' }],
  ['Pence, Jr., Orville', { family: 'Pence', given: 'Orville', suffix: 'Jr.' }],
  ['Pence, Orville, 3rd', { family: 'Pence', given: 'Orville', suffix: '3rd' }],
  ['Pence, Orville, Knight', { family: 'Pence', given: 'Orville, Knight' }],
  ['IEEE', { collective: 'IEEE' }],
  ['Suhaemi', { family: 'Suhaemi' }],
  ['Slate Roof Study Group,', { collective: 'Slate Roof Study Group' }],
  ['Ministry of Lichens,, Department of Roofs, Attic', { collective: 'Ministry of Lichens, Department of Roofs, Attic' }],
])('%j is read as a person or a group', (text, expected) => {
  expect(readReferenceName(text)).toEqual(expected);
});

test.each([
  { family: 'Pence', given: 'Orville' },
  { family: 'Pence', given: 'Orville', suffix: 'Jr' },
  { collective: 'Slate Roof Study Group' },
  { collective: 'Ministry of Lichens, Department of Roofs, Attic' },
])('%j is written so that it reads the same', (name) => {
  expect(readReferenceName(writeReferenceName({ role: 'author', ...name }))).toEqual(name);
});

test.each(['', ' , ', '.'])('%j is no name', (text) => {
  expect(readReferenceName(text)).toBeUndefined();
});
