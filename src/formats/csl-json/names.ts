import type { Contributor, ContributorRole } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { readPersonName } from '../../normalizers/person-name.ts';
import { type JsonItem, textFrom } from '../json-item.ts';
import type { CslField } from './reading.ts';

/** CSL's name variables and the roles they are read as; the first variable of a role is the one that is written. */
const roles: readonly (readonly [ContributorRole, string, ...string[]])[] = [
  ['author', 'author'],
  ['editor', 'editor', 'collection-editor', 'editorial-director', 'editor-translator'],
  ['translator', 'translator'],
  ['illustrator', 'illustrator'],
  ['compiler', 'compiler'],
  ['other', 'contributor', 'chair', 'composer', 'container-author', 'curator', 'director', 'executive-producer', 'guest', 'host'],
  [
    'other',
    'interviewer',
    'narrator',
    'organizer',
    'original-author',
    'performer',
    'producer',
    'recipient',
    'script-writer',
    'series-creator',
  ],
];

/** «d’» and «l'» lean on the name, «van der» stands before it. */
const withParticle = (particle: string | undefined, name: string): string =>
  particle ? `${particle}${/['’]$/.test(particle) ? '' : ' '}${name}` : name;

function affiliationsOf(value: unknown): { name: string }[] {
  const list = Array.isArray(value) ? value : [value];
  return list
    .map((one) => textFrom(typeof one === 'object' && one !== null && 'name' in one ? one.name : one))
    .filter((name) => name !== undefined)
    .map((name) => ({ name }));
}

/** A CSL name: parts, `literal` for a group, a bare string (some generators), `name` for a group (Crossref). */
function readCslName(value: unknown): Omit<Contributor, 'role'> | undefined {
  if (typeof value === 'string') return readPersonName(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const parts = value as Record<string, unknown>;
  const literal = textFrom(parts.literal) ?? textFrom(parts.name);
  const family = textFrom(parts.family);
  const given = textFrom(parts.given);
  const whole = family ?? given;
  if (literal === undefined && whole === undefined) return undefined;
  const orcid = textFrom(parts.ORCID);
  const outer = withParticle(textFrom(parts['non-dropping-particle']), family ?? '');
  const name =
    whole === undefined
      ? { collective: literal }
      : {
          family: family ? withParticle(textFrom(parts['dropping-particle']), outer) : whole,
          given: family ? given : undefined,
          suffix: textFrom(parts.suffix),
        };
  return present<Omit<Contributor, 'role'>>({
    ...name,
    orcid: orcid ? readOrcid(orcid)?.value : undefined,
    affiliations: parts.affiliation === undefined ? undefined : affiliationsOf(parts.affiliation),
  } as Omit<Contributor, 'role'>);
}

const writeCslName = ({ family, given, suffix, collective }: Contributor): JsonItem =>
  collective ? { literal: collective } : present<JsonItem>({ family, given, suffix });

export const nameFields: readonly CslField[] = roles.map(([role, ...variables], index) => ({
  variables,
  read: (value, reading) => {
    const people = (Array.isArray(value) ? value : [value]).map(readCslName);
    if (people.some((name) => name === undefined)) return false;
    const named = people.filter((name) => name !== undefined).map((name): Contributor => ({ role, ...name }));
    reading.draft.contributors = [...(reading.draft.contributors ?? []), ...named];
    return true;
  },
  write: ({ contributors }) => {
    const first = roles.findIndex(([known]) => known === role) === index;
    const list = first ? (contributors ?? []).filter((one) => one.role === role).map(writeCslName) : [];
    return list.length ? { [variables[0] as string]: list } : {};
  },
}));
