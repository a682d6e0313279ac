import { readField } from './fields.ts';
import { tagAt } from './pubmed-tags.ts';
import { isQualifierLetters } from './qualifier-name.ts';
import type { Query } from './query.ts';

/** A descriptor as a database prints it in a strategy: what it asks for, or in words why it cannot, and how many characters it takes. */
interface PrintedDescriptor {
  readonly read: Query | string;
  readonly length: number;
}

/** `exp Neoplasms/`, `*"Bone Neoplasms"/`, `Neoplasms/dt, th [Drug Therapy, Therapy]`: Ovid's. */
const ovids =
  /^(?:(exp)\s+)?(\*)?(?:"([^"]{2,120})"|([\p{L}\p{N}](?:[^()"“”[\]/:*?$#]{0,119}[^()"“”[\]/:*?$#\s])?))\/((?:\s?[a-z]{2}(?:\s?,\s?[a-z]{2})*(?![\p{L}\p{N}]))?)(\s?\[[^[\]]{2,200}\])?(?=[\s).]|$)/iu;

/** `[mh "Bone Neoplasms"]`, `[mh ^"Bone Neoplasms"]`, `[mj Asthma/DT,TH]`, `[mh "Asthma"/DT]`: the Cochrane Library's. */
const cochranes = /^\[(mh|mj)\s?(\^)?\s?(?:"([^"]{2,120})"|([^[\]"/]{2,120}))(?:\/([a-z]{2}(?:\s?,\s?[a-z]{2})*))?\s?\]/iu;

/** `MeSH descriptor: [Bone Neoplasms] explode all trees and with qualifier(s): [drug therapy - DT]`: the Cochrane Library's search manager. */
const managers =
  /^MeSH descriptor:?\s?\[([^[\]]{2,120})\](?:\s(explode all trees|this term only))?(?:\s?and with qualifiers?(?:\(s\))?:?\s?\[([^[\]]{2,200})\])?/iu;

/** Words that combine: a name with one of them stands in quotation marks. */
const combines = /(?:^|\s)(?:and|or|not|adj\d*|near\S*|next)(?:\s|$)/i;

/** The descriptor that begins at a place where an operand may; undefined where none does. */
export function descriptorAt(text: string, start: number): PrintedDescriptor | undefined {
  const shown = text.slice(start, start + 500);
  if (shown.startsWith('[')) return ofCochrane(shown);
  return /^MeSH descriptor/i.test(shown) ? ofManager(shown) : ofOvid(shown);
}

function ofOvid(shown: string): PrintedDescriptor | undefined {
  const [whole, exp, star, quoted, plain, letters = '', names = ''] = ovids.exec(shown) ?? [];
  const name = quoted ?? plain;
  // `Neoplasms/dt[mh]` is PubMed's.
  if (tagAt(names, 0)) return undefined;
  if (whole === undefined || name === undefined || (quoted === undefined && combines.test(name))) return undefined;
  const qualifiers = letters.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
  const wrong = qualifiers.find((each) => !isQualifierLetters(each));
  const marked = exp !== undefined || star !== undefined || quoted !== undefined;
  // «IV/PO» and «and/or» are words; so is what stands in brackets behind a stroke without qualifiers.
  if (!marked && qualifiers.length > 0 && (wrong !== undefined || !/\p{L}{4}$/u.test(name))) return undefined;
  const length = qualifiers.length > 0 ? whole.length : whole.length - names.length;
  if (wrong !== undefined) return { read: `no qualifier of MeSH has the letters ${wrong}`, length };
  return { read: asked(`${star ? 'major' : 'mesh'}${exp ? '' : '-noexp'}`, name, qualifiers), length };
}

function ofCochrane(shown: string): PrintedDescriptor | undefined {
  const [whole, kind = '', alone, quoted, plain, letters] = cochranes.exec(shown) ?? [];
  const name = quoted ?? plain;
  if (whole === undefined || name === undefined) return undefined;
  const field = `${kind.toLowerCase() === 'mj' ? 'major' : 'mesh'}${alone ? '-noexp' : ''}`;
  return { read: asked(field, name, letters === undefined ? [] : letters.split(',')), length: whole.length };
}

function ofManager(shown: string): PrintedDescriptor | undefined {
  const [whole, name, how, qualifiers] = managers.exec(shown) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const listed = (qualifiers ?? '').split(',').flatMap((each) => each.split(/ - [A-Z]{2}$/)[0]?.trim() || []);
  return { read: asked(how?.toLowerCase() === 'this term only' ? 'mesh-noexp' : 'mesh', name, listed), length: whole.length };
}

function asked(field: string, name: string, qualifiers: readonly string[]): Query | string {
  const texts = qualifiers.length === 0 ? [name.trim()] : qualifiers.map((qualifier) => `${name.trim()}/${qualifier}`);
  const parts: Query[] = [];
  for (const text of texts) {
    const read = readField(field, { text, truncated: false });
    if (typeof read === 'string') return read;
    if ('message' in read) return read.message;
    parts.push(read);
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'or', parts };
}
