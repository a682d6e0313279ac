import { childNamed, localName, type XmlElement } from '../../xml/element.ts';
import type { ArticleReading } from './article-reading.ts';

/** An article in its parts. The body is not among them: its text is not read. */
export interface ArticleSource {
  readonly article: XmlElement;
  readonly journal: XmlElement | undefined;
  readonly meta: XmlElement | undefined;
  readonly back: XmlElement | undefined;
  readonly reading: ArticleReading;
}

/** `front` holds journal-meta and article-meta; the `front-stub` of a sub-article or response is the article's metadata itself. */
export const articleMeta = (article: XmlElement): XmlElement | undefined =>
  childNamed(article, 'front', 'article-meta') ?? childNamed(article, 'front-stub');

/** Elements of one of the names, at any depth, outermost only, in order. */
export function descendants(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = ({ children }: XmlElement) => {
    for (const child of children) {
      if (typeof child === 'string') continue;
      if (names.includes(localName(child.name))) found.push(child);
      else walk(child);
    }
  };
  if (element) walk(element);
  return found;
}
