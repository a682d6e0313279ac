import type { Verification } from '../../model/verification.ts';
import { keyText } from '../../model/work.ts';
import { writtenIdentifier } from './questions.ts';

/** An identifier of a record, and the services that were asked about it in vain. */
type KnownToNobody = Pick<Verification, 'record' | 'identifier'> & { readonly services: readonly string[] };

/** The identifiers that none of the services asked about them knows: a DOI may be Crossref's or DataCite's. */
export function knownToNobody(verifications: readonly Verification[]): readonly KnownToNobody[] {
  const known = new Set<string>();
  const unknown = new Map<string, KnownToNobody>();
  for (const { record, identifier, service, outcome } of verifications) {
    const key = `${keyText(record)} ${writtenIdentifier(identifier)}`;
    if (outcome !== 'unknown') known.add(key);
    else unknown.set(key, { record, identifier, services: [...new Set([...(unknown.get(key)?.services ?? []), service])] });
  }
  return [...unknown].filter(([key]) => !known.has(key)).map(([, each]) => each);
}
