import { localName, type XmlElement } from '../../xml/element.ts';
import { ruleFor } from '../dublin-core/item-content.ts';
import { type MetadataField, metadataField } from '../dublin-core/metadata-field.ts';
import { fieldOfElement } from './field-of-element.ts';

/** Schemas by their namespaces; others go by their prefix. */
const schemas: readonly (readonly [namespace: RegExp, schema: string])[] = [
  [/^http:\/\/purl\.org\/dc\/elements\/1\.[01]\/$/, 'dc'],
  [/^http:\/\/purl\.org\/dc\/terms\/$/, 'dcterms'],
  [/^http:\/\/naca\.central\.cranfield\.ac\.uk\/ethos-oai\/terms\/$/, 'uketdterms'],
  [
    /^http:\/\/docs\.rioxx\.net\/schema\/v\d\.\d\/rioxxterms\/$|^http:\/\/www\.rioxx\.net\/schema\/v\d\.\d\/rioxx(?:terms)?\/$/,
    'rioxxterms',
  ],
  [/^http:\/\/ali\.niso\.org\/|^http:\/\/www\.niso\.org\/schemas\/ali\//, 'ali'],
  // The elements of ETD-MS are those of Dublin Core by another namespace.
  [/ndltd\.org\/standards\/metadata\/etdms/, 'dc'],
];

/** Schemes of how a value is written, which its own form shows. */
const syntaxes = /^(?:uri|url|w3cdtf|iso8601|iso639-?\d?|rfc\d{4}|dcmitype|imt|string|anyuri|date|gyear)$/i;

/** Elements whose scheme says which of several fields the value belongs to. */
const bySchemes = /^dc(?:terms)?\.(?:subject|identifier)$/;

/** Marks of text, whose elements are no parts of a value. */
const inline = new Set(['p', 'br', 'i', 'b', 'em', 'strong', 'sub', 'sup', 'span', 'div', 'ul', 'ol', 'li', 'a', 'u', 'jats:p']);

/** Attributes that are read, or that belong to XML. */
const spoken = /^(?:xml:|xmlns(?::|$)|xsi:)|^(?:lang|authority|confidence|scheme)$/i;

export const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string';

/** Prefixes and what they stand for, as far as the element declares them; those declared further out go by their usual names. */
export const declaredIn = (element: XmlElement): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(element.attributes)
      .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
      .map(([name, uri]) => [name.slice(6), uri]),
  );

/** `schema.element`, lower case: `dcterms.issued` for `<dct:issued>`. Without prefix and namespace an element is one of Dublin Core. */
export function qualifiedName(element: XmlElement, declared: ReadonlyMap<string, string>): string {
  const colon = element.name.indexOf(':');
  const prefix = colon < 0 ? '' : element.name.slice(0, colon);
  const uri = element.attributes[colon < 0 ? 'xmlns' : `xmlns:${prefix}`] ?? declared.get(prefix) ?? '';
  const schema = schemas.find(([namespace]) => namespace.test(uri))?.[1] ?? (prefix === '' ? 'dc' : prefix === 'dct' ? 'dcterms' : prefix);
  return `${schema}.${localName(element.name)}`.toLowerCase();
}

/** The values of an element and of what stands in it: `xsi:type` decides on the field, and attributes that no field has are values of their own. */
export function elementFields(name: string, element: XmlElement): MetadataField[] {
  const parts = element.children.filter(isElement);
  const holdsParts = parts.length > 0 && !parts.some((each) => inline.has(each.name.toLowerCase()));
  const asides = Object.entries(element.attributes).flatMap(([key, value]) =>
    spoken.test(key) ? [] : (metadataField(`${name}@${localName(key)}`, value) ?? []),
  );
  if (holdsParts && element.children.every((child) => isElement(child) || child.trim() === '')) {
    return [...parts.flatMap((each) => elementFields(`${name}.${localName(each.name).toLowerCase()}`, each)), ...asides];
  }
  const scheme = schemeOf(element);
  const field = fieldOfElement(qualifiedBy(name, scheme), element);
  if (!field) return asides;
  const lost =
    scheme !== '' && field.name === name && !syntaxes.test(scheme)
      ? metadataField(`${name}.scheme`, `${field.value}: ${scheme}`)
      : undefined;
  return [field, ...(lost ? [lost] : []), ...asides];
}

const schemeOf = ({ attributes }: XmlElement): string =>
  localName(Object.entries(attributes).find(([key]) => /^(?:\w+:type|scheme)$/.test(key))?.[1] ?? '').toLowerCase();

/** `dc.subject.mesh` for a subject of the scheme `dcterms:MESH`; a scheme without a field of its own is no part of the name. */
function qualifiedBy(name: string, scheme: string): string {
  if (scheme === '' || !bySchemes.test(name)) return name;
  const qualified = `${name.replace('dcterms.', 'dc.')}.${scheme}`;
  return ruleFor(qualified) && !(name.endsWith('subject') && syntaxes.test(scheme)) ? qualified : name;
}
