import type { Finding } from '../../model/finding.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Relation, RelationType } from '../../model/relation.ts';
import { isNoLanguage, readLanguage } from '../../normalizers/language.ts';
import { addFinding } from '../drafting.ts';
import { JsonFields } from '../json-fields.ts';
import { unplaceRest } from '../unplaced-rest.ts';
import { readAbstract } from './abstract.ts';
import { findPrimary, readLocations, readRights } from './access.ts';
import { readContributors } from './contributors.ts';
import { readIssued } from './dates.ts';
import { readGrants } from './funding.ts';
import { readAccessions, readIdentifiers } from './identifiers.ts';
import { readType } from './item-type.ts';
import { openAlexId, plain, type Reading } from './reading.ts';
import { readContainer, readPublisher } from './source.ts';
import { readHeadings, readKeywords } from './subjects.ts';

/**
 * What OpenAlex computes from its own holdings (counts, scores, similar works, concepts and goals found by models) and what it says of
 * persons, institutions and sources beyond the work: kept aside like all that has no field, but nothing that anybody would want to be told
 * of with every record.
 */
const expected: ReadonlySet<string> = new Set([
  ...['type_crossref', 'indexed_in', 'is_paratext', 'is_retracted', 'is_oa', 'is_xpac', 'has_abstract', 'is_authors_truncated'],
  ...['countries_distinct_count', 'institutions_distinct_count', 'corresponding_author_ids', 'corresponding_institution_ids'],
  ...['apc_list', 'apc_paid', 'fwci', 'has_fulltext', 'fulltext_origin', 'fulltext', 'has_content', 'content_url', 'content_urls'],
  ...['cited_by_count', 'citation_normalized_percentile', 'cited_by_percentile_year', 'counts_by_year', 'cited_by_api_url', 'ngrams_url'],
  ...['concepts', 'topics', 'primary_topic', 'keywords', 'sustainable_development_goals', 'related_works', 'referenced_works_count'],
  ...['locations_count', 'locations', 'primary_location', 'best_oa_location', 'authors_count', 'summary_stats', 'institution_assertions'],
  ...[
    'open_access',
    'authorships.author_position',
    'authorships.author.id',
    'authorships.author.orcid',
    'authorships.institutions',
    'authorships.countries',
  ],
  ...['authorships.is_corresponding', 'authorships.affiliations', 'grants.funder', 'funders', 'awards', 'mesh', 'institutions'],
]);

/** The record of a work. */
export function readWork(source: Readonly<Record<string, unknown>>, fallbackId: string): BibliographicRecord {
  const work = new JsonFields(source);
  const findings: Finding[] = [];
  const reading: Reading = { draft: {}, findings, work, primary: findPrimary(work) };
  const { draft } = reading;
  const sourceId = readOwnId(work);
  const type = readType(reading);
  if (work.value('is_retracted') === true) {
    work.drop('is_retracted');
    draft.publicationTypes = [...(draft.publicationTypes ?? []), 'Retracted Publication'];
  }
  const title = readTitle(work);
  const { locations, license } = readLocations(reading);
  const contributors = readContributors(reading);
  const container = readContainer(reading);
  const rights = readRights(reading, license);
  // How well the work answers a search is said of the search; the same work has another score in the next one.
  work.drop('relevance_score');
  const record = {
    datestamp: work.text('updated_date'),
    type,
    title,
    languages: readLanguages(reading),
    contributors,
    contributorsIncomplete: draft.contributorsIncomplete,
    issued: readIssued(reading),
    dates: present({ created: work.text('created_date') }),
    container,
    publisher: readPublisher(reading, type),
    identifiers: readIdentifiers(reading),
    abstracts: readAbstract(reading),
    headings: readHeadings(reading),
    keywords: readKeywords(reading),
    publicationTypes: draft.publicationTypes,
    grants: readGrants(reading),
    relations: [...related(work, 'versions', 'HasVersion'), ...related(work, 'datasets', 'AssociatedDataset')],
    references: work.texts('referenced_works').map((url) => ({ url })),
    rights,
    locations,
    accessions: readAccessions(reading),
  };
  unplaceRest(reading, work.rest(), expected);
  const kept = Object.entries(record).filter(([, value]) => value !== undefined && Object.keys(Object(value)).length > 0);
  return {
    source: 'openalex-json',
    sourceId: sourceId ?? fallbackId,
    ...present<Partial<BibliographicRecord>>({ ...Object.fromEntries(kept), unplaced: draft.unplaced, findings }),
  };
}

/** `https://openalex.org/W99000001`, which the ids repeat. */
function readOwnId(work: JsonFields): string | undefined {
  const text = work.peek('id');
  const id = openAlexId(text, 'W');
  const ids = work.fields('ids');
  if (id) work.drop('id');
  if (id && openAlexId(ids?.peek('openalex'), 'W') === id) ids?.drop('openalex');
  return id;
}

/** Two names for one thing. */
function readTitle(work: JsonFields): string | undefined {
  const title = work.text('title');
  if (title === undefined) return plain(work.text('display_name'));
  if (work.peek('display_name') === title) work.drop('display_name');
  return plain(title);
}

function readLanguages(reading: Reading): string[] {
  const text = reading.work.text('language');
  if (text === undefined || isNoLanguage(text)) return [];
  const language = readLanguage(text);
  if (language) return [language];
  addFinding(reading, 'language-unknown', 'The language is not known.', text);
  reading.work.giveBack('language', text);
  return [];
}

const related = (work: JsonFields, key: string, type: RelationType): Relation[] => work.texts(key).map((url) => ({ type, url }));
