import type { Contributor } from '../../../model/contributor.ts';
import type { BibliographicRecord } from '../../../model/record.ts';
import { areDistinct, hasOnly, isPlain } from './plain-text.ts';

const personKeys = new Set(['role', 'family', 'given', 'orcid', 'affiliations']);
const groupKeys = new Set(['role', 'collective']);

/** Names without marks that divide people. A point behind a family name would be that of initials. */
const family = /^[\p{L}\p{M}'’ -]+$/u;
const given = /^[\p{L}\p{M}'’. -]+$/u;
const group = /^[\p{L}\p{M}'’() -]+$/u;

export function areContributorsKept(people: readonly Contributor[], { type }: BibliographicRecord): boolean {
  const names = new Set<string>();
  let addressed = false;
  for (const person of people) {
    if ((person.role !== 'author' && person.role !== 'editor') || type === 'thesis') return false;
    if (person.collective === undefined ? !isPersonKept(person) : !isGroupKept(person)) return false;
    addressed ||= person.orcid !== undefined || person.affiliations !== undefined;
    names.add(person.collective ?? `${person.family}, ${person.given}`);
  }
  // Addresses are told apart by the name before them.
  return !addressed || names.size === people.length;
}

const isPersonKept = (person: Contributor): boolean =>
  hasOnly(person, personKeys) &&
  isName(person.family, family) &&
  isName(person.given, given) &&
  (person.orcid === undefined || /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(person.orcid)) &&
  (person.affiliations ?? []).every((address) => isPlain(address.name) && address.identifiers === undefined) &&
  areDistinct((person.affiliations ?? []).map(({ name }) => name));

const isGroupKept = (person: Contributor): boolean =>
  hasOnly(person, groupKeys) && isName(person.collective, group) && !/^et al\b/i.test(person.collective ?? '');

const isName = (name: string | undefined, letters: RegExp): boolean =>
  name !== undefined && letters.test(name) && /\p{L}/u.test(name) && name.trim() === name;
