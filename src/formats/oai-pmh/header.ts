import { present } from '../../model/present.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { childNamed, childrenNamed, textOf, type XmlElement } from '../../xml/element.ts';

/** What OAI-PMH's header says of a record (OAI-PMH 2.0, 2.5). */
export interface Header {
  readonly identifier?: string;
  /** UTC day or second, as the repository's granularity has it. */
  readonly datestamp?: string;
  readonly deleted: boolean;
  /** setSpecs: in most repositories its collections. */
  readonly sets: readonly string[];
}

export function readHeader(header: XmlElement): Header {
  const text = (name: string) => foldWhitespace(textOf(childNamed(header, name)));
  const sets = childrenNamed(header, 'setSpec').map((set) => foldWhitespace(textOf(set)));
  return {
    ...present<Pick<Header, 'identifier' | 'datestamp'>>({ identifier: text('identifier'), datestamp: text('datestamp') }),
    deleted: header.attributes.status === 'deleted',
    sets: [...new Set(sets.filter((set) => set !== ''))],
  };
}
