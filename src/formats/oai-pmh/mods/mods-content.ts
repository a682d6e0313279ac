import { present } from '../../../model/present.ts';
import { localName, type XmlElement } from '../../../xml/element.ts';
import { RecordDraft } from '../../dublin-core/record-draft.ts';
import { settleItem } from '../../dublin-core/settle-item.ts';
import type { ReadContext } from '../../format.ts';
import type { NotationContent } from '../notation-content.ts';
import { UnreadParts } from '../unread-parts.ts';
import type { ModsReading } from './mods-reading.ts';
import { modsTable } from './mods-table.ts';
import { settleModsType } from './mods-type.ts';
import { namesPersons } from './name.ts';
import { changedOn, readOwnId } from './record-info.ts';

const rows = new Map(modsTable.map((row) => [row.path, row]));

/** What a MODS record says: every element by its row of the table, and all that none has read as unplaced. */
export function modsContent(root: XmlElement, context: ReadContext): NotationContent {
  const reading: ModsReading = { root, draft: new RecordDraft(), parts: new UnreadParts(), context, namesPersons: namesPersons(root) };
  const { draft, parts } = reading;
  const found = [...elementsIn(root)];
  for (const late of [undefined, true])
    for (const { element, path } of found) if (rows.get(path)?.late === late) rows.get(path)?.read(element, reading);
  settleModsType(reading);
  const id = readOwnId(reading);
  settleItem(draft, context);
  for (const field of parts.below(root)) draft.leaveUnplaced(field);
  return { ...draft.finish(), ...present({ sourceId: id, datestamp: changedOn(root) }) };
}

/** The elements down to those that have a row, in order: originInfo has one, and so have its parts. */
function* elementsIn(parent: XmlElement, above = ''): Generator<{ element: XmlElement; path: string }> {
  for (const element of parent.children) {
    if (typeof element === 'string') continue;
    const path = `${above}${localName(element.name)}`;
    yield { element, path };
    if (above === '') yield* elementsIn(element, `${path}/`);
  }
}
