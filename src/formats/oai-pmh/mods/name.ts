import type { Identifier } from '../../../model/identifier.ts';
import type { PersonName } from '../../../normalizers/person-name.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../../xml/element.ts';
import { joinTitle, withoutFinalPoint } from '../catalogue/isbd.ts';
import { type EnteredName, isGroupOfAuthors, placeName, readAgentId, readHeadingName } from '../catalogue/place-name.ts';
import type { ModsReading } from './mods-reading.ts';

/** What of a name's parts makes the name, and the whole heading where it has more than that (life dates, titles). */
interface ReadParts {
  readonly name: PersonName;
  readonly heading?: string | undefined;
}

/** A person, body or meeting with its roles. */
export function placeModsName(element: XmlElement, reading: ModsReading): void {
  const { draft, parts } = reading;
  if (childNamed(element, 'etal')) {
    parts.text(childNamed(element, 'etal'));
    draft.content.contributorsIncomplete = true;
  }
  const read = readNameParts(element, reading);
  if (!read) return;
  const forms = [read.heading, ...childrenNamed(element, 'displayForm').map((each) => parts.text(each))];
  const ids = idsOf(element, reading);
  placeName(
    {
      name: read.name,
      roles: rolesOf(element, reading),
      unstated: unstatedRole(element, read.name, reading),
      orcid: ids.orcid,
      identifiers: ids.identifiers,
      affiliations: childrenNamed(element, 'affiliation')
        .map((each) => parts.text(each))
        .filter((each) => each !== ''),
      asGiven: forms.filter((each): each is string => each !== undefined && each !== '' && each !== plainForm(read.name)),
    },
    draft,
  );
}

/** The name's words in the order of a citation, as displayForm mostly has them: those tell nothing new. */
const plainForm = (name: PersonName): string =>
  'collective' in name ? name.collective : [name.given, name.family].filter((part) => part !== undefined).join(' ');

/** The parts of a name as a person or body; a heading where there is more than the name. */
export function readNameParts(element: XmlElement, { parts }: ModsReading): ReadParts | undefined {
  const ofType = (...types: readonly string[]) =>
    childrenNamed(element, 'namePart')
      .filter((part) => types.includes(part.attributes.type ?? ''))
      .map((part) => parts.text(part))
      .filter((text) => text !== '');
  const [family, given, date, termsOfAddress, whole] = [
    ofType('family'),
    ofType('given'),
    ofType('date'),
    ofType('termsOfAddress'),
    ofType(''),
  ] as const;
  const collective = element.attributes.type === 'corporate' || element.attributes.type === 'conference';
  const heading = (name: string) => [name, ...termsOfAddress, ...date].map(withoutFinalPoint).join(', ');
  const more = date.length + termsOfAddress.length > 0;
  if (collective && whole.length > 0) {
    const [first = '', ...units] = whole.map(withoutFinalPoint);
    const name = joinTitle({ title: first, part: units });
    return { name: { collective: name }, heading: more ? heading(name) : undefined };
  }
  if (family.length > 0 || (given.length > 0 && whole.length === 0)) {
    const [name, ...rest] = family.length > 0 ? [family.join(' '), ...(given.length > 0 ? [given.join(' ')] : [])] : [given.join(' ')];
    const [suffix] = termsOfAddress.filter((term) => /^(?:jr|sr|i{2,3}|iv)\.?$/i.test(term));
    return {
      name: { family: withoutFinalPoint(name ?? ''), ...(rest[0] ? { given: rest[0] } : {}), ...(suffix ? { suffix } : {}) },
      heading: more && !(suffix && date.length + termsOfAddress.length === 1) ? heading([name, ...rest].join(', ')) : undefined,
    };
  }
  const read = readHeadingName(whole.join(', '));
  return read && { name: read.name, heading: more ? heading(whole.join(', ')) : read.asGiven };
}

/** Code and word of one role (`aut`, `Author`) say the same: the word goes first, since a reader knows it. */
function rolesOf(element: XmlElement, { parts }: ModsReading): string[] {
  return childrenNamed(element, 'role').flatMap((role) => {
    const terms = childrenNamed(role, 'roleTerm').map((term) => {
      // The address of a relator code says what the code says.
      if (/\/relators\/\w{3}$/.test(term.attributes.valueURI ?? '')) parts.attribute(term, 'valueURI');
      return parts.text(term);
    });
    const direct = terms.length === 0 ? [parts.text(role)] : terms;
    return direct.filter((term) => term !== '');
  });
}

/** DSpace and many others state no role for authors. */
function unstatedRole(element: XmlElement, name: PersonName, reading: ModsReading): EnteredName['unstated'] {
  const { type, usage } = element.attributes;
  if (type === 'conference') return 'other';
  if (type !== 'corporate' || usage === 'primary' || isGroupOfAuthors(name)) return 'author';
  return reading.namesPersons ? 'other' : 'author';
}

export const namesPersons = (root: XmlElement): boolean =>
  childrenNamed(root, 'name').some(({ attributes: { type } }) => type !== 'corporate' && type !== 'conference');

function idsOf(element: XmlElement, { parts }: ModsReading): { orcid: string | undefined; identifiers: Identifier[] } {
  const given = childrenNamed(element, 'nameIdentifier').map((id) => ({
    id,
    read: readAgentId(id.attributes.typeURI ?? textOfId(id), id.attributes.type) ?? readAgentId(textOfId(id), id.attributes.type),
  }));
  for (const { id, read } of given) if (read) parts.text(id);
  const uri = readAgentId(element.attributes.valueURI ?? '');
  if (uri) parts.attribute(element, 'valueURI');
  const found = [...given.map(({ read }) => read), uri];
  return { orcid: found.find((each) => each?.orcid !== undefined)?.orcid, identifiers: found.flatMap((each) => each?.identifier ?? []) };
}

const textOfId = (element: XmlElement): string => element.children.filter((child) => typeof child === 'string').join('');
