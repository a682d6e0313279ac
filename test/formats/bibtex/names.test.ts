import { describe, expect, test } from 'vitest';
import { readBibName, splitList, splitTerms, writeBibName } from '../../../src/formats/bibtex/names.ts';

describe('a name', () => {
  test.each([
    ['Knuth, Donald E.', { family: 'Knuth', given: 'Donald E.' }],
    ['Donald E. Knuth', { family: 'Knuth', given: 'Donald E.' }],
    ['van der Berg, Jan', { family: 'van der Berg', given: 'Jan' }],
    ['Jan van der Berg', { family: 'van der Berg', given: 'Jan' }],
    ['Jan {van der} Berg', { family: 'van der Berg', given: 'Jan' }],
    ['Jean de la Fontaine du Bois', { family: 'de la Fontaine du Bois', given: 'Jean' }],
    ['Sandpiper, Jr, Emil', { family: 'Sandpiper', given: 'Emil', suffix: 'Jr' }],
    ['Sandpiper, Emil, III', { family: 'Sandpiper', given: 'Emil', suffix: 'III' }],
    ['Rosa {Luz Mar}', { family: 'Luz Mar', given: 'Rosa' }],
    ['{World Agency of Gulls}', { collective: 'World Agency of Gulls' }],
    ['Gull and Tern Study Group', { collective: 'Gull and Tern Study Group' }],
    ['{A} {B}', { family: 'B', given: 'A' }],
    ["Ko{\\v{c}}{\\'\\i}, {\\v S}imon", { family: 'Kočí', given: 'Šimon' }],
    ['Plato', { family: 'Plato' }],
    ['家田, 花子', { family: '家田', given: '花子' }],
    ['family=Berg, given=Jan, prefix=van der, suffix=Jr', { family: 'van der Berg', given: 'Jan', suffix: 'Jr' }],
    ['given={Ana María}, family={Pérez Ruiz}, given-i={A}', { family: 'Pérez Ruiz', given: 'Ana María' }],
    ['Smith Jr., John', { family: 'Smith Jr.', given: 'John' }],
    ['{}', undefined],
    [' , ', undefined],
    ['.', undefined],
  ])('%s', (tex, name) => {
    expect(readBibName(tex)).toEqual(name);
  });

  test.each([
    [{ role: 'author', family: 'van der Berg', given: 'Jan', suffix: 'Jr' }, 'van der Berg, Jr, Jan'],
    [{ role: 'author', family: 'Kočí', given: 'Šimon' }, "Ko{\\v{c}}{\\'i}, {\\v{S}}imon"],
    [{ role: 'author', collective: 'Gulls & Terns' }, '{Gulls \\& Terns}'],
    [{ role: 'author', family: 'Sand and Sons', given: 'A, B' }, '{Sand and Sons}, {A, B}'],
    [{ role: 'author', family: 'Others' }, '{Others}'],
  ] as const)('%j is written for BibTeX', (person, tex) => {
    expect(writeBibName(person, true)).toBe(tex);
  });
});

describe('a list', () => {
  test.each([
    ['A and B AND C', ['A', 'B', 'C']],
    ['A and\n   B', ['A', 'B']],
    ['{A and B} and C', ['{A and B}', 'C']],
    ['Sand, A. and Anders, B.', ['Sand, A.', 'Anders, B.']],
    ['A and B and ', ['A', 'B']],
    ['', []],
  ])('of %j', (tex, parts) => {
    expect(splitList(tex)).toEqual(parts);
  });

  test('of terms is cut at commas that no brace holds', () => {
    expect(splitTerms('a, {b, c}, d\\, e,', /,\s*/y)).toEqual(['a', '{b, c}', 'd\\, e']);
  });

  test('of a megabyte of blanks takes no time', () => {
    const start = performance.now();
    expect(splitList(`A${' '.repeat(1_000_000)}B`)).toHaveLength(1);
    expect(splitTerms(`A${' '.repeat(1_000_000)}B`, /;\s*/y)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
