import { childNamed, type XmlElement } from '../../../xml/element.ts';
import { type MetadataField, metadataField } from '../../dublin-core/metadata-field.ts';
import type { Place } from '../../dublin-core/placing.ts';
import type { RecordDraft } from '../../dublin-core/record-draft.ts';
import type { ReadContext } from '../../format.ts';
import type { UnreadParts } from '../unread-parts.ts';

/** One MODS record being read: the record in the making, and what of the source was read. */
export interface ModsReading {
  readonly root: XmlElement;
  readonly draft: RecordDraft;
  readonly parts: UnreadParts;
  readonly context: ReadContext;
  /** Whether the record names persons, beside whom a body without a role is no author. */
  readonly namesPersons: boolean;
}

/** The element's text as a field for a place; undefined for an empty one, which then counts as read. */
function fieldOf(element: XmlElement, name: string, { parts }: ModsReading): MetadataField | undefined {
  return metadataField(name, parts.text(element), { language: element.attributes.lang ?? element.attributes['xml:lang'] ?? '' });
}

/** Hands the element's text to a place, and keeps it as unplaced where that refuses. */
export function put(element: XmlElement, name: string, place: Place, reading: ModsReading): void {
  const field = fieldOf(element, name, reading);
  if (field && !place(field, reading.draft, reading.context)) reading.draft.leaveUnplaced(field);
}

/** The text of the first child of that name, which counts as read. */
export const textAt = (element: XmlElement, name: string, { parts }: ModsReading): string => parts.text(childNamed(element, name));
