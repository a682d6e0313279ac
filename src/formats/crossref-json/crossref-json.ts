import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { JsonFields } from '../json-fields.ts';
import { isItem, type JsonItem } from '../json-item.ts';
import { parseJson, splitJsonValues } from '../json-values.ts';
import { decodePieces } from '../text-lines.ts';
import { unplaceRest } from '../unplaced-rest.ts';
import { unreadableValue } from '../unreadable-value.ts';
import { readAbstract } from './abstract.ts';
import { readLicences, readLocations } from './access.ts';
import { readContainer } from './container.ts';
import { readContributors } from './contributors.ts';
import { readDates } from './dates.ts';
import { readGrant } from './grant.ts';
import { readFunders, readIdentifiers, readTrials, registeredDoi } from './identifiers.ts';
import { readType } from './item-types.ts';
import { readLanguages, readNotes, readSubjects } from './notes.ts';
import type { Reading } from './reading.ts';
import { readReferences } from './references.ts';
import { readRelations } from './relations.ts';
import { readTitles } from './titles.ts';

/** In this order, since some look at what stands there already. */
const readers: readonly ((reading: Reading) => void)[] = [
  readType,
  readTitles,
  readLanguages,
  readContributors,
  readContainer,
  readDates,
  readIdentifiers,
  readAbstract,
  readSubjects,
  readFunders,
  readGrant,
  readTrials,
  readRelations,
  readReferences,
  readLicences,
  readLocations,
  readNotes,
];

/** What Crossref keeps about the deposit: it stands in nearly every record, and nobody wants to be told of it. */
const expected: ReadonlySet<string> = new Set([
  'reference-count',
  'references-count',
  'member',
  'prefix',
  'source',
  'content-domain',
  'update-policy',
  'issn-type',
  'isbn-type',
  'funder.doi-asserted-by',
  'author.authenticated-orcid',
  'editor.authenticated-orcid',
]);

/** DOIs that a publisher had deleted are moved into a journal of that name. */
const deletedListing = 'CrossRef Listing of Deleted DOIs';

function readWork(source: JsonItem, fallbackId: string): BibliographicRecord {
  const reading: Reading = { draft: {}, findings: [], work: new JsonFields(source) };
  const { work, draft, findings } = reading;
  const sourceId = registeredDoi(work) ?? fallbackId;
  // How well it answers the search.
  work.drop('score');
  for (const read of readers) read(reading);
  unplaceRest(reading, work.rest(), expected);
  const { datestamp, ...said } = draft;
  const isDeleted = draft.container?.title?.toLowerCase() === deletedListing.toLowerCase();
  return present<BibliographicRecord>({
    source: 'crossref-json',
    sourceId,
    datestamp,
    deleted: isDeleted ? (true as const) : undefined,
    ...said,
    findings,
  } as BibliographicRecord);
}

/** A value of a file as a work: alone, or as the message of an answer. */
function workOf(value: unknown): JsonItem | undefined {
  if (!isItem(value)) return undefined;
  const work = isItem(value.message) ? value.message : value;
  return 'DOI' in work || 'title' in work ? work : undefined;
}

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let number = context.position ?? 0;
  for await (const { text, whole } of splitJsonValues(decodePieces(chunks), ['message.items', 'items'])) {
    number += 1;
    const fallback = `${context.name}#${number}`;
    const value = parseJson(text);
    // A list without works is an answer without a hit.
    if (isItem(value) && isItem(value.message) && Array.isArray(value.message.items) && value.message.items.length === 0) continue;
    const work = workOf(value);
    if (work) yield readWork(work, fallback);
    else
      yield unreadableValue('crossref-json', fallback, whole ? 'This is no work of Crossref’s.' : 'The file ends inside this work.', text);
  }
}

/** Keys that only Crossref's works have. */
const ownKeys =
  /"(?:content-domain|is-referenced-by-count|references?-count|short-container-title|deposited|member|issn-type|doi-asserted-by|update-policy)"\s*:/g;

/** Their order of authors, and their words for kinds of publications. */
const ownValues =
  /"sequence"\s*:\s*"(?:first|additional)"|"type"\s*:\s*"(?:journal-article|proceedings-article|book-chapter|posted-content|monograph)"/;

/** CSL-JSON from Crossref's content negotiation has the same keys, but CSL's words for types and texts in the place of lists. */
const isWork = (head: string): boolean => /"DOI"\s*:\s*"10\./.test(head) && /"(?:title|container-title)"\s*:\s*\[/.test(head);

function detect(head: string): number {
  if (!/^[\s\uFEFF]*(?:\[\s*\{|\{)/.test(head)) return 0;
  if (/"message-type"\s*:\s*"work(?:-list)?"/.test(head.slice(0, 2000))) return 0.98;
  const kinds = new Set(head.match(ownKeys));
  if (kinds.size >= 2 && isWork(head)) return 0.97;
  // Works that somebody took out of a reply, with the fields that were asked for.
  if (isWork(head) && (kinds.size > 0 || ownValues.test(head))) return 0.9;
  return kinds.size >= 2 &&
    /"DOI"\s*:/.test(head) &&
    /"type"\s*:\s*"(?:journal-article|proceedings-article|book-chapter|posted-content)"/.test(head)
    ? 0.9
    : 0;
}

/** Works as Crossref's REST API gives them: one, a list, an array or a work a line (https://api.crossref.org). */
export const crossrefJson: Format = {
  id: 'crossref-json',
  title: 'Works of Crossref’s REST API in JSON',
  mediaTypes: ['application/vnd.crossref-api-message+json'],
  extensions: ['json', 'jsonl'],
  detect,
  read,
  authority: ({ sourceId }) => (sourceId.startsWith('10.') ? { authority: 'crossref', id: sourceId } : undefined),
};
