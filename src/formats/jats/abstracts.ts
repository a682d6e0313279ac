import type { Abstract, AbstractSection } from '../../model/abstract.ts';
import { present } from '../../model/present.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { childrenNamed, localName, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';
import { labelledParts } from './labelled-parts.ts';

/** The abstracts of an article in their order: the first without a type is its own, all others are further ones. */
export function readAbstracts(meta: XmlElement | undefined, reading: ArticleReading): Abstract[] {
  const own = childrenNamed(meta, 'abstract');
  const main = own.find((each) => attribute(each, 'abstract-type') === undefined);
  return [...own, ...childrenNamed(meta, 'trans-abstract')].flatMap((element) => readAbstract(element, element === main, reading));
}

/** Further abstracts of a translation that stands in the article as a sub-article. */
export const readTranslatedAbstracts = (stub: XmlElement | undefined, language: string | undefined, reading: ArticleReading): Abstract[] =>
  ['abstract', 'trans-abstract']
    .flatMap((name) => childrenNamed(stub, name))
    .flatMap((element) => readAbstract(element, false, reading))
    .map((each) => present<Abstract>({ ...each, language: each.language ?? language }));

function readAbstract(element: XmlElement, isMain: boolean, reading: ArticleReading): Abstract[] {
  reading.take(element);
  const sections = sectionsOf(element, undefined, reading);
  const [kind, language] = [attribute(element, 'abstract-type'), attribute(element, 'xml:lang')];
  const copyright = childrenNamed(element, 'permissions').flatMap((each) => jatsText(each) ?? []);
  const title = jatsText(childrenNamed(element, 'title')[0]);
  // «Author Summary» over an abstract of that type is the publisher's name for it; «Abstract» over the own one says nothing.
  if (title !== undefined && kind !== undefined) reading.notes.unplace('abstract/title', title);
  if (sections.length === 0) return [];
  const other = isMain ? {} : { other: true as const };
  return [
    present<Abstract>({
      ...other,
      kind,
      language: language && (readLanguage(language) ?? language),
      sections,
      copyright: copyright.join(' '),
    } as Abstract),
  ];
}

/** Named for themselves elsewhere, or names of the abstract as a whole («Abstract», «Résumé», «Author Summary»), which its kind or language says. */
const notText: ReadonlySet<string> = new Set(['title', 'label', 'sec-meta', 'object-id', 'permissions', 'subtitle']);

/**
 * The sections under their titles. Text before them, between them or without any is a section without a label; a section within a section has both titles.
 */
function sectionsOf(element: XmlElement, label: string | undefined, reading: ArticleReading): AbstractSection[] {
  const sections: AbstractSection[] = [];
  let loose: (XmlElement | string)[] = [];
  const close = () => {
    for (const part of labelledParts(loose)) {
      const text = jatsText({ ...element, name: 'p', children: part.content });
      const own = part.label && label ? `${label}: ${part.label}` : (part.label ?? label);
      if (text !== undefined) sections.push(present<AbstractSection>({ label: own, category: undefined, text }));
      else if (part.label !== undefined) reading.notes.unplace('abstract/bold', part.label);
    }
    loose = [];
  };
  for (const child of element.children) {
    if (typeof child === 'string') loose.push(child);
    else if (localName(child.name) === 'sec') {
      close();
      const title = titleOf(child);
      const inner = sectionsOf(child, title && label ? `${label}: ${title}` : (title ?? label), reading);
      if (title !== undefined && inner.length === 0) reading.notes.unplace('abstract/sec/title', title);
      sections.push(...inner);
    } else if (!notText.has(localName(child.name))) loose.push(child);
  }
  close();
  return sections;
}

/** `Background:` as a title is `Background`. */
const titleOf = (section: XmlElement): string | undefined => jatsText(childrenNamed(section, 'title')[0])?.replace(/\s*[:：]$/, '');
