import { childNamed, childrenNamed, localName, type XmlElement } from '../../xml/element.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';
import { type ArticleSource, descendants } from './article-source.ts';

/**
 * What an article says about itself in words: correspondence, notes of its authors, statements on funding, the acknowledgements and notes behind the
 * text. Appendices, glossaries and biographies are text of the article like its body, and are not read.
 */
export function readNotes({ article, meta, back, reading }: ArticleSource): string[] {
  const front = descendants(meta, 'author-notes').flatMap((notes) => notesIn(notes, reading));
  const titles = descendants(childrenNamed(meta, 'title-group')[0], 'fn').flatMap((fn) => noteText(reading.take(fn)) ?? []);
  const funding = ['funding-statement', 'open-access']
    .flatMap((name) => descendants(meta, name))
    .flatMap((each) => jatsText(reading.take(each)) ?? []);
  const frontNotes = [meta, childNamed(article, 'front')]
    .flatMap((parent) => childrenNamed(parent, 'notes'))
    .flatMap((notes) => noteText(reading.take(notes)) ?? []);
  const behind = (back?.children ?? []).flatMap((child) => (typeof child === 'string' ? [] : notesBehind(child, reading)));
  return [...new Set([...front, ...titles, ...funding, ...frontNotes, ...behind])];
}

/** Each footnote and address for letters by itself. */
function notesIn(parent: XmlElement, reading: ArticleReading): string[] {
  return parent.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    const name = localName(child.name);
    if (name === 'fn-group') return notesIn(child, reading);
    if (name === 'title' || name === 'label') return [];
    return noteText(reading.take(child)) ?? [];
  });
}

/** Parts of `back` that are notes. */
function notesBehind(child: XmlElement, reading: ArticleReading): string[] {
  const name = localName(child.name);
  if (name === 'fn-group') return notesIn(child, reading);
  if (name !== 'ack' && name !== 'notes' && name !== 'sec') return [];
  const text = noteText(reading.take(child));
  return text === undefined ? [] : [text];
}

/** «Acknowledgements: We thank …» */
function noteText(element: XmlElement): string | undefined {
  const title = jatsText(childrenNamed(element, 'title')[0])?.replace(/\s*[:.]$/, '');
  const rest = element.children.filter((child) => typeof child === 'string' || localName(child.name) !== 'title');
  const text = jatsText({ ...element, name: 'p', children: rest });
  return title !== undefined && text !== undefined ? `${title}: ${text}` : text;
}
