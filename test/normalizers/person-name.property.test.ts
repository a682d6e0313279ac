import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialsOf, readPersonName, sameWriting } from '../../src/normalizers/person-name.ts';
import { processorTime } from '../processor-time.ts';

interface Invented {
  readonly family: string;
  readonly given: readonly string[];
}

const families = [
  'Tellen',
  'van der Berg',
  'de la Crúz',
  "O'Nelly",
  'Tellen-Marquet',
  'MacTellen',
  'Müllner',
  'Đoric',
  'von Tellau',
  'al-Tellawi',
  'Sigurdsdóttir',
  'Qvist',
];
const givens = ['John', 'Mary', 'Anna', 'Pëter', 'Jean-Luc', 'Thomas', 'Bérénice', 'Øystein'];
const person: fc.Arbitrary<Invented> = fc.record({
  family: fc.constantFrom(...families),
  given: fc.array(fc.constantFrom(...givens), { minLength: 1, maxLength: 3 }),
});

const halves = ({ given }: Invented) => given.map((name) => name.split('-').map((half) => half.slice(0, 1)));
const full = ({ given }: Invented) => given.join(' ');
const bare = (one: Invented) => halves(one).flat().join('');
const pointed = (one: Invented) =>
  halves(one)
    .map((name) => name.map((letter) => `${letter}.`).join('-'))
    .join(' ');

/** How catalogues, exports and citations write a person, and what they say of the given names. */
const styles: Record<string, { write: (one: Invented) => string; given: (one: Invented) => string }> = {
  'Family, Given': { write: (one) => `${one.family}, ${full(one)}`, given: full },
  'Given Family': { write: (one) => `${full(one)} ${one.family}`, given: full },
  'Family GI': { write: (one) => `${one.family} ${bare(one)}`, given: bare },
  'Family, GI': { write: (one) => `${one.family}, ${bare(one)}`, given: bare },
  'Family, G. I.': { write: (one) => `${one.family}, ${pointed(one)}`, given: pointed },
  'Family G. I.': { write: (one) => `${one.family} ${pointed(one)}`, given: pointed },
  'G. I. Family': { write: (one) => `${pointed(one)} ${one.family}`, given: pointed },
};
const style = fc.constantFrom(...Object.keys(styles));
const written = (one: Invented, name: string) => styles[name]?.write(one) ?? '';
const seeded = (numRuns: number) => ({ seed: 5, numRuns });

test.each(Object.entries(styles))('a person written as %s is read back', (_, { write, given }) => {
  fc.assert(
    fc.property(person, (one) => {
      // Initials of more than four letters are a name in capitals.
      fc.pre(bare(one).length <= 4);
      expect(readPersonName(write(one))).toEqual({ family: one.family, given: given(one) });
    }),
    seeded(120),
  );
});

test('a suffix is one wherever it stands', () => {
  fc.assert(
    fc.property(person, fc.constantFrom('Jr', 'Jr.', 'III', '3rd'), (one, suffix) => {
      const expected = { family: one.family, given: full(one), suffix };
      for (const text of [
        `${one.family}, ${full(one)}, ${suffix}`,
        `${one.family} ${suffix}, ${full(one)}`,
        `${full(one)} ${one.family} ${suffix}`,
      ]) {
        expect(readPersonName(text)).toEqual(expected);
      }
    }),
    seeded(100),
  );
});

test('two spellings of one person are one person', () => {
  const withoutMarks = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
  fc.assert(
    fc.property(person, style, style, fc.boolean(), fc.boolean(), (one, a, b, plain, inCapitals) => {
      fc.pre(bare(one).length <= 4);
      const first = written(one, a);
      const second = inCapitals ? `${one.family.toUpperCase()}, ${full(one)}` : written(one, b);
      const other = plain ? withoutMarks(second) : second;
      expect([first, other, sameWriting(first, other)]).toEqual([first, other, true]);
    }),
    seeded(300),
  );
});

test('persons of other family names or other first initials are two', () => {
  fc.assert(
    fc.property(person, person, style, style, (one, two, a, b) => {
      fc.pre(bare(one).length <= 4 && bare(two).length <= 4);
      fc.pre(one.family !== two.family || bare(one)[0] !== bare(two)[0]);
      expect([written(one, a), written(two, b), sameWriting(written(one, a), written(two, b))]).toEqual([
        written(one, a),
        written(two, b),
        false,
      ]);
    }),
    seeded(300),
  );
});

test('generations are told apart', () => {
  fc.assert(
    fc.property(person, (one) => {
      expect(sameWriting(`${written(one, 'Family GI')} Jr`, `${written(one, 'Family GI')} Sr`)).toBe(false);
      expect(sameWriting(`${written(one, 'Family GI')} Jr`, written(one, 'Family GI'))).toBe(true);
    }),
    seeded(50),
  );
});

const pieces = fc.constantFrom(
  ...[
    'Tellen',
    'TELLEN',
    'van',
    'VAN',
    'de',
    'J.',
    'JA',
    ',',
    ' ',
    ' ',
    ' ',
    'Jr',
    'III',
    '王小明',
    '김',
    '・',
    'y',
    '(',
    'Group',
    '1950-',
    '-',
    '.',
    "'",
    'é',
    'ʻ',
    '\u0301',
  ],
);
const anything = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
);

test('any two texts are compared the same in either order, and no text throws', () => {
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      expect(sameWriting(a, b)).toBe(sameWriting(b, a));
      initialsOf(a);
    }),
    seeded(1500),
  );
});

test('no name has an empty part', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const name = readPersonName(text);
      if (name !== undefined) expect(Object.values(name).filter((part) => part.trim() === '')).toEqual([]);
    }),
    seeded(1500),
  );
});

test.each(['van ', 'J. ', 'A ', 'VAN ', ', ', 'Jr ', "'", '王', 'a-', 'J', '·王'])(
  'a name of nothing but %j takes no time to speak of',
  (piece) => {
    const texts = [piece.repeat(Math.floor(1000 / piece.length)), piece.repeat(20_000)];
    expect(processorTime(() => texts.map(readPersonName))).toBeLessThan(200);
  },
);
