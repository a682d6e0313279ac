import { type Journals, noJournals } from '../../model/journals.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { type CitationStyle, localeTag } from '../styles/citation-style.ts';
import type { CitationDocument, ListedEntry } from './citation-document.ts';
import { type EntryOrder, inOrder } from './entry-order.ts';
import { entryFormatter, type FormattedEntry } from './formatted.ts';
import { type Grouping, grouped } from './group-headings.ts';
import type { LinkKind } from './link-kind.ts';
import { listItem } from './list-item.ts';
import { listedEntry } from './listed-entry.ts';

export interface CitedListSettings {
  readonly style: CitationStyle;
  /** A tag, or a language; the style's own otherwise, else American English. */
  readonly locale?: string;
  readonly order?: EntryOrder;
  readonly groupBy?: Grouping;
  readonly links?: readonly LinkKind[];
  /** Whether what a work is related to stands behind it: its preprint, errata, comments. */
  readonly related?: boolean;
}

interface CitedListContext {
  readonly journals?: Journals;
  readonly citationKey?: (record: BibliographicRecord) => string | undefined;
}

export const localeOf = ({ locale, style }: CitedListSettings): string => localeTag(locale ?? style.locale ?? 'en-US');

/**
 * Records as a citation list of a style. Numbers follow the printed order; a work that stands under several headings has one number. The same records
 * give the same document. Throws Misconfigured for an unknown locale, or a style that cannot be used.
 */
export function citedList(
  records: readonly BibliographicRecord[],
  settings: CitedListSettings,
  { journals = noJournals, citationKey }: CitedListContext = {},
): CitationDocument<readonly ListedEntry[]> {
  const { style, order = 'style', groupBy } = settings;
  const locale = localeOf(settings);
  const items = records.map((record) => listItem(record, journals));
  const bySort = order === 'style' && style.sorts;
  const listed = (at: number, entry: FormattedEntry): ListedEntry => {
    const record = records[at] as BibliographicRecord;
    return listedEntry(record, entry, settings, citationKey?.(record));
  };
  if (bySort && groupBy === undefined)
    return {
      locale,
      groups: [{ entries: entryFormatter(style, locale, false)(items).map((entry) => listed(entry.at, entry)) }],
    };
  const all = records.map((_, at) => at);
  const sequence = bySort
    ? entryFormatter(style, locale, false)(items).map(({ at }) => at)
    : order === 'author' || order === 'year'
      ? inOrder(records, order)
      : all;
  const groups =
    groupBy === undefined
      ? [{ members: sequence }]
      : grouped(
          sequence.map((at) => records[at] as BibliographicRecord),
          groupBy,
        ).map(({ heading, members }) => ({ heading, members: members.map((member) => sequence[member] as number) }));
  const printed = [...new Set(groups.flatMap(({ members }) => members))];
  const entries = new Map<number, ListedEntry>();
  for (const entry of entryFormatter(style, locale, true)(printed.map((at) => items[at] ?? {}))) {
    const record = printed[entry.at] as number;
    entries.set(record, listed(record, entry));
  }
  return {
    locale,
    groups: groups.map(({ members, ...heading }) => ({
      ...heading,
      entries: members.flatMap((member) => entries.get(member) ?? []),
    })),
  };
}
