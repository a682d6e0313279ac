import type { Identifier } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { Grant } from '../../model/record.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { appended } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { lineAt } from '../plain-fields.ts';
import type { Reading } from './reading.ts';

/** A funder in the Open Funder Registry (whose numbers are DOIs below 10.13039), in ROR, ISNI or GRID. */
function funderId(entry: JsonFields): Identifier[] {
  const value = entry.peek('funderIdentifier');
  if (value === undefined) return [];
  const type = entry.peek('funderIdentifierType') ?? '';
  const doi = readDoi(/^\d{9,12}$/.test(value) ? `10.13039/${value}` : value);
  const scheme = ({ ROR: 'ror', ISNI: 'isni', GRID: 'grid' } as const)[type as 'ROR'];
  const found: Identifier | undefined =
    (scheme && readIdentifier(value, scheme)) ?? (doi === undefined ? readIdentifier(value) : { scheme: 'doi', value: doi });
  if (!found) return [];
  entry.drop('funderIdentifier', 'funderIdentifierType', 'schemeUri');
  return [found];
}

/** `{ "funderName": "…", "funderIdentifier": "https://ror.org/…", "awardNumber": "…", "awardUri": "…", "awardTitle": "…" }` */
export function readFunding({ attributes, draft }: Reading): void {
  for (const entry of attributes.list('fundingReferences')) {
    const agencyIdentifiers = funderId(entry);
    const grant = present<Grant>({ id: entry.text('awardNumber'), agency: lineAt(entry, 'funderName'), agencyIdentifiers } as Grant);
    if (Object.keys(grant).length) draft.grants = appended(draft.grants, grant);
  }
}
