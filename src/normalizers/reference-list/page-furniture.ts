import { foldLetters } from '../fold.ts';
import { endsLikeCitation } from './citation-borders.ts';
import type { ListLine } from './lines.ts';

/** Titles of reference lists and of their parts, folded. */
const headings: ReadonlySet<string> = new Set(
  [
    'references|reference list|list of references|references cited|cited references|references and notes|notes and references|literature|literature cited|works cited|citations|bibliography|select bibliography|further reading|sources|endnotes|notes',
    'included studies|excluded studies|references to studies|references to studies included in this review|references to studies excluded from this review|additional references|other references|guideline|guidelines|articles|journal articles|books|web pages|websites',
    'bibliografia|referencias|referencias bibliograficas|bibliografia citada|obras citadas|fuentes|lista de referencias|bibliografia consultada|literatura citada|literatura',
    'referencias bibliograficas|obras citadas|lista de referencias|referencies|referencies bibliografiques',
    'literatur|literaturverzeichnis|literaturangaben|quellen|quellenverzeichnis|referenzen|schrifttum',
    'bibliographie|references bibliographiques|liste des references|ouvrages cites|sources',
    'riferimenti|riferimenti bibliografici|bibliografia essenziale|opere citate|literatuur|literatuurlijst|referenser|referencer|litteratur|kallor|referanser|piśmiennictwo|pismiennictwo|literatura|список литературы|литература',
  ].flatMap((line) => line.split('|').map(foldLetters)),
);

const decoration =
  /^(?:#{1,6}|\*{1,2}|=+|\d{1,2}\.?(?:\d{1,2}\.?)?|[IVX]{1,4}\.)?\s{0,4}|\s{0,4}(?:\*{1,2}|=+|#{1,6})?\s{0,2}:?\s{0,2}(?:\*{1,2})?$/g;

/** `References`, `## Bibliografía:`, `5. LITERATUR (continued)`. */
export function isListHeading(text: string): boolean {
  if (text.length > 120) return false;
  const bare = text
    .replace(/\s?[([](?:continued|cont\.?|cont[’']d|continuación|fortsetzung|suite|\d{1,4})[)\]]/i, '')
    .replace(decoration, '')
    .replace(/[.:]$/, '');
  return headings.has(foldLetters(bare).trim());
}

const pageNumber =
  /^(?:[-–—|•]\s?)?(?:(?:page|pages|pag\.?|pág\.?|página|pagina|seite|p\.|s\.)\s?)?\d{1,4}(?:\s?(?:\/|of|de|von|sur|di|van|\|)\s?\d{1,4})?(?:\s?[-–—|•])?$/i;
const credits =
  /^(?:©|\(c\) \d{4}|copyright |downloaded from |this article is protected |all rights reserved|author manuscript|available in pmc |nih-pa |accepted manuscript|for personal use only)/i;

export const isPageNumber = (text: string): boolean => text.length < 30 && pageNumber.test(text);

/** A line that by itself is none of a citation. */
export const isPageLine = (text: string): boolean => isPageNumber(text) || isListHeading(text) || credits.test(text);

/**
 * Which lines belong to the page and to no citation: headings of the list, page numbers, copyright lines, and running heads, which stand
 * beside a page number or a blank and come again. A number alone may also be what a citation ends with (it is the page's where the line before it is complete) or
 * one of the list's own, whose offsets are given.
 */
export function pageFurniture(lines: readonly ListLine[], labels: ReadonlySet<number>): ReadonlySet<ListLine> {
  const found = new Set<ListLine>();
  const isNumber = (line: ListLine | undefined) => line !== undefined && isPageNumber(line.text) && !labels.has(line.start);
  const times = new Map<string, number>();
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (isNumber(line)) {
      const whole = !before || endsLikeCitation(before.text) > 0 || isPageLine(before.text);
      if (whole || line.apart || lines[at + 1]?.apart !== false) found.add(line);
    } else if (!labels.has(line.start) && isPageLine(line.text)) found.add(line);
    if (line.text.length <= longestHead) times.set(headWords(line), (times.get(headWords(line)) ?? 0) + 1);
  }
  for (const [at, line] of lines.entries()) {
    if (line.text.length > longestHead || labels.has(line.start) || (times.get(headWords(line)) ?? 0) < 2) continue;
    const after = lines[at + 1];
    const aside = line.apart && (after === undefined || after.apart);
    if ((aside || isNumber(lines[at - 1]) || isNumber(after)) && (headWords(line).match(/\p{L}/gu)?.length ?? 0) > 5) found.add(line);
  }
  return found;
}

const longestHead = 120;

/** Without the page number at either end. */
const headWords = ({ text }: ListLine): string => text.replace(/^\d{1,4}\b\s{0,3}|\s{0,3}\b\d{1,4}$/g, '');
