import type { Contributor } from '../model/contributor.ts';
import { keyText } from '../model/work.ts';
import { foldLetters } from '../normalizers/fold.ts';
import { sameWriting } from '../normalizers/person-name.ts';
import type { Entry } from './entry.ts';
import type { Said } from './merge-lists.ts';

/**
 * The contributors of the best record that names any, a whole list before one that ends in «et al.»; what other records add to the
 * same persons is kept: other spellings in `asGiven`, ORCIDs and affiliations where the chosen record has none.
 */
export function mergeContributors(ranked: readonly Entry[]): { readonly said: readonly Said<Contributor>[]; readonly incomplete: boolean } {
  const naming = ranked.filter(({ record }) => record.contributors !== undefined);
  const chosen = naming.find(({ record }) => !record.contributorsIncomplete) ?? naming[0];
  if (!chosen) return { said: [], incomplete: false };
  const others = naming.filter((entry) => entry !== chosen);
  const said = (chosen.record.contributors ?? []).map((contributor, at) => {
    const matches = others.flatMap(({ key, record }) => {
      const match = counterpart(contributor, at, record.contributors ?? []);
      return match ? [{ key: keyText(key), match }] : [];
    });
    const value = matches.reduce((person, { match }) => completed(person, match), contributor);
    return { value, keys: [keyText(chosen.key), ...matches.map(({ key }) => key)] };
  });
  return { said, incomplete: chosen.record.contributorsIncomplete === true };
}

/** The same person in another record's list: at the same place, or the only one with such a name and role. */
function counterpart(person: Contributor, at: number, others: readonly Contributor[]): Contributor | undefined {
  const fits = (other: Contributor | undefined): other is Contributor =>
    other !== undefined && other.role === person.role && sameWriting(person, other);
  const beside = others[at];
  if (fits(beside)) return beside;
  const fitting = others.filter(fits);
  return fitting.length === 1 ? fitting[0] : undefined;
}

function completed(person: Contributor, other: Contributor): Contributor {
  const known = new Set([written(person), ...(person.asGiven ?? [])].map(plain));
  const spellings = [written(other), ...(other.asGiven ?? [])].filter(
    (spelling, at, all) => !known.has(plain(spelling)) && all.indexOf(spelling) === at,
  );
  return {
    ...(other.orcid === undefined ? {} : { orcid: other.orcid }),
    ...(other.affiliations === undefined ? {} : { affiliations: other.affiliations }),
    ...person,
    ...(spellings.length === 0 ? {} : { asGiven: [...(person.asGiven ?? []), ...spellings] }),
  };
}

const written = ({ family, given, suffix, collective }: Contributor): string =>
  collective ?? [[family, suffix].filter(Boolean).join(' '), given].filter(Boolean).join(', ');

/** Points, commas and capitals make no other spelling; diacritics do: «Méndez» beside «Mendez» is worth keeping. */
const plain = (text: string): string =>
  `${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.,-]+/g, '')}|${foldLetters(text) === text.toLowerCase()}`;
