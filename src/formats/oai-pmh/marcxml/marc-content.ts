import { present } from '../../../model/present.ts';
import { childrenNamed, type XmlElement } from '../../../xml/element.ts';
import { RecordDraft } from '../../dublin-core/record-draft.ts';
import { settleItem } from '../../dublin-core/settle-item.ts';
import type { ReadContext } from '../../format.ts';
import { readTransactionTime } from '../catalogue/transaction-time.ts';
import type { NotationContent } from '../notation-content.ts';
import { settleDates } from './dates.ts';
import { placeUnnamedIdentifiers } from './identifiers.ts';
import type { MarcReading } from './marc-reading.ts';
import { mostMarcFields, readMarcRecord } from './marc-record.ts';
import { rowOf } from './marc-table.ts';
import { settleMarcType } from './marc-type.ts';
import { placeFixedLanguage } from './texts.ts';

/** What a MARC record says: every field by its row of the table, and all that none has taken as unplaced. */
export function marcContent(root: XmlElement, context: ReadContext): NotationContent {
  const record = readMarcRecord(root);
  const reading: MarcReading = { record, draft: new RecordDraft(), context, contributorsByLink: new Map(), dates: [] };
  const { draft } = reading;
  const { leader, controls, fields } = record;
  const datestamp = readTransactionTime(controls.get('005') ?? '');
  const sourceId = controls.get('001')?.trim();
  const own = present({ sourceId, datestamp });
  if (leader.slice(5, 6) === 'd') return { ...own, deleted: true };
  if (childrenNamed(root, 'datafield').length > mostMarcFields)
    draft.note('value-truncated', `The record has more than ${mostMarcFields} fields; the first ones were read`);
  placeUnnamedIdentifiers(fields, reading);
  for (const late of [undefined, true])
    for (const field of fields) if (rowOf(field.tag)?.late === late) rowOf(field.tag)?.place(field, reading);
  settleDates(reading);
  placeFixedLanguage(controls.get('008')?.slice(35, 38) ?? '', draft);
  const agency = controls.get('003')?.trim();
  if (agency && sourceId) draft.add('accessions', { database: agency, value: sourceId });
  const changed = datestamp !== undefined && draft.once(draft.dates, 'updated', datestamp);
  settleMarcType(reading);
  settleItem(draft, context);
  keepControls(reading, new Set(['001', ...(agency && sourceId ? ['003'] : []), ...(changed ? ['005'] : [])]));
  for (const field of fields) for (const { code, value } of field.left()) draft.leaveUnplaced({ name: `${field.label}$${code}`, value });
  return { ...draft.finish(), ...own };
}

/** Of leader and fixed fields a few positions are read; they are kept whole. */
function keepControls({ record, draft }: MarcReading, read: ReadonlySet<string>): void {
  if (record.leader.trim() !== '') draft.leaveUnplaced({ name: 'leader', value: record.leader.trimEnd() });
  const controls = [...record.controls].filter(([tag]) => !read.has(tag));
  for (const [tag, value] of [...controls, ...record.repeatedControls]) {
    if (value.trim() !== '') draft.leaveUnplaced({ name: tag, value: value.trimEnd() });
  }
}
