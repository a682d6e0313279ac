import type { Abstract, AbstractSection } from '../../model/abstract.ts';
import { Malformed } from '../../model/errors.ts';
import { present } from '../../model/present.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { localName, type XmlElement } from '../../xml/element.ts';
import { parseXml } from '../../xml/parse.ts';
import { extended } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { jatsText } from '../jats-text.ts';
import { readAbstractSections } from '../labelled-abstract.ts';
import type { Reading } from './reading.ts';

/** Over the abstract as a whole it says nothing. */
const nameOfAll = /^(?:abstract|summary|résumé|resumen|resumo|zusammenfassung|riassunto|resum)[.:]?$/i;

/**
 * `abstract` is a piece of JATS without a root, `<jats:title>Abstract</jats:title><jats:sec>…</jats:sec>`, at times HTML, and at times
 * neither: then it is read as text.
 */
function parsed(text: string): XmlElement | undefined {
  try {
    return parseXml(`<abstract>${text}</abstract>`);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

const containers: ReadonlySet<string> = new Set(['abstract', 'trans-abstract', 'sec']);

/** Sections as they are headed: by `sec` with a title, or by titles between paragraphs (Cochrane Reviews). */
function sectionsOf(element: XmlElement, above?: string): AbstractSection[] {
  const sections: AbstractSection[] = [];
  let label = above;
  let parts: (XmlElement | string)[] = [];
  const close = () => {
    const text = jatsText({ name: 'p', attributes: {}, children: parts });
    if (text !== undefined) sections.push(present<AbstractSection>({ label, text: plain(text) } as AbstractSection));
    parts = [];
  };
  for (const child of element.children) {
    const name = typeof child === 'string' ? '' : localName(child.name);
    if (typeof child === 'string' || !(containers.has(name) || name === 'title')) parts.push(child);
    else {
      close();
      const title = name === 'title' ? jatsText(child)?.replace(/\s*[:：]$/, '') : undefined;
      if (title !== undefined) label = nameOfAll.test(title) ? above : [above, title].filter(Boolean).join(': ');
      else if (name !== 'title') extended(sections, sectionsOf(child, label));
    }
  }
  close();
  return sections;
}

/** Publishers put HTML with its brackets escaped into JATS: `<jats:p>&lt;p&gt;Text&lt;/p&gt;</jats:p>`. */
const plain = (text: string): string => foldWhitespace(dropMarkup(text));

/** A lone section without a label may have its labels in its text: `BACKGROUND: … METHODS: …`. */
function withRunInLabels(sections: AbstractSection[]): AbstractSection[] {
  const [only, ...others] = sections;
  return only && others.length === 0 && only.label === undefined ? readAbstractSections(only.text) : sections;
}

function abstractOf(element: XmlElement, isMain: boolean): Abstract[] {
  const sections = withRunInLabels(sectionsOf(element));
  const language = element.attributes['xml:lang'];
  const other = isMain ? {} : { other: true as const };
  return sections.length
    ? [present<Abstract>({ ...other, language: language && (readLanguage(language) ?? language), sections } as Abstract)]
    : [];
}

/** The abstract; those in other languages stand within it as elements of their own. */
export function readAbstract({ work, draft }: Reading): void {
  const text = work.text('abstract');
  if (text === undefined) return;
  const root = parsed(text);
  if (!root) {
    const sections = readAbstractSections(dropMarkup(text).trim()).filter((section) => section.text !== '');
    if (sections.length) draft.abstracts = [{ sections }];
    return;
  }
  const isWhole = (child: XmlElement | string): child is XmlElement =>
    typeof child !== 'string' && /^(?:trans-)?abstract$/.test(localName(child.name));
  const own = { ...root, children: root.children.filter((child) => !isWhole(child)) };
  const abstracts = abstractOf(own, true);
  for (const element of root.children.filter(isWhole)) extended(abstracts, abstractOf(element, abstracts.length === 0));
  if (abstracts.length) draft.abstracts = extended(draft.abstracts, abstracts);
}
