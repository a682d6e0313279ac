import type { Container } from '../../model/container.ts';
import type { PartialDate } from '../../model/dates.ts';
import type { Finding } from '../../model/finding.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord, ItemType } from '../../model/record.ts';
import { readIssn } from '../../normalizers/check-digits.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { readPartialDate } from '../../normalizers/partial-date.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { addFinding, type Drafting } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { JsonFields } from '../json-fields.ts';
import type { JsonItem } from '../json-item.ts';
import { unplaceRest } from '../unplaced-rest.ts';
import { readLocations, readRights } from './access.ts';
import { readContributors } from './contributors.ts';

/**
 * What Unpaywall says of the journal and of how it came to its answer: kept aside with every record, and nothing that anybody would want to
 * be told of each time.
 */
const expected: ReadonlySet<string> = new Set([
  ...['oa_status', 'is_oa', 'is_paratext', 'data_standard', 'has_repository_copy', 'journal_is_oa', 'journal_is_in_doaj', 'year'],
  ...['oa_locations', 'oa_locations_embargoed', 'best_oa_location', 'first_oa_location', 'z_authors'],
]);

/** The record of a DOI object. `fallbackId` names what has no DOI that can be read. */
export function readDoiObject(source: JsonItem, fallbackId: string): BibliographicRecord {
  const object = new JsonFields(source);
  const findings: Finding[] = [];
  const drafting: Drafting = { draft: {}, findings };
  const doi = readOwnDoi(object, drafting);
  const { locations, license } = readLocations(object);
  const record = {
    datestamp: object.text('updated'),
    type: readType(object, drafting),
    title: plain(object.text('title')),
    contributors: readContributors(object),
    issued: readIssued(object, drafting),
    container: readContainer(object),
    publisher: plain(object.text('publisher')),
    identifiers: doi === undefined ? [] : [{ scheme: 'doi' as const, value: doi }],
    rights: readRights(object, license),
    locations,
  };
  unplaceRest(drafting, object.rest(), expected);
  const kept = Object.entries(record).filter(([, value]) => value !== undefined && Object.keys(Object(value)).length > 0);
  return {
    source: 'unpaywall-json',
    sourceId: doi ?? fallbackId,
    ...present<Partial<BibliographicRecord>>({ ...Object.fromEntries(kept), unplaced: drafting.draft.unplaced, findings }),
  };
}

const plain = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : foldWhitespace(dropMarkup(text)) || undefined;

/** The DOI, which its address repeats. */
function readOwnDoi(object: JsonFields, drafting: Drafting): string | undefined {
  const text = object.text('doi') ?? '';
  const doi = readDoi(text);
  if (doi === undefined) {
    addFinding(drafting, 'doi-malformed', 'What stands under doi is none.', text, 'identifiers');
    object.giveBack('doi', text);
  } else if (readDoi(object.peek('doi_url') ?? '') === doi) object.drop('doi_url');
  return doi;
}

/** Crossref's types that are no words of item types elsewhere. */
const types: Readonly<Record<string, ItemType>> = {
  'posted-content': 'article',
  'proceedings-article': 'paper-conference',
  proceedings: 'collection',
  'journal-issue': 'periodical',
  'journal-volume': 'periodical',
  journal: 'periodical',
  'book-section': 'chapter',
  'book-part': 'chapter',
  'book-track': 'chapter',
  'book-set': 'collection',
  'book-series': 'collection',
  'edited-book': 'book',
  'reference-book': 'book',
  'reference-entry': 'entry',
  'report-series': 'collection',
  'report-component': 'report',
  component: 'document',
  'peer-review': 'review',
  grant: 'document',
  database: 'dataset',
};

function readType(object: JsonFields, drafting: Drafting): ItemType | undefined {
  const word = object.text('genre');
  if (word === undefined) return undefined;
  const type = ownValue(types, word) ?? readItemType(word);
  if (type === undefined) {
    object.giveBack('genre', word);
    addFinding(drafting, 'type-unknown', 'The genre is none that is known here.', word, 'type');
  }
  return type;
}

/** Crossref's date with what was missing written out: the first of a month says the month alone, the first of January only the year. `raw` is as sent. */
function readIssued(object: JsonFields, drafting: Drafting): PartialDate | undefined {
  const raw = object.text('published_date') ?? object.text('year');
  if (raw === undefined) return undefined;
  const date = readPartialDate(raw.replace(/^(\d{4})-01-01$/, '$1').replace(/^(\d{4}-\d{2})-01$/, '$1'));
  if (date === undefined) addFinding(drafting, 'date-unreadable', `The date of publication cannot be read: ${raw}`, raw, 'issued');
  if (object.peek('year') === String(date?.year)) object.drop('year');
  return { ...date, raw };
}

/** `journal_issns` is a list in one text, `0032-0889,1532-2548`; the linking ISSN is mostly among them. */
function readContainer(object: JsonFields): Container {
  const texts = [...(object.text('journal_issns')?.split(',') ?? []), object.text('journal_issn_l')].filter((text) => text !== undefined);
  const issn = texts.flatMap((text) => readIssn(text)?.value ?? []);
  const odd = texts.filter((text) => readIssn(text) === undefined && text.trim() !== '');
  if (odd.length > 0) object.giveBack('journal_issns', odd.join(','));
  return present<Container>({ title: plain(object.text('journal_name')), issn: [...new Set(issn)] });
}
