import { expect, test } from 'vitest';
import { splitReferenceList } from '../../src/normalizers/reference-list.ts';
import { processorTime } from '../processor-time.ts';

const first = 'Ardoin MJ, Bexley C. Lanterns in older adults. Ann Fict Bone. 2017;28:1-7.';
const second = 'Dumitrica L. Tidal mud and the people who walk on it. Lantern. 2019;3:221-8.';
const third = 'Fjellstad PR. Hip fractures after the thaw. Acta Inventa. 2021;12:e45.';
const said = (text: string) => splitReferenceList(text).entries.map((entry) => entry.text);

test('headings, page numbers, running heads and copyright lines are rest, within an entry too', () => {
  const text = [
    '## Bibliografía',
    `1. ${first}`,
    '2. Dumitrica L. Tidal mud and the',
    '',
    '118',
    'Imaginary Journal of Mud, Ardoin et al.',
    '',
    'people who walk on it. Lantern. 2019;3:221-8.',
    '© 2021 Imaginary Press',
    `3. ${third}`,
    '119',
    'Imaginary Journal of Mud, Ardoin et al.',
  ].join('\n');
  const { entries, rest } = splitReferenceList(text);
  expect(entries.map((entry) => [entry.label, entry.text])).toEqual([
    ['1', first],
    ['2', second],
    ['3', third],
  ]);
  expect(rest.map((each) => each.text)).toEqual([
    '## Bibliografía',
    '118',
    'Imaginary Journal of Mud, Ardoin et al.',
    '© 2021 Imaginary Press',
    '119',
    'Imaginary Journal of Mud, Ardoin et al.',
  ]);
});

test('offsets hold the entry with its label', () => {
  const text = `References\n\n[7] ${first}\n[8] ${second}`;
  const { entries } = splitReferenceList(text);
  expect(entries.map(({ start, end }) => text.slice(start, end))).toEqual([`[7] ${first}`, `[8] ${second}`]);
});

test('words that were parted at line ends are put together; a hyphen of the word, of a range and an address stay whole', () => {
  expect(
    said(
      '1. Bexley C. Retreat-\nment of long-\nterm lanterns with radium-\n223. Lantern. 2019;3:221-\n8. https://doi.org/10.5555/\nlantern.3.221\n2. ' +
        third,
    ),
  ).toEqual([
    'Bexley C. Retreatment of long-term lanterns with radium-223. Lantern. 2019;3:221-8. https://doi.org/10.5555/lantern.3.221',
    third,
  ]);
});

test('a number that is part of a citation does not begin one, whatever line it begins', () => {
  expect(said(`1. Ardoin MJ. Lanterns of the year\n2017. Part\n2. Mud. Lantern. 2019;3:221-8.\n2. ${second}\n3. ${third}`)).toEqual([
    'Ardoin MJ. Lanterns of the year 2017. Part 2. Mud. Lantern. 2019;3:221-8.',
    second,
    third,
  ]);
});

test('a number that is missing does not end the count, and a second list counts from one again', () => {
  const { entries } = splitReferenceList(`1. ${first}\n2. ${second}\n4. ${third}\nFurther reading\n1. ${second}\n2. ${first}`);
  expect(entries.map(({ label }) => label)).toEqual(['1', '2', '4', '1', '2']);
  expect(entries.map(({ text }) => text)).toEqual([first, second, third, second, first]);
});

test('what follows the list is rest', () => {
  const { entries, rest } = splitReferenceList(`1. ${first}\n2. ${second}\n\nThe authors declare no conflict.\nReceived in spring.`);
  expect(entries).toHaveLength(2);
  expect(rest.map(({ text }) => text)).toEqual(['The authors declare no conflict.', 'Received in spring.']);
});

test('a citation alone is a list of one, with its number or without', () => {
  expect(splitReferenceList(`  12. ${first}\n`).entries).toMatchObject([{ label: '12', text: first }]);
  expect(splitReferenceList(first).entries).toEqual([{ text: first, start: 0, end: first.length }]);
  expect(splitReferenceList(' \n ').entries).toEqual([]);
});

test('text made to be looked at again and again takes milliseconds a kilobyte', () => {
  for (const scrap of ['1. ', '[1] ', 'A. ', '1.\n', '- \n', '2. Doe J. It is. 2017;1:1-2.\n', '10.5555/']) {
    const text = scrap.repeat(60_000 / scrap.length);
    expect([scrap, processorTime(() => splitReferenceList(text)) < 3000]).toEqual([scrap, true]);
  }
});
