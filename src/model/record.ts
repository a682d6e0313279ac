import { z } from 'zod';
import { abstract } from './abstract.ts';
import { location, rights } from './access.ts';
import { container } from './container.ts';
import { contributor } from './contributor.ts';
import { correction } from './correction.ts';
import { dates, partialDate } from './dates.ts';
import { claim, endpoint, result } from './endpoint.ts';
import { finding } from './finding.ts';
import { heading, keyword } from './heading.ts';
import { identifier } from './identifier.ts';
import { reference, relation } from './relation.ts';

const text = z.string().min(1);

/** CSL item types (CSL 1.0.2). */
export const itemTypes = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const;

/**
 * What one authority says about one publication: the JSON object that `refmill read` prints a line of.
 * Absent means unknown. docs/record.schema.json is generated from this schema.
 */
export const bibliographicRecord = z.strictObject({
  source: text.describe('The format, or the id of the configured source'),
  sourceId: text.describe('The authority’s id: PMID, OAI identifier, DOI, citation key, path of a page, or file#n'),
  datestamp: z.exactOptional(text).describe('When the source changed the record'),
  deleted: z.exactOptional(z.literal(true)).describe('Only on tombstones'),
  type: z.exactOptional(z.enum(itemTypes)),
  title: z.exactOptional(text),
  titles: z.exactOptional(z.array(z.strictObject({ language: z.exactOptional(text), kind: text, text })).min(1)),
  vernacularTitle: z.exactOptional(text),
  languages: z.exactOptional(z.array(text).min(1)).describe('ISO 639-1 where there is one, else 639-3'),
  contributors: z.exactOptional(z.array(contributor).min(1)),
  contributorsIncomplete: z.exactOptional(z.literal(true)).describe('The source says that its list of authors is not whole (et al.)'),
  issued: z.exactOptional(partialDate),
  dates: z.exactOptional(dates),
  container: z.exactOptional(container),
  publisher: z.exactOptional(text),
  place: z.exactOptional(text),
  edition: z.exactOptional(text),
  isbn: z.exactOptional(z.array(text).min(1)),
  identifiers: z.exactOptional(z.array(identifier).min(1)),
  abstracts: z.exactOptional(z.array(abstract).min(1)),
  headings: z.exactOptional(z.array(heading).min(1)),
  keywords: z.exactOptional(z.array(keyword).min(1)),
  publicationTypes: z.exactOptional(z.array(text).min(1)),
  chemicals: z.exactOptional(
    z.array(z.strictObject({ name: text, ui: z.exactOptional(text), registryNumber: z.exactOptional(text) })).min(1),
  ),
  grants: z.exactOptional(
    z
      .array(
        z.strictObject({
          id: z.exactOptional(text),
          acronym: z.exactOptional(text),
          agency: z.exactOptional(text),
          agencyIdentifiers: z
            .exactOptional(z.array(identifier).min(1))
            .describe('The funder in a register: ROR, Open Funder Registry (DOI)'),
          country: z.exactOptional(text),
        }),
      )
      .min(1),
  ),
  trials: z.exactOptional(z.array(z.strictObject({ registry: z.exactOptional(text), id: text })).min(1)),
  relations: z.exactOptional(z.array(relation).min(1)),
  references: z.exactOptional(z.array(reference).min(1)),
  citationAsGiven: z.exactOptional(text).describe('A ready-made citation that the source carried'),
  rights: z.exactOptional(rights),
  locations: z.exactOptional(z.array(location).min(1)),
  endpoints: z.exactOptional(z.array(endpoint)),
  results: z.exactOptional(z.array(result)),
  claims: z.exactOptional(z.array(claim).min(1)),
  dataBanks: z.exactOptional(z.array(z.strictObject({ name: text, accessions: z.exactOptional(z.array(text).min(1)) })).min(1)),
  accessions: z.exactOptional(z.array(z.strictObject({ database: text, value: text })).min(1)),
  labels: z.exactOptional(z.array(text).min(1)),
  notes: z.exactOptional(z.array(text).min(1)),
  corrections: z
    .exactOptional(z.array(correction).min(1))
    .describe('Only on records of the authority user: what persons corrected of another record'),
  corrects: z
    .exactOptional(z.array(text).min(1))
    .describe('Written keys: the corrected record, then those that were in its work, with which the corrections stay when it goes'),
  spans: z.exactOptional(
    z
      .array(
        z.strictObject({ path: text, start: z.int().min(0), end: z.int().min(0), confidence: z.exactOptional(z.number().min(0).max(1)) }),
      )
      .min(1),
  ),
  unplaced: z.exactOptional(
    z
      .array(
        z.strictObject({
          field: z.exactOptional(text),
          value: text,
          start: z.exactOptional(z.int().min(0)),
          end: z.exactOptional(z.int().min(0)),
        }),
      )
      .min(1),
  ),
  findings: z.exactOptional(z.array(finding).min(1)),
});

export type BibliographicRecord = z.infer<typeof bibliographicRecord>;
export type ItemType = (typeof itemTypes)[number];
export type Chemical = NonNullable<BibliographicRecord['chemicals']>[number];
export type Grant = NonNullable<BibliographicRecord['grants']>[number];
export type Accession = NonNullable<BibliographicRecord['accessions']>[number];
export type Span = NonNullable<BibliographicRecord['spans']>[number];
export type Unplaced = NonNullable<BibliographicRecord['unplaced']>[number];
