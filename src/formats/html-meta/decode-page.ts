import { readByteOrderMark } from '../../xml/byte-order-mark.ts';
import { type DecodedText, decodeAs } from '../../xml/decode.ts';
import { oneByteText } from '../../xml/one-byte-text.ts';

/** Browsers look for the declaration within the first kilobyte; pages that put scripts before it are read all the same. */
const declaredWithin = 8192;
const declaration = /<meta\s[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w:.-]{1,40})/i;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of an HTML page. What the bytes are counts more than what the page declares: templates say iso-8859-1 over UTF-8, and old
 * pages say utf-8 over Windows-1252. A byte order mark, then bytes that can only be UTF-8, then the declaration.
 */
export function decodePage(bytes: Uint8Array): DecodedText {
  const mark = readByteOrderMark(bytes);
  if (mark) return decodeAs(bytes.subarray(mark.length), mark.encoding);
  const declared = encodingOf(declaration.exec(oneByteText(bytes.subarray(0, declaredWithin)))?.[1]);
  // Its text is ASCII to the eye, escape sequences and all.
  if (declared === 'iso-2022-jp') return decodeAs(bytes, declared);
  return decodeAs(bytes, declared === undefined || isUtf8(bytes) ? 'utf-8' : declared);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The encoding by its name of the WHATWG; undefined for an unknown one, and for UTF-16, which cannot declare itself in ASCII. */
function encodingOf(label: string | undefined): string | undefined {
  try {
    const { encoding } = new TextDecoder(label ?? 'utf-16');
    return encoding.startsWith('utf-16') ? undefined : encoding;
  } catch {
    return undefined;
  }
}
