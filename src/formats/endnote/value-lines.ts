import type { TaggedLine } from '../tagged-fields.ts';
import type { EndnoteField } from './fields.ts';

/**
 * The lines of a value. EndNote ends them with a carriage return (`&#xD;` in XML). A line feed with blanks behind it is the layout of a file that
 * a program has indented; one without is a line end again.
 */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.replaceAll('\r\n', '\r').split('\n')) {
    const [first = '', ...more] = line.split('\r');
    if (lines.length > 0 && /^[ \t]/.test(first)) lines.push(`${lines.pop()?.trimEnd()} ${first.trimStart()}`, ...more);
    else lines.push(first, ...more);
  }
  return lines.map((line) => line.trim());
}

/** People with their ORCID, which stand among the notes: «Family, Given; ORCID: https://orcid.org/…». */
const orcidNote = /^[^;]{2,200}; ORCID: https:\/\/orcid\.org\/\S+$/;

/** What one value of the field is under the tags of RIS; `name` is what the format calls the field. */
export function taggedLines(field: EndnoteField, name: string, text: string): TaggedLine[] {
  const lines = linesOf(text);
  const line = (parts: string[], tag = field.tag ?? name): TaggedLine => ({ tag, name, parts, used: false });
  if (field.lines === 'note') {
    return paragraphs(lines).map((parts) => line(parts, orcidNote.test(parts.join(' ')) ? 'AI' : undefined));
  }
  const filled = lines.filter(Boolean);
  if (field.lines === 'value') return filled.map((part) => line([part]));
  return filled.length ? [line(filled)] : [];
}

function paragraphs(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  let open = false;
  for (const line of lines) {
    if (line === '') open = false;
    else if (open) found.at(-1)?.push(line);
    else {
      found.push([line]);
      open = true;
    }
  }
  return found;
}
