import type { Affiliation, Contributor, ContributorRole } from '../../model/contributor.ts';
import type { Identifier } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { childrenNamed, localName, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import { readAffiliation } from './affiliations.ts';
import type { ArticleReading } from './article-reading.ts';
import { descendants } from './article-source.ts';
import { nameElements, readName, type WrittenContributor } from './names.ts';

/** `contrib-type`, and `content-type` of a group; lower case, without signs. */
const roles: Readonly<Record<string, ContributorRole>> = {
  author: 'author',
  authors: 'author',
  collab: 'author',
  editor: 'editor',
  editors: 'editor',
  academiceditor: 'editor',
  associateeditor: 'editor',
  guesteditor: 'editor',
  handlingeditor: 'editor',
  serieseditor: 'editor',
  senioreditor: 'editor',
  section: 'editor',
  reviewer: 'reviewer',
  reviewers: 'reviewer',
  referee: 'reviewer',
  translator: 'translator',
  translators: 'translator',
  illustrator: 'illustrator',
  compiler: 'compiler',
  advisor: 'advisor',
  supervisor: 'advisor',
  investigator: 'investigator',
  collaborator: 'investigator',
};

/** What the contributors of an article point at, by id: affiliations (read when they are wanted) and the notes that say «equal contribution». */
interface Targets {
  readonly affiliations: ReadonlyMap<string, XmlElement>;
  readonly equal: ReadonlySet<string>;
  /** Reads an address once, however many people share it. */
  readonly read: (element: XmlElement) => Affiliation | undefined;
}

/** Authors, editors and the rest in the order of the source; the members of a group follow it as investigators, as in PubMed. */
export function readContributors(meta: XmlElement | undefined, reading: ArticleReading): Contributor[] {
  const affiliations = descendants(meta, 'aff-alternatives', 'aff');
  const notes = descendants(meta, 'fn').filter((fn) => attribute(fn, 'fn-type') === 'equal');
  const targets: Targets = {
    affiliations: new Map(affiliations.flatMap(idsOf)),
    equal: new Set(notes.flatMap((fn) => attribute(fn, 'id') ?? [])),
    read: once((element) => readAffiliation(element, reading)),
  };
  const contributors = childrenNamed(meta, 'contrib-group').flatMap((group) => readGroup(group, undefined, targets, reading));
  return withOnlyAffiliation(contributors, affiliations, reading);
}

function once<K, V>(read: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, read(key));
    return known.get(key) as V;
  };
}

/** An `aff-alternatives` and each `aff` in it may be pointed at. */
const idsOf = (element: XmlElement): [string, XmlElement][] =>
  [element, ...childrenNamed(element, 'aff')].flatMap((each): [string, XmlElement][] => {
    const id = attribute(each, 'id');
    return id === undefined ? [] : [[id, element]];
  });

/** The people of a group. An affiliation in the group itself, at which nobody points, is that of all its members. */
function readGroup(group: XmlElement, role: ContributorRole | undefined, targets: Targets, reading: ArticleReading): Contributor[] {
  const ofGroup = role ?? roleOf(attribute(group, 'content-type')) ?? 'author';
  const people: { contributor: Contributor; pointed: boolean }[] = [];
  for (const child of group.children) {
    if (typeof child === 'string') continue;
    const name = localName(child.name);
    if (name === 'contrib') people.push(...readContrib(child, role, ofGroup, targets, reading));
    else if (name === 'collab' || name === 'on-behalf-of') {
      const written = readName(reading.take(child));
      if (written) people.push({ contributor: present<Contributor>({ role: ofGroup, ...written } as Contributor), pointed: true });
    }
  }
  const shared = [...childrenNamed(group, 'aff'), ...childrenNamed(group, 'aff-alternatives')].filter((each) => !reading.isTaken(each));
  const affiliations = people.some(({ pointed }) => !pointed) ? shared.flatMap((each) => targets.read(each) ?? []) : [];
  return people.map(({ contributor, pointed }) => (pointed || affiliations.length === 0 ? contributor : { ...contributor, affiliations }));
}

function readContrib(
  contrib: XmlElement,
  given: ContributorRole | undefined,
  ofGroup: ContributorRole,
  targets: Targets,
  reading: ArticleReading,
): { contributor: Contributor; pointed: boolean }[] {
  const type = attribute(contrib, 'contrib-type');
  const role = given ?? (type === undefined ? ofGroup : (roleOf(type) ?? 'other'));
  if (role === 'other' && type !== undefined) reading.notes.unplace('contrib@contrib-type', type);
  const named = contrib.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && nameElements.includes(localName(child.name)),
  );
  const names = named.flatMap((element) => readName(reading.take(element)) ?? []);
  const affiliations = readAffiliations(contrib, targets, reading);
  const identifiers = readContributorIds(contrib, reading);
  const orcid = identifiers.find(({ scheme }) => scheme === 'orcid')?.value;
  const people = names.map((name, at) =>
    present<Contributor>({
      role,
      ...name,
      orcid: at === 0 ? orcid : undefined,
      identifiers: at === 0 ? identifiers.filter(({ scheme, value }) => scheme !== 'orcid' || value !== orcid) : undefined,
      affiliations,
      equalContribution: isEqual(contrib, targets) || undefined,
    } as Contributor),
  );
  keepAside(contrib, role, names[0], reading);
  // Members of a group stand in its name, or right in its contrib.
  const groups = [contrib, ...named].flatMap((each) => childrenNamed(each, 'contrib-group'));
  const members = groups.flatMap((group) => readGroup(group, 'investigator', targets, reading));
  return [
    ...people.map((contributor) => ({ contributor, pointed: affiliations.length > 0 })),
    ...members.map((contributor) => ({ contributor, pointed: true })),
  ];
}

