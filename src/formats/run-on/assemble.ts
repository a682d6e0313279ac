import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readIssn } from '../../normalizers/check-digits.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { readAccess, readLicence } from '../../normalizers/rights.ts';
import type { Vocabularies } from '../../vocabularies/vocabulary.ts';
import { readAbstractSections } from '../labelled-abstract.ts';
import { type Block, blockAt } from './blocks.ts';
import type { Kind, Page } from './candidate.ts';
import { citedContainer } from './cited-container.ts';
import { placeDates } from './date-order.ts';
import { Draft } from './draft.ts';
import { placeLabelled } from './labelled.ts';
import type { Segment } from './lattice.ts';
import { placePersons } from './persons.ts';
import { checkReading } from './self-check.ts';
import type { Stretch } from './sheet.ts';
import { placeSubjects } from './subjects.ts';
import { trustIn } from './trust.ts';
import { placeUri } from './uris.ts';

/** What the page says that the reading left out. */
interface Original {
  readonly original: string;
  readonly separators: readonly Stretch[];
  readonly labels: readonly Stretch[];
  readonly blocks: readonly Block[];
}

/** Puts the segments of a reading into the fields of a record. Every character that is not blank ends up in a span or in `unplaced`. */
export function assemble(
  page: Page,
  segments: readonly Segment[],
  vocabularies: Vocabularies,
  { original, separators, labels, blocks }: Original,
): Partial<BibliographicRecord> {
  const draft = new Draft(page.text, original, page.cut ?? 'glued');
  keepLayout(draft, separators, 'separator');
  keepLayout(draft, labels, 'label');
  const trimmed = segments
    .map((segment) => trim(page.text, segment))
    .filter((segment) => segment.start < segment.end)
    .map((segment) => ({
      ...segment,
      confidence: trustIn(segment.kind, segment.confidence, draft.cut, blockAt(blocks, segment.start) !== undefined),
    }));
  trimmed.forEach((segment, index) => {
    const value = onOneLine(page.text.slice(segment.start, segment.end));
    const field = blockAt(blocks, segment.start)?.field;
    if (segment.kind === 'labelled' && field !== undefined) placeLabelled(draft, segment, value, field);
    else placers[segment.kind]?.(draft, segment, value, trimmed[index + 1]);
  });
  placePersons(draft, trimmed, blocks);
  placeDates(
    draft,
    trimmed.filter((segment) => segment.kind === 'date' && !isDatedByLabel(draft, segment, blocks)),
  );
  placeSubjects(draft, trimmed, vocabularies, blocks);
  const container = citedContainer(page, trimmed, draft);
  checkReading(draft, page, trimmed);
  return finish(draft, container);
}

/** A value that goes on over line ends is one line of text; abstracts keep their paragraphs. */
const onOneLine = (text: string) => text.replace(/(?<!\s)\s*\n\s*/g, ' ');

/** Labels and the signs between values say nothing by themselves: they are kept aside, so that nothing of the page is lost. */
function keepLayout(draft: Draft, stretches: readonly Stretch[], field: 'label' | 'separator'): void {
  if (stretches.length === 0) return;
  for (const { start, end } of stretches) draft.unplaced.push({ field, value: draft.original.slice(start, end), start, end });
  draft.find('field-unplaced', `What stands between the values is kept as it stands: ${field}`, 'unplaced');
}

function trim(text: string, segment: Segment): Segment {
  let { start, end } = segment;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { ...segment, start, end };
}

/** A date whose label says what it is. */
function isDatedByLabel(draft: Draft, segment: Segment, blocks: readonly Block[]): boolean {
  const field = blockAt(blocks, segment.start)?.field;
  if (field !== 'issued' && field !== 'accessioned' && field !== 'available' && field !== 'further date') return false;
  placeLabelled(draft, segment, draft.text.slice(segment.start, segment.end), field);
  return true;
}

type Placer = (draft: Draft, segment: Segment, value: string, next: Segment | undefined) => void;

function placeTitle(draft: Draft, segment: Segment, value: string): void {
  if (draft.title !== undefined && draft.title !== value) {
    draft.leave(segment, 'a further title');
    return;
  }
  draft.title = value;
  draft.placed('title', segment);
}

function placeIssn(draft: Draft, segment: Segment, value: string): void {
  const issn = readIssn(value);
  const known = draft.issns.indexOf(issn?.value ?? value);
  const at = known === -1 ? draft.issns.push(issn?.value ?? value) - 1 : known;
  draft.placed(`container.issn[${at}]`, segment);
  if (issn?.valid === false) draft.find('check-digit-wrong', 'The check digit of the ISSN does not fit', `container.issn[${at}]`, segment);
}

