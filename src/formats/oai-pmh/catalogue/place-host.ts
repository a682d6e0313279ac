import { readPartialDate } from '../../../normalizers/partial-date.ts';
import type { RecordDraft } from '../../dublin-core/record-draft.ts';
import { readHostEnumeration } from './host-enumeration.ts';

/** Volume, issue, pages and year out of a note on the part (`Vol. 28, no. 10 (2017), p. 2464`). False: it says something else, or something that the record has otherwise. */
export function placeEnumeration(text: string, draft: RecordDraft): boolean {
  const { volume, issue, pages, year } = readHostEnumeration(text);
  const { container, content } = draft;
  if (volume === undefined && issue === undefined && pages === undefined) return false;
  const fits =
    (volume === undefined || draft.once(container, 'volume', volume)) &&
    (issue === undefined || draft.once(container, 'issue', issue)) &&
    (pages === undefined || draft.once(container, 'pagesAsGiven', pages));
  const issued = year === undefined ? undefined : readPartialDate(year);
  if (issued) content.issued ??= issued;
  return fits;
}
