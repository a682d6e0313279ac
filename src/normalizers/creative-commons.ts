import { foldLetters } from './fold.ts';

/** Ported licences that SPDX lists by themselves (list 3.25); all others stand under the unported licence of their version. */
const ported = new Set([
  'CC-BY-2.5-AU',
  'CC-BY-3.0-AT',
  'CC-BY-3.0-AU',
  'CC-BY-3.0-DE',
  'CC-BY-3.0-IGO',
  'CC-BY-3.0-NL',
  'CC-BY-3.0-US',
  'CC-BY-NC-3.0-DE',
  'CC-BY-NC-ND-3.0-DE',
  'CC-BY-NC-ND-3.0-IGO',
  'CC-BY-NC-SA-2.0-DE',
  'CC-BY-NC-SA-2.0-FR',
  'CC-BY-NC-SA-2.0-UK',
  'CC-BY-NC-SA-3.0-DE',
  'CC-BY-NC-SA-3.0-IGO',
  'CC-BY-ND-3.0-DE',
  'CC-BY-SA-2.0-UK',
  'CC-BY-SA-2.1-JP',
  'CC-BY-SA-3.0-AT',
  'CC-BY-SA-3.0-DE',
  'CC-BY-SA-3.0-IGO',
]);

/** Versions that exist, and the one from which a licence without attribution was no longer offered. */
const versions = new Set(['1.0', '2.0', '2.1', '2.5', '3.0', '4.0']);

const licenceAddress =
  /creativecommons\.org\/licen[cs]es?\/((?:by|nc|nd|sa)(?:-(?:by|nc|nd|sa)){0,3})\/(\d(?:\.\d)?)(?:\/([a-z]{2,4}))?(?![a-z])/i;
const publicDomain: readonly (readonly [RegExp, string])[] = [
  [/creativecommons\.org\/publicdomain\/zero/i, 'CC0-1.0'],
  [/creativecommons\.org\/publicdomain\/mark/i, 'CC-PDM-1.0'],
  [/creativecommons\.org\/(?:publicdomain\/certification|licen[cs]es\/publicdomain)/i, 'CC-PDDC'],
];

/** The SPDX identifier of a Creative Commons address. */
export function creativeCommonsUrl(url: string): string | undefined {
  const dedication = publicDomain.find(([pattern]) => pattern.test(url))?.[1];
  if (dedication !== undefined) return dedication;
  const match = licenceAddress.exec(url);
  if (!match) return undefined;
  const [, elements = '', version = '', country] = match;
  return spdx(new Set(elements.toLowerCase().split('-')), version.includes('.') ? version : `${version}.0`, country);
}

/** What the elements are called in en, es, pt, fr, de, it, ca and cs (folded); no derivatives first, because its names hold «derivatives» too. */
const elementNames: readonly (readonly [element: string, RegExp])[] = [
  ['by', /\bby\b|attribution|atribucion|reconocimiento|atribuicao|paternite|namensnennung|reconeixement|attribuzione|uvedte puvod/],
  [
    'nc',
    /\bnc\b|non ?commercial|no ?comercial|nao ?comercial|utilisation commerciale|nicht ?kommerziell|non ?commerciale|neuzivejte komercne/,
  ],
  [
    'nd',
    /\bnd\b|no ?deriv|sin ?(?:obra ?)?derivad|sem ?deriva|pas de modification|keine ?bearbeitung|sense ?obra ?derivada|non opere derivate|nezasahujte/,
  ],
  [
    'sa',
    /\bsa\b|share ?alike|compartir ?igual|compartilha ?igual|partage (?:dans les memes conditions|a l.identique)|weitergabe unter gleichen bedingungen|condividi allo stesso modo|partage|weitergabe|condividi|zachovejte licenci/,
  ],
];

/** The SPDX identifier of a Creative Commons licence's name or abbreviation: `Attribution-NonCommercial 4.0 International`, `CC BY-NC-ND 3.0 ES`. Without a version there is none. */
export function creativeCommonsName(name: string): string | undefined {
  const text = foldLetters(name)
    .replace(/[-–—_/,]+/g, ' ')
    .replace(/\s+/g, ' ');
  if (/\bcc ?0\b|\bcc ?zero\b|creative commons zero/.test(text)) return 'CC0-1.0';
  if (/public domain mark/.test(text)) return 'CC-PDM-1.0';
  const version = /(?<![\d.])v?([1-4]\.[0-5])(?![\d.])/.exec(text);
  if (!version?.[1]) return undefined;
  const beforeVersion = text.slice(0, version.index);
  // Only what stands between the two counts: «Creative Commons Attribution 4.0, which permits non-commercial use» is CC BY.
  const title = /(?:creative ?commons|\bcc\b).{0,150}$/.exec(beforeVersion)?.[0];
  if (title === undefined && !isNameAlone(beforeVersion)) return undefined;
  const elements = new Set(elementNames.filter(([, words]) => words.test(title ?? beforeVersion)).map(([element]) => element));
  if (!elements.has('by')) return undefined;
  return spdx(elements, version[1], /(?:[1-4]\.[0-5]) (at|au|de|igo|nl|us|fr|uk|jp)\b/.exec(text)?.[1]);
}

/** The official titles begin with the first element and hold little else before the version: «Attribution of risk rose 3.0 fold» is no licence. */
function isNameAlone(beforeVersion: string): boolean {
  if (!beginsWithElement.test(beforeVersion)) return false;
  const others = elementNames.reduce((rest, [, words]) => rest.replace(new RegExp(`\\S*(?:${words.source})\\S*`), ' '), beforeVersion);
  return (others.match(/\S+/g)?.length ?? 0) <= 2;
}

const beginsWithElement =
  /^(?:attribution|atribucion|reconocimiento|atribuicao|paternite|namensnennung|reconeixement|attribuzione|uvedte|by)\b/;

function spdx(elements: ReadonlySet<string>, version: string, country: string | undefined): string | undefined {
  if (!versions.has(version)) return undefined;
  const name = `CC-${['by', 'nc', 'nd', 'sa']
    .filter((element) => elements.has(element))
    .join('-')
    .toUpperCase()}-${version}`;
  const port = country === undefined ? undefined : `${name}-${country.toUpperCase()}`;
  return port !== undefined && ported.has(port) ? port : name;
}