/** What becomes of a segment by its kind. Persons, dates and subject terms are placed together, since their order matters. */
const placers: Partial<Record<Kind, Placer>> = {
  uri: placeUri,
  doi: (draft, segment, value) => draft.identify('doi', readDoi(value) ?? value.toLowerCase(), segment),
  pmid: (draft, segment, value) => draft.identify('pmid', value, segment),
  pmcid: (draft, segment, value) => draft.identify('pmcid', value, segment),
  issn: placeIssn,
  citation: (draft, segment, value) => {
    if (draft.citationAsGiven !== undefined) return draft.leave(segment, 'a further citation');
    draft.citationAsGiven = value;
    draft.placed('citationAsGiven', segment);
  },
  title: placeTitle,
  originaltitle: placeTitle,
  topline: placeTitle,
  language: (draft, segment, value) => {
    const language = readLanguage(value);
    if (language === undefined) return draft.leave(segment, 'language');
    const known = draft.languages.indexOf(language);
    const at = known === -1 ? draft.languages.push(language) - 1 : known;
    draft.placed(`languages[${at}]`, segment);
  },
  licence: (draft, segment, value) => {
    const licence = readLicence(value);
    if (draft.rights.name !== undefined || draft.rights.statement !== undefined) return draft.leave(segment, 'a further licence');
    const field = value.length > 100 ? 'statement' : 'name';
    draft.rights[field] = value;
    if (licence?.license !== undefined && draft.rights.license === undefined) draft.rights.license = licence.license;
    draft.placed(`rights.${field}`, segment);
  },
  access: (draft, segment, value) => {
    const access = readAccess(value);
    if (access === undefined || (draft.rights.access !== undefined && draft.rights.access !== access))
      return draft.leave(segment, 'access rights');
    draft.rights.access = access;
    draft.placed('rights.access', segment);
  },
  type: (draft, segment, value) => {
    const type = readItemType(value);
    if (type === undefined || (draft.type !== undefined && draft.type !== type)) return draft.leave(segment, 'type');
    draft.type = type;
    draft.placed('type', segment);
  },
  abstract: (draft, segment, value, next) => {
    const language = next?.kind === 'language' ? readLanguage(draft.text.slice(next.start, next.end)) : undefined;
    const known = draft.abstracts.findIndex(({ sections }) => sections.map(({ text }) => text).join(' ') === value);
    if (known !== -1) return draft.placed(`abstracts[${known}]`, segment);
    const at = draft.abstracts.push({ ...(language === undefined ? {} : { language }), sections: readAbstractSections(value) }) - 1;
    draft.placed(`abstracts[${at}]`, segment);
  },
  publisher: (draft, segment, value) => {
    if (draft.publisher !== undefined && draft.publisher !== value) return draft.leave(segment, 'a further publisher or source');
    draft.publisher = value;
    draft.placed('publisher', segment);
  },
  journal: (draft, segment, value) => {
    if (draft.container.title !== undefined && draft.container.title !== value) return draft.leave(segment, 'a further journal');
    draft.container.title = value;
    draft.placed('container.title', segment);
  },
  identifier: (draft, segment, value) => {
    const identifier = readIdentifier(value);
    if (identifier === undefined) draft.leave(segment, 'identifier');
    else if (identifier.scheme === 'issn') placeIssn(draft, segment, value);
    else draft.identify(identifier.scheme, identifier.value, segment);
  },
  extent: (draft, segment) => draft.leave(segment, 'extent'),
  remark: (draft, segment, value) => draft.placed(`notes[${draft.notes.push(value) - 1}]`, segment),
  number: (draft, segment) => draft.leave(segment, 'number'),
  translation: (draft, segment, value) => {
    const at = draft.titles.push({ kind: 'translated', text: value }) - 1;
    draft.placed(`titles[${at}].text`, segment);
  },
  organisation: (draft, segment) => draft.leave(segment, 'organisation'),
  thesis: (draft, segment) => draft.leave(segment, 'degree, programme and grade'),
  provenance: (draft, segment) => draft.leave(segment, 'provenance'),
  media: (draft, segment) => draft.leave(segment, 'file format'),
  unplaced: (draft, segment) => draft.leave(segment),
};

function finish(draft: Draft, container: BibliographicRecord['container']): Partial<BibliographicRecord> {
  const whole = {
    ...container,
    ...draft.container,
    ...(draft.issns.length === 0 ? {} : { issn: draft.issns }),
  };
  const filled = <T extends object>(object: T) => (Object.keys(object).length === 0 ? undefined : object);
  return present<Partial<BibliographicRecord>>({
    type: draft.type,
    title: draft.title,
    titles: draft.titles,
    languages: draft.languages,
    contributors: draft.contributors,
    issued: draft.issued,
    dates: filled(draft.dates),
    container: filled(whole),
    publisher: draft.publisher,
    place: draft.place,
    edition: draft.edition,
    isbn: draft.isbns,
    grants: draft.grants,
    identifiers: draft.identifiers,
    abstracts: draft.abstracts,
    headings: draft.headings,
    keywords: draft.keywords,
    citationAsGiven: draft.citationAsGiven,
    rights: filled(draft.rights),
    locations: draft.locations,
    notes: draft.notes,
    spans: [...draft.spans].sort((a, b) => a.start - b.start || a.end - b.end),
    unplaced: draft.unplaced,
    findings: draft.findings,
  } as { [K in keyof BibliographicRecord]: BibliographicRecord[K] | undefined });
}
