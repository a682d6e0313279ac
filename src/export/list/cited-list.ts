import { type Journals, noJournals } from '../../model/journals.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { citationLine } from '../citation-line.ts';
import { type CitationStyle, localeTag } from '../styles/citation-style.ts';
import type { CitationDocument, ListedEntry } from './citation-document.ts';
import { type EntryOrder, inOrder } from './entry-order.ts';
import { formatted } from './formatted.ts';
import { type Grouping, grouped } from './group-headings.ts';
import type { LinkKind } from './link-kind.ts';
import { withLinks } from './link-runs.ts';
import { listItem } from './list-item.ts';
import { retractionRuns } from './retraction-runs.ts';
import { joined, textOfRuns } from './run.ts';

export interface CitedListSettings {
  readonly style: CitationStyle;
  /** A tag, or a language; the style's own otherwise, else American English. */
  readonly locale?: string;
  readonly order?: EntryOrder;
  readonly groupBy?: Grouping;
  readonly links?: readonly LinkKind[];
}

export interface CitedListContext {
  readonly journals?: Journals;
  readonly citationKey?: (record: BibliographicRecord) => string | undefined;
}

/** Of what a style has nothing to print the processor gives nothing, or a word of its own about the style. */
const isPrinted = (runs: ListedEntry['runs']): boolean =>
  /[\p{L}\p{N}]/u.test(textOfRuns(runs)) && !textOfRuns(runs).startsWith('[CSL STYLE ERROR');

/** For such a work styles print that it has no date (`(N.d.).`). */
const isNameless = ({ title, vernacularTitle, titles, contributors, container, publisher }: BibliographicRecord): boolean =>
  [title, vernacularTitle, titles, contributors, container, publisher].every((value) => value === undefined);

/**
 * Records as a citation list of a style. Numbers follow the printed order; a work that stands under several headings has one number. The same records
 * give the same document. Throws Misconfigured for an unknown locale, or a style that cannot be used.
 */
export function citedList(
  records: readonly BibliographicRecord[],
  settings: CitedListSettings,
  context: CitedListContext = {},
): CitationDocument {
  const { style, order = 'style', groupBy, links = [] } = settings;
  const locale = localeTag(settings.locale ?? style.locale ?? 'en-US');
  const items = records.map((record) => listItem(record, context.journals ?? noJournals));
  const bySort = order === 'style' && style.sorts;
  if (bySort && groupBy === undefined) {
    const entries = formatted(items, style, locale, false).map(({ at, label, runs }) => ({ at, label, runs }));
    return { locale, groups: [{ entries: entries.map(({ at, label, runs }) => listed(at, label, runs)) }] };
  }
  const all = records.map((_, at) => at);
  const sequence = bySort
    ? formatted(items, style, locale, false).map(({ at }) => at)
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
  for (const { at, label, runs } of formatted(
    printed.map((at) => items[at] ?? {}),
    style,
    locale,
    true,
  )) {
    const record = printed[at] as number;
    entries.set(record, listed(record, label, runs));
  }
  return {
    locale,
    groups: groups.map(({ members, ...heading }) => ({
      ...heading,
      entries: members.flatMap((member) => entries.get(member) ?? []),
    })),
  };

  function listed(at: number, label: ListedEntry['label'], runs: ListedEntry['runs']): ListedEntry {
    const record = records[at] as BibliographicRecord;
    const { before, behind } = retractionRuns(record);
    const said = isPrinted(runs) && !isNameless(record) ? runs : [{ text: citationLine(record) }];
    const key = context.citationKey?.(record) ?? record.sourceId;
    return { key, label, runs: joined([...withLinks([...before, ...said], record, links), ...behind]) };
  }
}
