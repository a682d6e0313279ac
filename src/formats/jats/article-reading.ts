import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { jatsText } from '../jats-text.ts';
import type { ReadingNotes } from '../reading-notes.ts';

/** One article while it is read: what was noticed, and which elements the fields have taken. */
export class ArticleReading {
  readonly notes: ReadingNotes;
  readonly #taken = new Set<XmlElement>();

  constructor(notes: ReadingNotes) {
    this.notes = notes;
  }

  /** Marks an element as read with all that stands in it. */
  take<T extends XmlElement | undefined>(element: T): T {
    if (element) this.#taken.add(element);
    return element;
  }

  isTaken(element: XmlElement): boolean {
    return this.#taken.has(element);
  }

  /** The text of the element at the end of the path, which is taken. */
  textAt(element: XmlElement | undefined, ...path: string[]): string | undefined {
    return jatsText(this.take(childNamed(element, ...path)));
  }

  /** The texts of all children of that name, which are taken. */
  textsAt(element: XmlElement | undefined, name: string): string[] {
    return childrenNamed(element, name).flatMap((child) => jatsText(this.take(child)) ?? []);
  }

  /** The children of that name, taken. */
  all(element: XmlElement | undefined, name: string): XmlElement[] {
    return childrenNamed(element, name).map((child) => this.take(child));
  }
}
