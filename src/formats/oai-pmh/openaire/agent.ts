import type { Affiliation, ContributorRole } from '../../../model/contributor.ts';
import { ownValue } from '../../../model/own-value.ts';
import { present } from '../../../model/present.ts';
import { type PersonName, readPersonName } from '../../../normalizers/person-name.ts';
import { foldWhitespace } from '../../../normalizers/whitespace.ts';
import { childNamed, childrenNamed, localName, textOf, type XmlElement } from '../../../xml/element.ts';
import type { RecordDraft } from '../../dublin-core/record-draft.ts';
import { nameIdentifier } from '../name-identifier.ts';
import { elementFields, isElement } from '../qualified-elements.ts';

/** DataCite's contributorType; the types that are not here are roles that the record has no word for. */
const roles: Readonly<Record<string, ContributorRole>> = {
  Editor: 'editor',
  Supervisor: 'advisor',
  Translator: 'translator',
  Researcher: 'investigator',
  ProjectLeader: 'investigator',
  Reviewer: 'reviewer',
};

const own = new Set(['creatorName', 'contributorName', 'givenName', 'familyName', 'nameIdentifier', 'affiliation']);

/** `<datacite:creator>` or `<datacite:contributor>`: name, parts of the name, ids and affiliations of one person or organization. */
export function placeAgent(draft: RecordDraft, element: XmlElement): void {
  const kind = localName(element.name);
  const named = childNamed(element, 'creatorName') ?? childNamed(element, 'contributorName');
  const text = (name: string) => foldWhitespace(textOf(childNamed(element, name)));
  // DataCite 2 and hand-made records have the name as the element's own text.
  const name =
    foldWhitespace(textOf(named)) || [text('familyName'), text('givenName')].filter((part) => part !== '').join(', ') || ownText(element);
  const type = element.attributes.contributorType ?? '';
  const leave = (what: string, value: string) => draft.leaveUnplaced({ name: `datacite.${kind}.${what}`, value: `${name}: ${value}` });
  const ids = childrenNamed(element, 'nameIdentifier').map((each) => {
    const { nameIdentifierScheme: scheme = '' } = each.attributes;
    return { scheme, text: foldWhitespace(textOf(each)), read: nameIdentifier(textOf(each), scheme) };
  });
  if (name === '') return;
  // The repository that holds the copy has no part in the work; DSpace names itself so in every record.
  if (type === 'HostingInstitution') {
    draft.leaveUnplaced({ name: 'datacite.contributor.HostingInstitution', value: name });
    for (const id of ids) leave('HostingInstitution.nameIdentifier', `${id.scheme} ${id.text}`.trim());
    return;
  }
  const role = kind === 'creator' ? 'author' : (ownValue(roles, type) ?? 'other');
  const person = nameOf(name, named?.attributes.nameType, text('familyName'), text('givenName'));
  const index = draft.append('contributors', {
    role,
    ...(person ?? { collective: name }),
    ...present({
      orcid: ids.find(({ read }) => read?.scheme === 'orcid')?.read?.value,
      identifiers: ids.flatMap(({ read }) => (read && read.scheme !== 'orcid' ? [read] : [])),
      affiliations: childrenNamed(element, 'affiliation').flatMap((each) => affiliation(each, leave) ?? []),
    }),
  });
  if (!person) draft.note('author-name-unsplit', 'The name could not be split', { path: `contributors[${index}]`, raw: name });
  if (role === 'other' && type !== '' && type !== 'Other') leave('contributorType', type);
  for (const id of ids.filter(({ read, text }) => !read && text !== '')) leave('nameIdentifier', `${id.scheme} ${id.text}`.trim());
  for (const each of element.children.filter(isElement).filter((child) => !own.has(localName(child.name))))
    for (const field of elementFields(`datacite.${kind}.${localName(each.name)}`, each)) leave(localName(each.name), field.value);
}

const ownText = (element: XmlElement): string => foldWhitespace(element.children.filter((child) => typeof child === 'string').join(' '));

function nameOf(name: string, nameType: string | undefined, family: string, given: string): PersonName | undefined {
  if (/^organi[sz]ational$/i.test(nameType ?? '')) return { collective: name };
  return family === '' ? readPersonName(name) : { family, ...(given === '' ? {} : { given }) };
}

/** `<datacite:affiliation affiliationIdentifier="https://ror.org/…" affiliationIdentifierScheme="ROR">` (DataCite 4.3). */
function affiliation(element: XmlElement, leave: (what: string, value: string) => void): Affiliation | undefined {
  const name = foldWhitespace(textOf(element));
  const { affiliationIdentifier: id = '', affiliationIdentifierScheme: scheme = '' } = element.attributes;
  const read = id === '' ? undefined : nameIdentifier(id, scheme);
  if (id !== '' && !read) leave('affiliationIdentifier', `${scheme} ${id}`.trim());
  return name === '' ? undefined : { name, ...(read ? { identifiers: [read] } : {}) };
}
