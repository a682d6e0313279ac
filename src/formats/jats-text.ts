import { localName, type XmlElement } from '../xml/element.ts';
import { foldLayout } from './citation-text.ts';

/** Elements that begin and end lines: their texts are words apart, whether the file has blanks between them or not. */
const blocks: ReadonlySet<string> = new Set(
  'p sec title list list-item def-list def-item def term disp-quote disp-formula disp-formula-group boxed-text statement verse-group verse-line label break'.split(
    ' ',
  ),
);

/** What is no text of the sentence that it stands in: notes, entries of an index, descriptions of pictures, formulas in another notation. */
const silent: ReadonlySet<string> = new Set('fn index-term alt-text long-desc annotation annotation-xml institution-id'.split(' '));

/** `<xref ref-type="fn">*</xref>` is a mark that points at a note; references, figures and tables are words of the sentence. */
const marks: ReadonlySet<string> = new Set(['fn', 'aff', 'corresp', 'author-notes', 'table-fn', 'contrib']);

/** The same in several notations: the first of these that is there is read. MathML has the signs as text, TeX its commands. */
const preferred = ['textual-form', 'math', 'tex-math'];

/**
 * The text of an element as it is printed: markup is dropped and its text kept, blocks are words apart, marks of notes are left out, and
 * of a formula in several notations one is read. Undefined when there is nothing.
 */
export const jatsText = (element: XmlElement | undefined): string | undefined => element && foldLayout(rawText(element));

function rawText(element: XmlElement): string {
  const name = localName(element.name);
  if (silent.has(name) || (name === 'xref' && marks.has(element.attributes['ref-type'] ?? ''))) return '';
  if (name === 'alternatives') return alternativeText(element);
  if (name === 'tex-math') return texFormula(childrenText(element));
  const text = childrenText(element);
  // «(<ext-link xlink:href="http://creativecommons.org/licenses/by/2.0"/>)» is printed with its address.
  if ((name === 'ext-link' || name === 'uri') && text.trim() === '') return element.attributes['xlink:href'] ?? '';
  return blocks.has(name) ? ` ${text} ` : text;
}

function childrenText({ children }: XmlElement): string {
  let text = '';
  for (const child of children) text += typeof child === 'string' ? child : rawText(child);
  return text;
}

function alternativeText(element: XmlElement): string {
  for (const name of preferred) {
    const found = element.children.find((child) => typeof child !== 'string' && localName(child.name) === name);
    if (found && typeof found !== 'string') return rawText(found);
  }
  return childrenText(element);
}

/** A formula stands between the beginning and the end of a LaTeX document of its own, behind some twenty lines of packages. */
const texFormula = (text: string): string => {
  const begin = text.lastIndexOf('\\begin{document}');
  const end = text.indexOf('\\end{document}', Math.max(0, begin));
  const body = text.slice(begin < 0 ? 0 : begin + '\\begin{document}'.length, end < 0 ? undefined : end);
  return body.trim().replace(/^\$+|\$+$/g, '');
};
