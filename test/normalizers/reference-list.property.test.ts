import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitReferenceList } from '../../src/normalizers/reference-list.ts';

const families = [
  'Ardoin',
  'Bexley',
  'van der Kroft',
  'Dumitrica',
  'El Haddadi',
  'Fjellstad',
  'Gwozdz',
  'Hartmann-Lindt',
  'Iñarra',
  'O’Sulla',
];
const initials = ['A', 'BC', 'MJ', 'L', 'PR'];
const words = [
  'retreatment',
  'with',
  'radium',
  'in',
  'older',
  'adults',
  'after',
  'fracture',
  'of',
  'the',
  'hip',
  'open-label',
  'trial',
  'and',
  'cohort',
];
const journals = ['J Imaginary Res', 'Ann Fict Bone', 'Acta Inventa', 'Rev Esp Quimera', 'Lantern'];

const author = fc.tuple(fc.constantFrom(...families), fc.constantFrom(...initials));
const authors = fc.array(author, { minLength: 1, maxLength: 5 });
const title = fc
  .array(fc.constantFrom(...words), { minLength: 5, maxLength: 14 })
  .map((parts) => `${parts.join(' ').replace(/^./, (first) => first.toUpperCase())}`);
const place = fc.record({
  journal: fc.constantFrom(...journals),
  year: fc.integer({ min: 1961, max: 2025 }),
  volume: fc.integer({ min: 1, max: 399 }),
  page: fc.integer({ min: 2, max: 2900 }),
});

const vancouver = fc.tuple(authors, title, place).map(([names, said, { journal, year, volume, page }]) => {
  const listed = names.map(([family, given]) => `${family} ${given}`).join(', ');
  return `${listed}. ${said}. ${journal}. ${year};${volume}:${page}-${page + 7}.`;
});
const apa = fc.tuple(authors, title, place).map(([names, said, { journal, year, volume, page }]) => {
  const listed = names.map(([family, given]) => `${family}, ${[...given].map((letter) => `${letter}.`).join(' ')}`).join(', ');
  return `${listed} (${year}). ${said}. ${journal}, ${volume}, ${page}–${page + 7}. https://doi.org/10.5555/x.${volume}.${page}`;
});

const listOf = (citation: fc.Arbitrary<string>) => fc.uniqueArray(citation, { minLength: 2, maxLength: 12 });
const lists = fc.oneof(listOf(vancouver), listOf(apa));

/** Wrapped as programs wrap: words that fit go on the line. */
function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `${indent}${word}`);
  }
  return lines.join('\n');
}

const raised = (number: number): string => String(number).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '');
const numbers: Readonly<Record<string, (number: number) => string>> = {
  '1. ': (number) => `${number}. `,
  '1.': (number) => `${number}.`,
  '1) ': (number) => `${number}) `,
  '[1] ': (number) => `[${number}] `,
  '(1) ': (number) => `(${number}) `,
  '1 ': (number) => `${number} `,
  '1, tab': (number) => `${number}\t`,
  '1 raised': (number) => `${raised(number)} `,
  '1 on its own line': (number) => `${number}\n`,
};

const settings = { seed: 20_260, numRuns: 40 };
const said = (text: string) => splitReferenceList(text).entries.map((entry) => entry.text);
const labels = (text: string) => splitReferenceList(text).entries.map(({ label }) => label);

test.each(Object.entries(numbers))('a list numbered “%s” is split at its numbers, a citation a line or wrapped', (_form, number) => {
  const ways = fc.record({
    list: lists,
    first: fc.constantFrom(1, 1, 9, 21),
    width: fc.constantFrom(0, 60, 84),
    indent: fc.constantFrom('', '   '),
  });
  fc.assert(
    fc.property(ways, ({ list, first, width, indent }) => {
      const numbered = list.map((citation, at) => `${number(first + at)}${width === 0 ? citation : wrapped(citation, width, indent)}`);
      const text = `References\n${numbered.join('\n')}\n`;
      expect(said(text)).toEqual(list);
      expect(labels(text)).toEqual(list.map((_, at) => String(first + at)));
    }),
    settings,
  );
});

test.each(['1. ', '1) ', '[1] ', '(1) '])('a list in one paragraph is split at its numbers “%s”', (form) => {
  fc.assert(
    fc.property(lists, fc.constantFrom(0, 70), (list, width) => {
      const text = list.map((citation, at) => `${numbers[form]?.(at + 1)}${citation}`).join(' ');
      expect(said(width === 0 ? text : wrapped(text, width, ''))).toEqual(list);
    }),
    settings,
  );
});

test('a list without numbers is split at its lines, its blank lines, its hanging indents, its bullets or its keys', () => {
  const joins: readonly ((list: readonly string[]) => string)[] = [
    (list) => list.join('\n'),
    (list) => list.join('\r\n\r\n'),
    (list) => list.map((citation) => wrapped(citation, 72, '')).join('\n\n'),
    (list) => list.map((citation) => wrapped(`${citation} PMID: 99000001`, 40, '    ')).join('\n'),
    (list) => list.map((citation) => `• ${citation}`).join('\n'),
    (list) => list.map((citation, at) => `[Ab${60 + at}] ${wrapped(citation, 70, '')}`).join('\n'),
  ];
  fc.assert(
    fc.property(lists, fc.constantFrom(...joins), (list, join) => {
      expect(said(join(list)).map((text) => text.replace(' PMID: 99000001', ''))).toEqual(list);
    }),
    { ...settings, numRuns: 150 },
  );
});

const scraps = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    '\f',
    ' ',
    '\t',
    '1. ',
    '2. ',
    '[3] ',
    '(4)',
    '5\n',
    '⁶',
    '• ',
    '- ',
    '2017',
    ';28:1-7.',
    'Doe J, ',
    'Title of it. ',
    'References',
    'https://doi.org/10.5555/',
    'x',
    '«',
    '문헌',
    '\u00ad',
    '9999999999',
    '[',
    ']',
    '.',
  ],
);

test('whatever the text, its characters stand in an entry or in the rest, in order', () => {
  const texts = fc.oneof(
    fc.array(scraps, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ maxLength: 200, unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { entries, rest } = splitReferenceList(text);
      const held = new Uint8Array(text.length);
      for (const { start, end } of [...entries, ...rest]) held.fill(1, start, end);
      expect([...text.matchAll(/\S/g)].filter(({ index }) => held[index] === 0)).toEqual([]);
      for (const list of [entries, rest])
        for (const [at, { start }] of list.entries()) expect(start).toBeGreaterThanOrEqual(list[at - 1]?.end ?? 0);
      for (const entry of rest) expect(entry.text).toBe(text.slice(entry.start, entry.end));
    }),
    { ...settings, numRuns: 400 },
  );
});
