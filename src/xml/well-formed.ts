import { Malformed } from '../model/errors.ts';
import { endOfDoctype, unfinished } from './tag-end.ts';

/** Elements within elements: real documents stay below 50. Bounds every recursion over the tree. */
const deepest = 200;

const openTag =
  /<([A-Za-z_:\u0080-\uFFFF][^\s<>"'=/&]*)((?:\s+[A-Za-z_:\u0080-\uFFFF][^\s<>"'=/&]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const closeTag = /<\/([^\s<>]+)\s*>/y;
const attributeName = /([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/**
 * Checks tags and nesting of a document and gives the source of its root element, without processing instructions and DOCTYPE
 * (whose entities are never expanded). The parser behind `parseXml` is lenient: `<a><b></a>` loses nothing there that anyone would
 * notice, and so is never shown to it. Kinder than XML in what cannot lose text: a bare `&` is text.
 * @throws Malformed with line and offset
 */
export function sourceOfRoot(text: string): string {
  const open: string[] = [];
  const pieces: string[] = [];
  let kept = -1;
  let end = -1;
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const between = next === -1 ? text.length : next;
    if (open.length === 0 && !isBlank(text, at, between)) {
      throw malformed(text, at, end === -1 ? 'text before the first element' : 'text after the last element');
    }
    if (next === -1) break;
    if (text.startsWith('<!--', next)) at = after(text, '-->', next, next + 4, 'comment');
    else if (text.startsWith('<?', next)) {
      at = after(text, '?>', next, next + 2, 'processing instruction');
      if (open.length > 0) {
        pieces.push(text.slice(kept, next));
        kept = at;
      }
    } else if (text.startsWith('<![CDATA[', next) && open.length > 0) at = after(text, ']]>', next, next + 9, 'CDATA section');
    else if (text.startsWith('<!DOCTYPE', next) && kept === -1) at = afterDoctype(text, next);
    else if (text[next + 1] === '/') {
      const name = matchAt(closeTag, text, next)?.[1];
      const expected = open.pop();
      if (name === undefined) throw malformed(text, next, 'a broken end tag');
      if (name !== expected) throw malformed(text, next, `</${name}> where ${expected ? `</${expected}>` : 'nothing'} is to be closed`);
      at = closeTag.lastIndex;
      if (open.length === 0) end = at;
    } else {
      const tag = matchAt(openTag, text, next);
      if (!tag) throw malformed(text, next, 'a < that begins no tag, or a broken tag');
      if (end !== -1) throw malformed(text, next, 'a second root element');
      if (tag[2] && hasRepeatedAttribute(tag[2])) throw malformed(text, next, 'an attribute that stands twice in its tag');
      if (kept === -1) kept = next;
      at = openTag.lastIndex;
      if (tag[3] !== '/') open.push(tag[1] ?? '');
      else if (open.length === 0) end = at;
      if (open.length > deepest) throw malformed(text, next, `more than ${deepest} elements within each other`);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw malformed(text, text.length, `the text ends within <${unclosed}>`);
  if (end === -1) throw malformed(text, text.length, 'no element');
  pieces.push(text.slice(kept, end));
  return pieces.join('');
}

/** `…: a broken end tag (line 3, offset 120)`; offset in UTF-16 units from 0. */
function malformed(text: string, offset: number, what: string): Malformed {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return new Malformed(`Not well-formed XML: ${what.slice(0, 200)} (line ${line}, offset ${offset})`);
}

function after(text: string, closing: string, start: number, from: number, what: string): number {
  const found = text.indexOf(closing, from);
  if (found === -1) throw malformed(text, start, `a ${what} without its end`);
  return found + closing.length;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function afterDoctype(text: string, start: number): number {
  const end = endOfDoctype(text, start);
  if (end === unfinished) throw malformed(text, start, 'a DOCTYPE without its end');
  return end;
}

function hasRepeatedAttribute(attributes: string): boolean {
  if (attributes.indexOf('=') === attributes.lastIndexOf('=')) return false;
  const names = Array.from(attributes.matchAll(attributeName), (match) => match[1]);
  return new Set(names).size < names.length;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09 && code !== 0xfeff) return false;
  }
  return true;
}
