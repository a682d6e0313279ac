import { decodeEntities } from '../../xml/entities.ts';

/** Tags of a reference; other «<» in it are text that somebody forgot to escape («<Go to ISI>://…», «p <0.05»). */
const anyTag = /<(\/?)([A-Za-z][A-Za-z0-9-]{0,40})(?:\s[^<>]{0,2000})?(\/?)>/y;

/** Elements within elements, as the parser takes them. */
const deepest = 200;

/** The source of an element made well-formed, and what that took. */
export interface ClosedSource {
  readonly source: string;
  /** How many «<» became text. */
  readonly escaped: number;
  /** Whether end tags were missing. */
  readonly closed: boolean;
}

/**
 * The source of a reference that is not well-formed, put right as far as nothing has to be guessed: a «<» that opens none of the elements is
 * text, and what a cut has left open is closed. Linear in the length.
 */
export function closeSource(source: string, isElement: (name: string) => boolean): ClosedSource {
  const pieces: string[] = [];
  const open: string[] = [];
  let escaped = 0;
  let closed = false;
  let at = 0;
  const lastEnd = source.lastIndexOf('>');
  const asText = (next: number) => {
    pieces.push('&lt;');
    escaped += 1;
    at = next + 1;
  };
  while (at < source.length) {
    const next = source.indexOf('<', at);
    pieces.push(source.slice(at, next === -1 ? source.length : next));
    if (next === -1) break;
    if (source.startsWith('<![CDATA[', next) || source.startsWith('<!--', next) || source.startsWith('<?', next)) {
      const [end, length] = endOfSection(source, next);
      if (end === -1) break;
      pieces.push(source.slice(next, end + length));
      at = end + length;
      continue;
    }
    anyTag.lastIndex = next;
    const [tag, slash, name = '', empty] = anyTag.exec(source) ?? [];
    // A tag that the file’s end has cut in two.
    if (tag === undefined && next > lastEnd && /^<\/?[a-z][^<]{0,300}$/i.test(source.slice(next, next + 302))) break;
    if (tag === undefined || !isElement(name)) {
      asText(next);
      continue;
    }
    if (slash) {
      const depth = open.lastIndexOf(name);
      if (depth === -1) {
        asText(next);
        continue;
      }
      for (const left of open.splice(depth).toReversed().slice(0, -1)) {
        pieces.push(`</${left}>`);
        closed = true;
      }
    } else if (!empty) open.push(name);
    // No reference nests so deeply: the parser will say so.
    if (open.length > deepest) break;
    pieces.push(tag);
    at = next + tag.length;
  }
  if (open.length > 0) closed = true;
  for (const left of open.reverse()) pieces.push(`</${left}>`);
  return { source: pieces.join(''), escaped, closed };
}

function endOfSection(source: string, start: number): readonly [number, number] {
  const end = source[start + 1] === '?' ? '?>' : source.startsWith('<!--', start) ? '-->' : ']]>';
  return [source.indexOf(end, start + 4), end.length];
}

const references = /&#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});/g;

/** The source without references to characters that XML does not have: EndNote writes the control characters of its fields so (`&#x1F;`). */
export function dropForbiddenReferences(source: string): { readonly source: string; readonly dropped: number } {
  if (!source.includes('&#')) return { source, dropped: 0 };
  let dropped = 0;
  const kept = source.replace(references, (reference) => {
    if (decodeEntities(reference) !== reference) return reference;
    dropped += 1;
    return '';
  });
  return { source: kept, dropped };
}
