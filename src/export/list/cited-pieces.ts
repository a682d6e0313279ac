import type { Journals } from '../../model/journals.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { CitationDocument, ListedEntry } from './citation-document.ts';
import { type CitedListSettings, localeOf } from './cited-list.ts';
import { type EntryFormatter, entryFormatter } from './formatted.ts';
import { listItem } from './list-item.ts';
import { listedEntry } from './listed-entry.ts';

/** Whether entries can be printed as their records come: each on its own, and in that order. */
export const isPrintedAsItComes = ({ style, order = 'style', groupBy }: CitedListSettings): boolean =>
  groupBy === undefined && !style.looksAround && (order === 'found' || (order === 'style' && !style.sorts));

/** As many are formatted at a time: the processor's memory is theirs alone. */
const pieceSize = 200;

/**
 * The same list, of settings that allow it (`isPrintedAsItComes`): entries come while records do, and no more of either is held than a piece has. `journals`
 * is asked for each piece.
 */
export function citedPieces(
  records: AsyncIterable<BibliographicRecord>,
  settings: CitedListSettings,
  journals: (records: readonly BibliographicRecord[]) => Promise<Journals>,
  citationKey: (record: BibliographicRecord) => string | undefined,
): CitationDocument<AsyncIterable<ListedEntry>> {
  const locale = localeOf(settings);
  const format = entryFormatter(settings.style, locale, true);
  return { locale, groups: [{ entries: entriesOf(records, format) }] };

  async function* entriesOf(given: AsyncIterable<BibliographicRecord>, form: EntryFormatter): AsyncGenerator<ListedEntry> {
    let before = 0;
    let piece: BibliographicRecord[] = [];
    for await (const record of given) {
      piece.push(record);
      if (piece.length < pieceSize) continue;
      yield* await printed(piece, form, before);
      before += piece.length;
      piece = [];
    }
    yield* await printed(piece, form, before);
  }

  async function printed(piece: readonly BibliographicRecord[], form: EntryFormatter, before: number): Promise<readonly ListedEntry[]> {
    if (piece.length === 0) return [];
    const known = await journals(piece);
    return form(
      piece.map((record) => listItem(record, known)),
      before,
    ).map((entry) => {
      const record = piece[entry.at] as BibliographicRecord;
      return listedEntry(record, entry, settings, citationKey?.(record));
    });
  }
}
