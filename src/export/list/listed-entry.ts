import type { BibliographicRecord } from '../../model/record.ts';
import { citationLine } from '../citation-line.ts';
import type { ListedEntry } from './citation-document.ts';
import type { LinkKind } from './link-kind.ts';
import { withLinks } from './link-runs.ts';
import type { MarkedEntry } from './marked-text.ts';
import { relationRuns } from './relation-runs.ts';
import { joined, textOfRuns } from './run.ts';

/** Of what a style has nothing to print the processor gives nothing, or a word of its own about the style. */
const isPrinted = (runs: ListedEntry['runs']): boolean =>
  /[\p{L}\p{N}]/u.test(textOfRuns(runs)) && !textOfRuns(runs).startsWith('[CSL STYLE ERROR');

/** For such a work styles print that it has no date (`(N.d.).`). */
const isNameless = ({ title, vernacularTitle, titles, contributors, container, publisher }: BibliographicRecord): boolean =>
  [title, vernacularTitle, titles, contributors, container, publisher].every((value) => value === undefined);

/** A record's entry as it is printed: what the style made of it, what a reader must know of the work first, and what it is found by. */
export function listedEntry(
  record: BibliographicRecord,
  { label, runs }: MarkedEntry,
  { links = [], related = false }: { readonly links?: readonly LinkKind[]; readonly related?: boolean },
  key: string | undefined,
): ListedEntry {
  const { before, behind } = relationRuns(record, related);
  const said = isPrinted(runs) && !isNameless(record) ? runs : [{ text: citationLine(record) }];
  return { key: key ?? record.sourceId, label, runs: joined([...withLinks([...before, ...said], record, links), ...behind]) };
}
