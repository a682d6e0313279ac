import { present } from '../../model/present.ts';
import type { Grant } from '../../model/record.ts';
import { readRor } from '../../normalizers/ror.ts';
import type { JsonFields } from '../json-fields.ts';
import { plain, type Reading } from './reading.ts';

/** Awards, or grants as they were called before 2026, each with its funder; then funders of no award that is known. */
export function readGrants({ work }: Reading): Grant[] {
  const funders = work.list('funders');
  const byId = new Map(funders.map((funder) => [funder.peek('id'), funder]));
  const ofId = (id: string | undefined): JsonFields | undefined => (id === undefined ? undefined : byId.get(id));
  const grants = [
    ...work.list('grants').map((entry) => grantOf(entry.text('award_id'), entry, ofId(entry.peek('funder')))),
    ...work.list('awards').map((entry) => grantOf(entry.text('funder_award_id'), entry, ofId(entry.peek('funder_id')))),
  ].filter((grant) => Object.keys(grant).length > 0);
  const known = new Set(grants.map((grant) => JSON.stringify(grant)));
  const named = new Set(grants.flatMap(({ agency }) => agency ?? []));
  const others = funders.flatMap((funder) => {
    const agency = plain(funder.text('display_name'));
    return agency === undefined || named.has(agency) ? [] : [present<Grant>({ agency, agencyIdentifiers: rorOf(funder) } as Grant)];
  });
  for (const funder of funders) if (rorOf(funder).length) funder.drop('ror');
  return [...[...known].map((grant) => JSON.parse(grant) as Grant), ...others];
}

const grantOf = (id: string | undefined, entry: JsonFields, funder: JsonFields | undefined): Grant =>
  present<Grant>({
    id,
    agency: plain(entry.text('funder_display_name') ?? funder?.peek('display_name')),
    agencyIdentifiers: funder ? rorOf(funder) : undefined,
  });

function rorOf(funder: JsonFields): NonNullable<Grant['agencyIdentifiers']> {
  const value = readRor(funder.peek('ror') ?? '');
  return value ? [{ scheme: 'ror', value }] : [];
}
