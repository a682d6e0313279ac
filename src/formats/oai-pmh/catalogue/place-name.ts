import type { ContributorRole } from '../../../model/contributor.ts';
import type { Identifier } from '../../../model/identifier.ts';
import { present } from '../../../model/present.ts';
import { type PersonName, readPersonName } from '../../../normalizers/person-name.ts';
import type { RecordDraft } from '../../dublin-core/record-draft.ts';
import { nameIdentifier } from '../name-identifier.ts';
import { withoutFinalPoint } from './isbd.ts';
import { type Part, readRelator } from './relator.ts';

/** A person or body as a catalogue enters it. */
export interface EnteredName {
  readonly name: PersonName;
  /** Codes and words of its roles as sent; empty where the source states none. */
  readonly roles: readonly string[];
  /** What it counts as where no role is stated. */
  readonly unstated: ContributorRole;
  readonly orcid?: string | undefined;
  readonly identifiers?: readonly Identifier[];
  readonly affiliations?: readonly string[];
  /** The heading with what a contributor has no field for (life dates, titles), and other forms of the name. */
  readonly asGiven?: readonly string[];
}

/** Years of birth and death in brackets, as some put them into the name itself: `Alleman, Tillie Pierce [1848-1914]`. */
const lifeYears = /\s?[[(](?:b\.\s?|\d{4}\s?[-–])[\d\s–-]{0,9}[\])]$/;

/** The name within a heading; family and given name as far as they can be told. */
export function readHeadingName(text: string): { name: PersonName; asGiven?: string } | undefined {
  const whole = withoutFinalPoint(text);
  const bare = whole.replace(lifeYears, '');
  const name = readPersonName(bare);
  return name && { name, ...(bare === whole ? {} : { asGiven: whole }) };
}

/** Puts a name where its roles say: among the contributors, once for each role that differs, or as publisher or funder. Gives the contributors' indexes. */
export function placeName(entered: EnteredName, draft: RecordDraft): readonly number[] {
  const read = entered.roles.map((word) => ({ word, part: readRelator(word) }));
  const known = [...new Set(read.flatMap(({ part }) => part ?? []))];
  const [unknown] = read
    .filter(({ word, part }) => part === undefined && word.length > 3)
    .concat(read.filter(({ part }) => part === undefined));
  if (known.length > 0) return known.flatMap((part) => placeAs(part, entered, draft));
  return placeAs(unknown ? 'other' : entered.unstated, entered, draft, unknown?.word);
}

function placeAs(
  part: Part,
  { name, orcid, identifiers, affiliations, asGiven }: EnteredName,
  draft: RecordDraft,
  roleAsGiven?: string,
): readonly number[] {
  const whole = 'collective' in name ? name.collective : name.family;
  if (part === 'publisher' && draft.once(draft.content, 'publisher', whole)) return [];
  if (part === 'funder') draft.add('grants', { agency: whole });
  if (part === 'funder') return [];
  const role = part === 'publisher' ? 'other' : part;
  const index = draft.append('contributors', {
    role,
    ...present({ roleAsGiven: roleAsGiven ?? (part === 'publisher' ? 'publisher' : undefined) }),
    ...name,
    ...present({
      orcid,
      identifiers: identifiers && [...identifiers],
      affiliations: affiliations?.map((each) => ({ name: each })),
      asGiven: asGiven && [...new Set(asGiven)],
    }),
  });
  return [index];
}

/** A body named beside persons without a role may be anything (a hospital, the publisher), but groups of this kind are formed to write. */
export const isGroupOfAuthors = (name: PersonName): boolean =>
  'collective' in name &&
  /\b(?:study|working|research|trials?|writing|steering|expert|task) (?:group|force|committee|team)\b|\bconsorti|\bcollaborati|\binvestigators\b|\btrialists\b|\bgrupo de (?:trabajo|estudio)/i.test(
    name.collective,
  );

/** `(orcid)0000-0002-1825-0097`, `(DE-588)123`: who gave the id. */
const labelled = /^\((\w{2,12})\)\s?(\S.*)$/;

/** An id of a person or body in a register that the record knows: by its label or its address, since a bare number may be any catalogue's. */
export function readAgentId(text: string, scheme = ''): { orcid?: string; identifier?: Identifier } | undefined {
  const [, label = scheme, value = text.trim()] = labelled.exec(text.trim()) ?? [];
  if (!/orcid|isni|\bror\b|grid/i.test(`${label} ${value}`)) return undefined;
  const identifier = nameIdentifier(value, label);
  if (!identifier) return undefined;
  return identifier.scheme === 'orcid' ? { orcid: identifier.value } : { identifier };
}
