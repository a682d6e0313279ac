import type { ContributorRole } from '../../../model/contributor.ts';
import { foldLetters } from '../../../normalizers/fold.ts';
import type { PersonName } from '../../../normalizers/person-name.ts';
import type { MarcRecord } from './marc-record.ts';

/** What the words around a name on the title page say of it (en, de, es, fr, it, nl, cs), folded. */
const functions: readonly (readonly [RegExp, ContributorRole])[] = [
  [/\btransl|ubers|\baus dem |\btraduc|\btrad\b|\btraduit|\btradotto|\bvertaal|\bprelozil/, 'translator'],
  [/\billustr|\bilustr|\bill\b/, 'illustrator'],
  [/\bedit|\beds?\b|\bhrsg|\bherausgegeben|\bhg\b|\bsous la direction|\ba cura di|\bcoord|\bcompil/, 'editor'],
];

/**
 * What a person of 700 did, where no relator says it: the statement of responsibility (245$c) has a part for each function, with `;`
 * between, and the authors' is the first. Without a statement they are co-authors, as repositories write them.
 */
export function roleInStatement(name: PersonName, { fields }: MarcRecord): ContributorRole {
  const statement = fields.find(({ tag, vernacular }) => tag === '245' && !vernacular)?.statement;
  if (statement === undefined || 'collective' in name) return 'author';
  const parts = foldLetters(statement.slice(0, 2000)).split(/\s?;\s/);
  const at = parts.findIndex((part) => part.includes(foldLetters(name.family)));
  const stated = functions.find(([pattern]) => pattern.test(parts[at] ?? ''))?.[1];
  return stated ?? (at === 0 ? 'author' : 'other');
}
