import { isAscii, isUtf8 } from 'node:buffer';
import { Malformed } from '../model/errors.ts';
import { readByteOrderMark } from './byte-order-mark.ts';
import { decodeMixed } from './mixed-text.ts';
import { oneByteText } from './one-byte-text.ts';
import { decodePlainUtf8 } from './plain-bytes.ts';
import { repairCharacters } from './repair.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** More bytes than this are never decoded in one piece: files are streamed (`splitElements`), replies are not this large. */
const largestText = 256 * 1024 * 1024;

/** A decoded text. `repaired` counts the characters that were replaced or dropped because they cannot be right. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG name: utf-8, utf-16le, utf-16be, windows-1252 (what ISO-8859-1 and US-ASCII mean in practice), … */
  readonly encoding: string;
  readonly repaired: number;
}

/** What the first bytes say about the encoding. `start` is the length of the byte order mark. */
export interface EncodingSign {
  readonly encoding: string;
  readonly start: number;
}

/** `<` and its zero byte: UTF-16 that lost its mark. */
const utf16Openings: readonly (readonly [readonly number[], string])[] = [
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x3c], 'utf-16be'],
];

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean => prefix.every((byte, index) => bytes[index] === byte);

/** The encoding as the byte order mark or the XML declaration has it (XML 1.0, appendix F); utf-8 where neither speaks. Wants the first 200 bytes. */
export function readEncodingSign(head: Uint8Array): EncodingSign {
  const mark = readByteOrderMark(head);
  if (mark) return { encoding: mark.encoding, start: mark.length };
  for (const [opening, encoding] of utf16Openings) if (startsWith(head, opening)) return { encoding, start: 0 };
  const declaration = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(oneByteText(head.subarray(0, 200)));
  return { encoding: knownEncoding(declaration?.[1] ?? 'utf-8'), start: 0 };
}

/**
 * Text out of bytes: byte order mark, else XML declaration, else UTF-8; characters that XML forbids are repaired.
 * @throws Malformed if there are more bytes than fit one text
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const sign = readEncodingSign(bytes);
  return decodeAs(bytes.subarray(sign.start), sign.encoding);
}

/** Like `decodeText` for bytes of which the encoding is known, without a byte order mark. */
export function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  if (bytes.length > largestText) throw new Malformed(`The text is larger than ${largestText} bytes`);
  const plain = encoding === 'utf-8' ? decodePlainUtf8(bytes) : undefined;
  if (plain !== undefined) return { text: plain, encoding, repaired: 0 };
  const asUtf8 = oneByteEncodings.has(encoding) ? decodeUtf8(bytes) : undefined;
  if (asUtf8) return asUtf8;
  const strict = decodeStrictly(bytes, encoding);
  if (strict !== undefined) return { ...repairCharacters(strict), encoding };
  const lossy = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  // Latin-1 sold as UTF-8 (old repositories, exports saved by Excel): no single multi-byte character is right in it.
  if (encoding === 'utf-8' && !/[^\0-\x7F\uFFFD]/.test(lossy)) {
    const { text, repaired } = repairCharacters(decodeWindows1252(bytes));
    return { text, encoding: 'windows-1252', repaired: repaired + countOf(lossy, '\uFFFD') };
  }
  if (encoding === 'utf-8') {
    const mixed = decodeMixed(bytes, 'windows-1252');
    const { text, repaired } = repairCharacters(mixed.text);
    return { text, encoding, repaired: repaired + mixed.foreign };
  }
  const { text, repaired } = repairCharacters(lossy);
  return { text, encoding, repaired: repaired + countOf(lossy, '\uFFFD') };
}

/** Declarations that templates and converters put over UTF-8 without asking. Latin letters that by chance are whole characters of UTF-8 are none («Ã©»). */
const oneByteEncodings = new Set(['windows-1252', 'iso-8859-15', 'macintosh']);

/** Bytes that are UTF-8 and not ASCII alone, whatever was declared; each character that would have been read as something else counts as repaired. */
function decodeUtf8(bytes: Uint8Array): DecodedText | undefined {
  if (isAscii(bytes) || !isUtf8(bytes)) return undefined;
  const { text, repaired } = repairCharacters(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  return { text, encoding: 'utf-8', repaired: repaired + (text.match(/[^\0-\x7F]/gu)?.length ?? 0) };
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function knownEncoding(label: string): string {
  try {
    const { encoding } = new TextDecoder(label);
    // The declaration was read as ASCII, so it cannot be UTF-16, whatever it says (files converted without their first line).
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return 'utf-8';
  }
}

const countOf = (text: string, character: string): number => text.split(character).length - 1;
