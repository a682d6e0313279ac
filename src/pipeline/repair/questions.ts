import { isCorrection } from '../../dedupe/corrections.ts';
import type { Identifier } from '../../model/identifier.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { keyText } from '../../model/work.ts';
import type { Store, StoredRecord, WorkDetail } from '../../store/store.ts';
import type { LookupService } from './lookup-services.ts';

/** An identifier of a record, to be asked about at its own source. */
export interface Question {
  readonly work: WorkDetail;
  readonly member: StoredRecord;
  readonly identifier: Identifier;
}

export const writtenIdentifier = ({ scheme, value }: Identifier): string => `${scheme}:${value}`;

/**
 * What a service is to be asked about works: identifiers that it vouches for, that it has not said itself in one of the work's records, and (unless
 * `again`) that it was not asked about before.
 */
export async function questionsFor(
  store: Store,
  service: Pick<LookupService, 'id' | 'schemes'>,
  works: readonly WorkDetail[],
  again: boolean,
): Promise<readonly Question[]> {
  const all = works.flatMap((work) => {
    const own = work.members
      .filter((member) => isOwn(member, service))
      .flatMap(({ record }) => (record.identifiers ?? []).map(writtenIdentifier));
    // What a person took away is nobody's question any more.
    const standing = new Set((work.citation.identifiers ?? []).map(writtenIdentifier));
    return work.members
      .filter(({ record }) => !record.deleted)
      .map((member) =>
        isCorrection(member) ? { ...member, record: { ...asWhole(work), identifiers: member.record.identifiers ?? [] } } : member,
      )
      .flatMap((member) =>
        (member.record.identifiers ?? [])
          .filter((identifier) => service.schemes.includes(identifier.scheme) && !own.includes(writtenIdentifier(identifier)))
          .filter((identifier) => standing.has(writtenIdentifier(identifier)))
          .map((identifier): Question => ({ work, member, identifier })),
      );
  });
  if (again || all.length === 0) return all;
  const before = await store.verifications(all.map(({ member }) => member.key));
  const asked = new Set(
    before.filter((each) => each.service === service.id).map((each) => `${keyText(each.record)} ${writtenIdentifier(each.identifier)}`),
  );
  return all.filter(({ member, identifier }) => !asked.has(`${keyText(member.key)} ${writtenIdentifier(identifier)}`));
}

/** An identifier that a person put right is held against all that is known of the work: the correction itself says nothing else. */
const asWhole = ({ id, citation }: WorkDetail): BibliographicRecord => ({ source: 'user', sourceId: id, ...citation });

/** A record that the service issued itself: its key is an identifier of the service's. The ids of files and pages are nobody's word. */
const isOwn = ({ key, record }: StoredRecord, { schemes }: Pick<LookupService, 'schemes'>): boolean =>
  !/^(?:file:|web$)/.test(key.authority) &&
  (record.identifiers ?? []).some(({ scheme, value }) => schemes.includes(scheme) && value === key.id);
