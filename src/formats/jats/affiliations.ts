import type { Affiliation } from '../../model/contributor.ts';
import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { localName, type XmlElement } from '../../xml/element.ts';
import { attribute, foldLayout } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';
import { descendants } from './article-source.ts';

/** `institution-id-type` */
const schemes: Readonly<Record<string, IdentifierScheme>> = { ror: 'ror', grid: 'grid', isni: 'isni', ringgold: 'ringgold' };

/** Not part of the address: the number that authors point at (as label or raised), and addresses of mail, which are kept aside. */
const left: ReadonlySet<string> = new Set(['label', 'sup', 'email', 'institution-id', 'fn', 'xref', 'phone', 'fax']);

/** An `aff`, or an `aff-alternatives`, whose first form is read; undefined when nothing but a label stands in it. */
export function readAffiliation(element: XmlElement, reading: ArticleReading): Affiliation | undefined {
  reading.take(element);
  const original = descendants(element, 'institution').find((each) => attribute(each, 'content-type') === 'original');
  const [first = element, ...others] = localName(element.name) === 'aff-alternatives' ? descendants(element, 'aff') : [element];
  // SciELO's parts of an address stand beside the whole as its authors gave it.
  const name = original ? jatsText(original) : addressText(first);
  for (const other of others) {
    const text = addressText(other);
    if (text !== undefined && text !== name) reading.notes.unplace('aff-alternatives', text);
  }
  const identifiers = descendants(element, 'institution-id').flatMap((id): Identifier[] => readInstitutionId(id, reading));
  for (const tag of ['email', 'phone', 'fax'] as const)
    for (const each of descendants(element, tag)) reading.notes.unplace(`aff/${tag}`, jatsText(each) ?? '');
  return name === undefined ? undefined : present<Affiliation>({ name, identifiers: unique(identifiers) });
}

const unique = (identifiers: readonly Identifier[]): Identifier[] =>
  identifiers.filter((one, at) => identifiers.findIndex((other) => other.scheme === one.scheme && other.value === one.value) === at);

function readInstitutionId(element: XmlElement, reading: ArticleReading): Identifier[] {
  const text = jatsText({ ...element, name: 'institution' });
  if (text === undefined) return [];
  const type = attribute(element, 'institution-id-type') ?? '';
  // Many give the address of the ROR without a type, or under another.
  const scheme = ownValue(schemes, type.toLowerCase()) ?? (/ror\.org\//i.test(text) ? 'ror' : undefined);
  const identifier = scheme && readIdentifier(text, scheme);
  if (!identifier) reading.notes.unplace(`institution-id@${type}`, text);
  return identifier ? [identifier] : [];
}

/**
 * The address in one line. Publishers tag `<institution>…</institution><country>…</country>` with nothing between them, with punctuation of
 * their own, or with both: a comma stands where nothing else divides two elements.
 */
function addressText(element: XmlElement): string | undefined {
  let text = '';
  let afterElement = false;
  for (const child of element.children) {
    const piece = typeof child === 'string' ? child : elementText(child);
    if (piece === '') continue;
    const isElement = typeof child !== 'string';
    if (isElement && afterElement && !/[\s,;:(]$/.test(text) && !/^[\s,;.:)]/.test(piece)) text += ', ';
    else if (isElement && afterElement && /[\p{L}\p{N})]\s+$/u.test(text)) text = `${text.trimEnd()}, `;
    text += piece;
    // Blanks between two elements divide nothing.
    afterElement = isElement || (afterElement && piece.trim() === '');
  }
  return (
    foldLayout(text.replace(/\s+([,;.])/g, '$1'))
      ?.replace(/^[\s,;.]+|[\s,;]+$/g, '')
      .replace(/([,;])\s*(?:[,;]\s*)+/g, '$1 ') || undefined
  );
}

function elementText(element: XmlElement): string {
  const name = localName(element.name);
  if (left.has(name)) return '';
  return name === 'institution-wrap' || name === 'addr-line' || name === 'address'
    ? (addressText(element) ?? '')
    : (jatsText(element) ?? '');
}
