import type { Contributor } from '../../model/contributor.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { readRows } from './csv.ts';

/** `… doi: 10.5555/x. Epub 2019 Mar 25.`: when the article stood on the web. */
const electronic = /\bEpub (\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?)\b/;

/** `2023 Jul 3. In: Tide Facts [Internet]. Ebbtown (SL): Bay Publishing; 2024 Jan–.`: a chapter of a book on the Bookshelf. */
const bookCitation = /^(\d{4}[^.]{0,20})\. In: (.{2,300}?)\. ([^:.]{2,60}): ([^;]{2,100}); [^;]{0,60}\.?$/;

/** Nothing but the journal, the place in it, the DOI and the days, all of which have fields. */
const placeAlone =
  /^[^;:]{2,200}\. (?:1[89]|20)\d\d[^;:.]{0,25}(?:;[^:.]{1,60})?(?::[^:]{1,50}?)?\.(?: doi: \S+\.)?(?: (?:Epub|eCollection|Print) \d{4}[ A-Za-z\d]{0,12}\.){0,3}$/;

const collection = /\beCollection (\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?)\b/;

/** What holds of a row of PubMed's: the citation says more than the columns, and a point ends the list of authors. */
function settle(record: BibliographicRecord): void {
  withoutPoint(record.contributors?.at(-1));
  const citation = record.citationAsGiven ?? '';
  for (const [kind, pattern] of [
    ['electronic', electronic],
    ['ecollection', collection],
  ] as const) {
    const day = readPartialDate(pattern.exec(citation)?.[1] ?? '');
    const iso = day && isoDate(day);
    if (iso && record.dates?.[kind] === undefined) record.dates = { ...record.dates, [kind]: iso };
  }
  const { container } = record;
  if (/\[Preprint\]\. /.test(citation)) {
    record.type ??= 'article';
    record.publicationTypes ??= ['Preprint'];
    if (container?.pages?.includes('.')) {
      container.articleNumber = container.pages;
      delete container.pages;
    }
  } else if (container && placeAlone.test(citation)) delete record.citationAsGiven;
  const [, published, title, place, publisher] = bookCitation.exec(citation) ?? [];
  if (!title || !place || !publisher) return;
  record.type ??= 'chapter';
  record.container = { ...container, title };
  record.place ??= place;
  record.publisher ??= publisher;
  const date = readPartialDate(published ?? '');
  if (date && date.year === (record.issued?.year ?? date.year)) record.issued = date;
}

/** `Ebb A.`, `Slow Tide Study Group.` */
function withoutPoint(last: Contributor | undefined): void {
  if (last?.collective) last.collective = last.collective.replace(/\.$/, '');
  if (!last?.given || !/^\p{Lu}{1,4}\.$/u.test(last.given)) return;
  last.given = last.given.slice(0, -1);
  if (last.asGiven?.length === 1 && last.asGiven[0] === `${last.family} ${last.given}`) delete last.asGiven;
}

const pmidOf = ({ identifiers = [] }: BibliographicRecord): string | undefined =>
  identifiers.find(({ scheme }) => scheme === 'pmid')?.value;

const rows = readRows('pubmed-csv');

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  const seen = new Set<string>();
  for await (const record of rows(chunks, context)) {
    const pmid = pmidOf(record);
    // A list that has an article twice has two rows, and one record of that number.
    if (pmid && !seen.has(pmid)) record.sourceId = pmid;
    if (pmid) seen.add(pmid);
    settle(record);
    yield record;
  }
}

/** PubMed issued the number. */
const authority = (record: BibliographicRecord): RecordKey | undefined =>
  record.sourceId === pmidOf(record) ? { authority: 'pubmed', id: record.sourceId } : undefined;

/** PubMed's own columns in its order; a spreadsheet may have changed the commas. */
const headings = /^\uFEFF?"?PMID"?[,;\t]"?Title"?[,;\t]"?Authors"?[,;\t]"?Citation"?[,;\t]"?First Author"?[,;\t]/;

/** PubMed's «Save: CSV»: what a list on the screen shows, most of it in one column. */
export const pubmedCsv: Format = {
  id: 'pubmed-csv',
  title: 'CSV as PubMed saves it',
  mediaTypes: ['text/csv'],
  extensions: ['csv'],
  detect: (head) => (headings.test(head) ? 0.95 : 0),
  read,
  authority,
};
