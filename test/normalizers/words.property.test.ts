import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readItemType } from '../../src/normalizers/item-type.ts';
import { itemTypeWords } from '../../src/normalizers/item-type-words.ts';
import { readLanguage } from '../../src/normalizers/language.ts';
import { readAccess, readLicence } from '../../src/normalizers/rights.ts';

const settings = { seed: 5, numRuns: 300 };

const elements = fc.constantFrom(['by'], ['by', 'nc'], ['by', 'nd'], ['by', 'sa'], ['by', 'nc', 'nd'], ['by', 'nc', 'sa']);
const versions = fc.constantFrom('1.0', '2.0', '2.5', '3.0', '4.0');

/** What the elements are called in seven languages, by en, es, pt, fr, de, it, ca. */
const names: Readonly<Record<string, readonly string[]>> = {
  by: ['Attribution', 'Reconocimiento', 'Atribuição', 'Attribution', 'Namensnennung', 'Attribuzione', 'Reconeixement'],
  nc: [
    'NonCommercial',
    'NoComercial',
    'NãoComercial',
    "Pas d'Utilisation Commerciale",
    'Nicht kommerziell',
    'Non commerciale',
    'NoComercial',
  ],
  nd: [
    'NoDerivatives',
    'SinObraDerivada',
    'SemDerivações',
    'Pas de Modification',
    'Keine Bearbeitungen',
    'Non opere derivate',
    'SenseObraDerivada',
  ],
  sa: [
    'ShareAlike',
    'CompartirIgual',
    'CompartilhaIgual',
    'Partage dans les Mêmes Conditions',
    'Weitergabe unter gleichen Bedingungen',
    'Condividi allo stesso modo',
    'CompartirIgual',
  ],
};
const writings: readonly ((parts: readonly string[], version: string) => string)[] = [
  (parts, version) => `https://creativecommons.org/licenses/${parts.join('-')}/${version}/`,
  (parts, version) => `http://creativecommons.org/licenses/${parts.join('-')}/${version}/deed.es`,
  (parts, version) => `creativecommons.org/licenses/${parts.join('-')}/${version}/legalcode`,
  (parts, version) => `CC ${parts.join('-').toUpperCase()} ${version}`,
  (parts, version) => `cc-${parts.join('-')}-${version}`,
  (parts, version) => `(CC ${parts.join(' ').toUpperCase()} ${version} International)`,
  ...[0, 1, 2, 3, 4, 5, 6].map(
    (language) => (parts: readonly string[], version: string) => `${parts.map((part) => names[part]?.[language]).join(' - ')} ${version}`,
  ),
];

test('a Creative Commons licence is read back from every writing, and from its own identifier', () => {
  fc.assert(
    fc.property(elements, versions, fc.constantFrom(...writings), (parts, version, write) => {
      const license = `CC-${parts.join('-').toUpperCase()}-${version}`;
      expect(readLicence(write(parts, version))?.license).toBe(license);
      expect(readLicence(license)?.license).toBe(license);
    }),
    settings,
  );
});

test('every word for a type is one type’s alone, in capitals and with blanks about it too', () => {
  const all = Object.entries(itemTypeWords).flatMap(([type, list]) => list.split(/\s+/).map((word) => [word, type] as const));
  expect(all.filter(([word, type]) => readItemType(` ${word.toUpperCase()} `) !== type)).toEqual([]);
});

test('a language that was read is read again as the same', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{2,3}(?:[-_][A-Z]{2})?$/), (code) => {
      const once = readLanguage(code);
      if (once !== undefined) expect(readLanguage(once)).toBe(once);
    }),
    settings,
  );
});

test('no text whatever breaks a reader of words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('constructor', '__proto__', 'toString')), (text) => {
      expect([undefined, 'open', 'embargoed', 'restricted', 'closed', 'metadata']).toContain(readAccess(text));
      expect(readLicence(text)?.license ?? 'none').toMatch(/^[\w.-]+$/);
      expect(readItemType(text) ?? 'none').toMatch(/^[a-z_-]+$/);
      expect(readLanguage(text) ?? 'en').toMatch(/^[a-z]{2,3}$/);
    }),
    settings,
  );
});
