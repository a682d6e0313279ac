import { present } from '../../model/present.ts';
import type { Reference } from '../../model/relation.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { numberWithin } from '../../normalizers/number-within.ts';
import { date, isStamp } from '../dublin-core/place-date.ts';
import { addLocation, address, isPdf } from '../dublin-core/place-identifier.ts';
import { abstract, note } from '../dublin-core/place-text.ts';
import { isAddress, type Place, type PlacingRule } from '../dublin-core/placing.ts';

const rule = (name: string, place: Place): PlacingRule => ({ names: [name], place });
const late = (name: string, place: Place): PlacingRule => ({ names: [name], place, late: true });

const file =
  (kind: 'pdf' | 'full-text' | undefined): Place =>
  ({ value }, draft) => {
    if (!isAddress(value)) return false;
    addLocation(draft, value, kind === 'pdf' || isPdf(value) ? 'pdf' : kind);
    return true;
  };

/** `citation_title=…;citation_author=…;citation_author=…`: parts with names in one value. */
function namedParts(value: string): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const part of value.split(/;\s*(?=citation_\w{1,30}=)/).slice(0, 1000)) {
    const [, name, text = ''] = /^\s*citation_(\w{1,30})=(.*)$/s.exec(part) ?? [];
    if (name !== undefined && text.trim() !== '') parts.set(name, [...(parts.get(name) ?? []), text.trim().replace(/;$/, '')]);
  }
  return parts;
}

/** A reference, in parts or as a citation in running text. */
const reference: Place = ({ value }, draft) => {
  const parts = namedParts(value);
  const first = (...names: string[]) => names.map((name) => parts.get(name)?.[0]).find((each) => each !== undefined);
  const identifiers = (['doi', 'pmid', 'pmcid', 'isbn'] as const).flatMap((scheme) => {
    const stated = first(scheme);
    return (stated === undefined ? undefined : readIdentifier(stated, scheme)) ?? [];
  });
  const year = /\b(?:1[5-9]|20)\d\d\b/.exec(first('publication_date', 'year', 'date') ?? '')?.[0];
  draft.append(
    'references',
    present<Reference>({
      label: undefined,
      raw: value,
      kind: undefined,
      title: first('title'),
      container: first('journal_title', 'inbook_title', 'journal_abbrev', 'conference_title'),
      year: numberWithin(year, 1500, 2999),
      section: undefined,
      identifiers,
      url: undefined,
    }),
  );
  return true;
};

/** `citation_funder=…;citation_funder_id=…;citation_grant_number=…` (Springer Nature and others). */
const funding: Place = ({ value }, draft) => {
  const parts = namedParts(value);
  const agency = parts.get('funder')?.[0];
  const ids = parts.get('grant_number') ?? [];
  if (agency === undefined && ids.length === 0) return false;
  for (const id of ids.length > 0 ? ids : [undefined]) draft.add('grants', present({ agency, id }));
  return true;
};

/** DSpace's pages write the instant of accession under DCTERMS.dateAccepted; elsewhere it is the day of acceptance. */
const acceptedOrAccessioned: Place = (field, draft, context) =>
  date(isStamp(field.value) ? 'accessioned' : 'accepted')(field, draft, context);

/** Shorter ones are teasers: «By Ida Winterbourne, Published on 01/01/13». */
const shortestAbstract = 150;

/** What a page tells search engines: an abstract where it is long and there is none, a note where the page says nothing else. */
const description: Place = (field, draft, context) => {
  if (draft.abstracts.length > 0) return true;
  if (field.value.length >= shortestAbstract) return abstract(field, draft, context);
  return draft.content.contributors !== undefined || note(field, draft, context);
};

/** Fields that Dublin Core has no name for. */
export const ownRules: readonly PlacingRule[] = [
  rule('page.landing', address('landing')),
  rule('page.pdf', file('pdf')),
  rule('page.full-text', file('full-text')),
  rule('page.file', file(undefined)),
  rule('page.reference', reference),
  rule('page.funding', funding),
  rule('page.report-number', ({ value }, draft) => draft.once(draft.container, 'collectionNumber', value)),
  rule('page.accessioned', acceptedOrAccessioned),
  late('page.description', description),
];
