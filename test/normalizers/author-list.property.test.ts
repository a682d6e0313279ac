import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAuthorList } from '../../src/normalizers/author-list.ts';
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
  'Xandrou',
  'Qvist',
];
const givens = ['John', 'Mary', 'Anna', 'Peter', 'Maria', 'Thomas', 'Laura', 'Martin'];
const person: fc.Arbitrary<Invented> = fc.record({
  family: fc.constantFrom(...families),
  given: fc.array(fc.constantFrom(...givens), { minLength: 1, maxLength: 2 }),
});
const people = fc.array(person, { minLength: 1, maxLength: 8 });

const first = (word: string) => word.slice(0, 1);
const bare = ({ given }: Invented) => given.map(first).join('');
const pointed = ({ given }: Invented) => given.map((word) => `${first(word)}.`).join(' ');
const full = ({ given }: Invented) => given.join(' ');
const listed = (names: readonly string[], separator: string, last: string) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(separator)}${last}${names.at(-1)}`;

/** The styles of citation: how it joins, and what it writes of the given names. */
const styles: Record<string, { write: (all: readonly Invented[]) => string; given: (one: Invented) => string }> = {
  vancouver: {
    write: (all) =>
      listed(
        all.map((one) => `${one.family} ${bare(one)}`),
        ', ',
        ', ',
      ),
    given: bare,
  },
  'vancouver, et al.': { write: (all) => `${all.map((one) => `${one.family} ${bare(one)}`).join(', ')}, et al.`, given: bare },
  frontiers: { write: (all) => `${all.map((one) => `${one.family} ${pointed(one)}`).join(', ')}, et al.`, given: pointed },
  apa: {
    write: (all) =>
      listed(
        all.map((one) => `${one.family}, ${pointed(one)}`),
        ', ',
        ', & ',
      ),
    given: pointed,
  },
  harvard: {
    write: (all) =>
      listed(
        all.map((one) => `${one.family}, ${pointed(one)}`),
        ', ',
        ' and ',
      ),
    given: pointed,
  },
  acs: { write: (all) => all.map((one) => `${one.family}, ${pointed(one)}`).join('; '), given: pointed },
  ieee: {
    write: (all) =>
      listed(
        all.map((one) => `${pointed(one)} ${one.family}`),
        ', ',
        ', and ',
      ),
    given: pointed,
  },
  acm: {
    write: (all) =>
      listed(
        all.map((one) => `${full(one)} ${one.family}`),
        ', ',
        ', and ',
      ),
    given: full,
  },
  mla: {
    write: (all) =>
      listed(
        all.map((one, at) => (at === 0 ? `${one.family}, ${full(one)}` : `${full(one)} ${one.family}`)),
        ', ',
        ', and ',
      ),
    given: full,
  },
  catalogue: { write: (all) => all.map((one) => `${one.family}, ${full(one)}`).join('; '), given: full },
};

test.each(Object.entries(styles))('invented people written as %s are read back', (_, { write, given }) => {
  fc.assert(
    fc.property(people, (all) => {
      const text = write(all);
      const list = readAuthorList(text);
      expect(list.names.map(({ name }) => name)).toEqual(all.map((one) => ({ family: one.family, given: given(one) })));
      expect([list.rest, list.incomplete]).toEqual([[], text.includes('et al')]);
    }),
    { seed: 5, numRuns: 60 },
  );
});

const pieces = fc.constantFrom(
  ...[
    'Tellen',
    'van',
    'J.',
    'JA',
    ',',
    ';',
    ' ',
    ' ',
    '&',
    'and',
    'et al.',
    '(eds.)',
    '…',
    '.',
    '-',
    '王小明',
    '等',
    '1',
    'Group',
    'Study',
    'Jr',
    '(',
    ')',
    'é',
    '\u0000',
    "'",
  ],
);
const hostile = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
);

test('whatever the text, every letter and digit is in a name, in the rest, or in a separator or mark', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { names, rest } = readAuthorList(text);
      const spans = [...names, ...rest].sort((a, b) => a.start - b.start);
      let at = 0;
      let between = '';
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        between += ` ${text.slice(at, start)} `;
        at = end;
      }
      between += text.slice(at);
      // Conjunctions, «et al.» and roles; a letter alone may be a conjunction or a point's word.
      const words = between.match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? [];
      expect(words.filter((word) => !/^(?:and|et|al|eds?|等)$/.test(word))).toEqual([]);
    }),
    { seed: 5, numRuns: 1500 },
  );
});

test.each([' and ', 'Tellen ', 'J. ', ', ', 'Study Group and ', '(', 'a-', 'et al ', 'a@', 'a y ', 'Jr, ', '. ', '[(eds '])(
  'takes time linear in a text of nothing but %j',
  (piece) => {
    const text = piece.repeat(Math.ceil(8_000 / piece.length));
    expect(processorTime(() => readAuthorList(text))).toBeLessThan(8 * 100);
  },
);
