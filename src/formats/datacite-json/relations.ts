import type { IdentifierScheme } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import type { Relation } from '../../model/relation.ts';
import { readDataciteRelation } from '../../normalizers/datacite-relation.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { appended } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { addIsbn, addIssn, inContainer } from './container.ts';
import { isNew, type Reading } from './reading.ts';

const schemes: Readonly<Record<string, IdentifierScheme>> = {
  DOI: 'doi',
  PMID: 'pmid',
  arXiv: 'arxiv',
  Handle: 'handle',
  ARK: 'ark',
  ISBN: 'isbn',
  ISSN: 'issn',
  EISSN: 'issn',
  LISSN: 'issn',
  URN: 'urn',
};

type Target = Pick<Relation, 'pmid' | 'identifiers' | 'url' | 'note'>;

/** What an identifier of a kind names; an address stays one where it holds no other identifier. */
export function targetOf(value: string, kind: string | undefined): Target {
  const scheme = ownValue(schemes, kind ?? '');
  const found = (scheme && readIdentifier(value, scheme)) ?? readIdentifier(value);
  if (found) return { ...(found.scheme === 'pmid' ? { pmid: found.value } : {}), identifiers: [found] };
  return /^(?:https?|ftp):\/\/\S+$/i.test(value) ? { url: value } : { note: [kind, value].filter(Boolean).join(': ') };
}

/** Adds a relation unless one of the same kind to the same target is there: DataCite repeats itself in `container` and `relatedItems`. */
export function addRelation(reading: Reading, asGiven: string | undefined, target: Target, note?: string): void {
  const type = readDataciteRelation(asGiven ?? '');
  const { draft } = reading;
  const { identifiers: [one] = [], url } = target;
  if ((one ?? url) !== undefined && !isNew(reading, 'relation', type, one?.scheme, one?.value ?? url)) return;
  draft.relations = appended(
    draft.relations,
    present<Relation>({ type, asGiven, ...target, note: [target.note, note].filter(Boolean).join('; ') } as Relation),
  );
}

/**
 * `{ "relationType": "IsPartOf", "relatedIdentifier": "1569-8041", "relatedIdentifierType": "ISSN", "resourceTypeGeneral": "Journal" }`: an ISSN
 * or ISBN of what the publication stands in is the container's, everything else a relation.
 */
function readRelated(entry: JsonFields, reading: Reading): void {
  const value = entry.text('relatedIdentifier');
  if (value === undefined) return;
  const kind = entry.text('relatedIdentifierType');
  const relation = entry.text('relationType');
  const target = targetOf(value, kind);
  const [found] = target.identifiers ?? [];
  if (found && inContainer(relation) && (found.scheme === 'issn' || found.scheme === 'isbn')) {
    if (found.scheme === 'issn') addIssn(reading, value);
    else addIsbn(reading, value);
    if (entry.peek('resourceTypeGeneral') !== undefined) entry.drop('resourceTypeGeneral');
    return;
  }
  addRelation(reading, relation, target, entry.text('resourceTypeGeneral'));
}

export function readRelations(reading: Reading): void {
  for (const entry of reading.attributes.list('relatedIdentifiers')) readRelated(entry, reading);
}
