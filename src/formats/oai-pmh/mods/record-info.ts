import { isoDate, readPartialDate } from '../../../normalizers/partial-date.ts';
import { childNamed, childrenNamed, textOf, type XmlElement } from '../../../xml/element.ts';
import { readTransactionTime } from '../catalogue/transaction-time.ts';
import type { ModsReading } from './mods-reading.ts';

/** When the catalogue changed the record, in ISO 8601. */
export function changedOn(root: XmlElement): string | undefined {
  const text = textOf(childNamed(root, 'recordInfo', 'recordChangeDate')).trim();
  const read = text === '' ? undefined : readPartialDate(text);
  return readTransactionTime(text) ?? (read && isoDate(read));
}

/** The record's own id: that of the catalogue, the key of the entry, or the element's. */
export function readOwnId({ root, draft, parts }: ModsReading): string | undefined {
  const identifier = childrenNamed(root, 'recordInfo').flatMap((info) => childNamed(info, 'recordIdentifier') ?? [])[0];
  const number = parts.text(identifier);
  if (number !== '') {
    const source = identifier?.attributes.source ?? '';
    if (source !== '') draft.add('accessions', { database: source, value: number });
    return number;
  }
  const key = childrenNamed(root, 'identifier').find((each) => each.attributes.type === 'citekey');
  const written = key && textOf(key).trim();
  if (key && written) return parts.text(key);
  return root.attributes.ID?.trim() || undefined;
}
