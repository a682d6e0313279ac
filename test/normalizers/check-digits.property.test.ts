import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Checked, isbn10Of, isbn13Of, readIsbn, readIssn, readOrcid } from '../../src/normalizers/check-digits.ts';
import { checkedRor } from '../../src/normalizers/ror.ts';

const settings = { seed: 5, numRuns: 200 };
const body = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

interface Scheme {
  readonly name: string;
  readonly body: fc.Arbitrary<string>;
  readonly read: (text: string) => Checked | undefined;
  readonly hyphens: (digits: string) => string;
  readonly last: readonly string[];
}

const ten = [...'0123456789'];
const eleven = [...ten, 'X'];
const schemes: readonly Scheme[] = [
  { name: 'ISSN', body: body(7), read: readIssn, hyphens: (digits) => `${digits.slice(0, 4)}-${digits.slice(4)}`, last: eleven },
  { name: 'ISBN-10', body: body(9), read: readIsbn, hyphens: (digits) => digits, last: eleven },
  { name: 'ISBN-13', body: body(9).map((digits) => `978${digits}`), read: readIsbn, hyphens: (digits) => digits, last: ten },
  {
    name: 'ORCID iD',
    body: body(8).map((digits) => `0000000${digits}`),
    read: readOrcid,
    hyphens: (digits) => digits.replace(/(.{4})(?=.)/g, '$1-'),
    last: eleven,
  },
];

test.each(schemes)('of $name one check digit fits, and any single wrong digit is caught', ({ body: bodies, read, hyphens, last }) => {
  fc.assert(
    fc.property(bodies, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, place, change) => {
      const fitting = last.filter((digit) => read(hyphens(digits + digit))?.valid);
      expect(fitting).toHaveLength(1);
      const at = place % digits.length;
      const wrong = `${digits.slice(0, at)}${(Number(digits[at]) + change) % 10}${digits.slice(at + 1)}${fitting[0]}`;
      expect(read(hyphens(wrong))?.valid ?? false).toBe(false);
    }),
    settings,
  );
});

test.each(schemes)('what was read of $name is read again as the same', ({ body: bodies, read, hyphens, last }) => {
  fc.assert(
    fc.property(bodies, fc.constantFrom(...last), (digits, check) => {
      const once = read(hyphens(digits + check));
      expect(read(once?.value ?? '')).toEqual(once);
    }),
    settings,
  );
});

test('an ISBN of ten places and the one of thirteen that it became name each other', () => {
  fc.assert(
    fc.property(body(9), (digits) => {
      const isbn = eleven.map((check) => digits + check).find((value) => readIsbn(value)?.valid) ?? '';
      expect(readIsbn(isbn13Of(isbn))).toEqual({ value: isbn13Of(isbn), valid: true });
      expect(isbn10Of(isbn13Of(isbn))).toBe(isbn);
    }),
    settings,
  );
});

test('any single wrong character of a ROR id is caught', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{6}$/),
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'),
      (name, at, other) => {
        fc.pre(name[at] !== other);
        const check =
          Array.from({ length: 98 }, (_, number) => String(number + 1).padStart(2, '0')).find(
            (digits) => checkedRor(`0${name}${digits}`).valid,
          ) ?? '';
        expect(check).not.toBe('');
        expect(checkedRor(`0${name.slice(0, at)}${other}${name.slice(at + 1)}${check}`).valid).toBe(false);
      },
    ),
    settings,
  );
});