const roleOf = (type: string | undefined): ContributorRole | undefined =>
  ownValue(roles, (type ?? '').toLowerCase().replace(/[^a-z]/g, ''));

/** `<xref ref-type="aff" rid="aff1 aff2">`, and addresses that stand in the person. */
function readAffiliations(contrib: XmlElement, targets: Targets, reading: ArticleReading): Affiliation[] {
  const own = contrib.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (localName(child.name) === 'aff' || localName(child.name) === 'aff-alternatives'),
  );
  const found = new Set(own);
  for (const xref of reading.all(contrib, 'xref')) {
    if (attribute(xref, 'ref-type') !== 'aff') continue;
    for (const rid of (attribute(xref, 'rid') ?? '').split(/\s+/).filter((each) => each !== '')) {
      const target = targets.affiliations.get(rid);
      if (!target) reading.notes.unplace('xref@aff', rid);
      else found.add(target);
    }
  }
  return [...found].flatMap((element) => targets.read(element) ?? []);
}

/** ORCID iDs stand in contrib-id, in older files in a link. */
function readContributorIds(contrib: XmlElement, reading: ArticleReading): Identifier[] {
  const links = [...childrenNamed(contrib, 'ext-link'), ...childrenNamed(contrib, 'uri')].filter((link) =>
    /orcid\.org\//i.test(attribute(link, 'xlink:href') ?? jatsText(link) ?? ''),
  );
  return [
    ...reading.all(contrib, 'contrib-id').flatMap((element): Identifier[] => {
      const text = jatsText(element);
      const type = attribute(element, 'contrib-id-type') ?? '';
      if (text === undefined) return [];
      const identifier =
        /orcid/i.test(type) || /orcid\.org\//i.test(text) ? orcidOf(text) : type === 'isni' ? readIdentifier(text, 'isni') : undefined;
      if (!identifier) reading.notes.unplace(`contrib-id@${type}`, text);
      return identifier ? [identifier] : [];
    }),
    ...links.flatMap((link) => orcidOf(attribute(reading.take(link), 'xlink:href') ?? jatsText(link) ?? '') ?? []),
  ];
}

const orcidOf = (text: string): Identifier | undefined => {
  const value = readOrcid(text)?.value;
  return value === undefined ? undefined : { scheme: 'orcid', value };
};

const isEqual = (contrib: XmlElement, { equal }: Targets): boolean =>
  attribute(contrib, 'equal-contrib') === 'yes' ||
  childrenNamed(contrib, 'xref').some((xref) => (attribute(xref, 'rid') ?? '').split(/\s+/).some((rid) => equal.has(rid)));

/** What is said of one person and has no field of its own: kept with the person's name, since «yes» or «MD» alone say nothing. */
function keepAside(contrib: XmlElement, role: ContributorRole, name: WrittenContributor | undefined, reading: ArticleReading): void {
  const who = name?.collective ?? [name?.family, name?.given].filter((part) => part !== undefined).join(', ');
  for (const flag of ['corresp', 'deceased'])
    if (attribute(contrib, flag) === 'yes') reading.notes.unplace(`contrib@${flag}`, who || 'yes');
  for (const tag of ['role', 'degrees', 'email', 'prefix', 'anonymous'])
    for (const element of [...reading.all(contrib, tag), ...childrenNamed(contrib, 'name').flatMap((each) => childrenNamed(each, tag))]) {
      const text = tag === 'anonymous' ? 'anonymous' : jatsText(element);
      if (text !== undefined && text.toLowerCase() !== role) reading.notes.unplace(`contrib/${tag}`, who ? `${who}: ${text}` : text);
    }
}

/** One address at which nobody points, beside people of whom none has one, is that of them all. */
function withOnlyAffiliation(people: readonly Contributor[], affiliations: readonly XmlElement[], reading: ArticleReading): Contributor[] {
  const [only, ...others] = affiliations;
  const fits = only && others.length === 0 && !reading.isTaken(only) && people.every((each) => each.affiliations === undefined);
  const affiliation = fits && people.some(({ role }) => role === 'author') ? readAffiliation(only, reading) : undefined;
  if (!affiliation) return [...people];
  return people.map((each) => (each.role === 'author' ? { ...each, affiliations: [affiliation] } : each));
}
