import type { BibliographicRecord } from '../../model/record.ts';
import type { JsonItem } from '../json-item.ts';
import { fields } from './fields.ts';

/** What CSL's own variables say of a record: the item that citation processors format. */
export const writtenItem = (record: BibliographicRecord): JsonItem =>
  Object.assign({ id: record.sourceId, type: record.type ?? 'document' }, ...fields.map((field) => field.write?.(record)));
