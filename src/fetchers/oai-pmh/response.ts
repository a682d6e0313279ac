import { Malformed, Unavailable } from '../../model/errors.ts';
import { present } from '../../model/present.ts';
import { decodeText } from '../../xml/decode.ts';
import { childNamed, childrenNamed, localName, textOf, type XmlElement } from '../../xml/element.ts';
import { parseXml } from '../../xml/parse.ts';

interface ResumptionToken {
  readonly value: string;
  readonly completeListSize?: number;
}

/** The facts of an OAI-PMH envelope that harvesting needs. Records are left to the formats. */
export interface OaiReply {
  readonly responseDate?: string;
  readonly errors: readonly { readonly code: string; readonly text: string }[];
  /** Of the records or headers on the page, in order. */
  readonly identifiers: readonly string[];
  /** Absent at the end of a list: there is none, or an empty one with attributes. */
  readonly token?: ResumptionToken;
  /** The page is not well-formed; token and identifiers were picked out of its text. */
  readonly broken?: true;
  /** The end of the page is missing: `broken`, and records may be missing too. */
  readonly cut?: true;
  readonly root?: XmlElement;
}

const name = '(?:[A-Za-z][\\w.-]*:)?';
const beginning = new RegExp(`<${name}OAI-PMH[\\s>]`);
const end = new RegExp(`</${name}OAI-PMH\\s*>`);
const tokenTag = new RegExp(`<${name}resumptionToken\\b([^<>]*)>([^<]*)</`, 'g');
const headerTag = new RegExp(`<${name}header\\b[^<>]*>\\s*<${name}identifier[^<>]*>([^<]*)<`, 'g');

/**
 * Reads a reply. Forgiven are control characters, what stands after the end (PHP notices, a second document), and markup that is
 * broken inside or breaks off: the token is still found where it is there. Throws Unavailable for a reply that is something else (a
 * login or error page with status 200), since asking again may help.
 */
export function readOaiReply(bytes: Uint8Array): OaiReply {
  const { text } = decodeText(bytes);
  const closing = end.exec(text);
  const root = wellFormed(text) ?? (closing ? wellFormed(text.slice(0, closing.index + closing[0].length)) : undefined);
  if (root && localName(root.name) === 'OAI-PMH') return fromRoot(root);
  if (!beginning.test(text)) throw new Unavailable(text.trim() === '' ? 'the reply is empty' : 'the reply is no OAI-PMH');
  const token = [...text.matchAll(tokenTag)].at(-1);
  return {
    ...present<Pick<OaiReply, 'token'>>({
      token: token && tokenOf(token[2] ?? '', /completeListSize\s*=\s*["'](\d{1,12})/.exec(token[1] ?? '')?.[1]),
    }),
    errors: [],
    identifiers: [...text.matchAll(headerTag)].map((found) => (found[1] ?? '').trim()),
    broken: true,
    ...(closing ? {} : { cut: true as const }),
  };
}

function wellFormed(text: string): XmlElement | undefined {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

function fromRoot(root: XmlElement): OaiReply {
  const errors = childrenNamed(root, 'error').map((error) => ({
    code: error.attributes.code ?? '',
    text: textOf(error).replace(/\s+/g, ' ').trim(),
  }));
  const list = childNamed(root, 'ListRecords') ?? childNamed(root, 'ListIdentifiers') ?? childNamed(root, 'GetRecord');
  const headers = list
    ? [...childrenNamed(list, 'record').map((record) => childNamed(record, 'header')), ...childrenNamed(list, 'header')]
    : [];
  const token = childNamed(list ?? childNamed(root, 'ListSets'), 'resumptionToken');
  return {
    ...present<Pick<OaiReply, 'responseDate' | 'token'>>({
      responseDate: textOf(childNamed(root, 'responseDate')).trim(),
      token: token && tokenOf(textOf(token), token.attributes.completeListSize),
    }),
    errors,
    identifiers: headers.map((header) => textOf(childNamed(header, 'identifier')).trim()),
    root,
  };
}

function tokenOf(text: string, size: string | undefined): ResumptionToken | undefined {
  const value = text.trim();
  if (value === '') return undefined;
  // A total of -1 or 0 is how some servers say that they do not know.
  const completeListSize = size !== undefined && /^[1-9]\d{0,11}$/.test(size.trim()) ? Number(size) : undefined;
  return present<ResumptionToken>({ value, completeListSize });
}
