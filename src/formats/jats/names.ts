import type { Contributor } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { readPersonName } from '../../normalizers/person-name.ts';
import { childNamed, localName, type XmlElement } from '../../xml/element.ts';
import { jatsText } from '../jats-text.ts';

/** A person or group as an element of names writes it. */
export type WrittenContributor = Pick<Contributor, 'family' | 'given' | 'suffix' | 'collective' | 'asGiven'>;

/** Elements that name a contributor; `name-alternatives` and `collab-alternatives` hold one in several scripts. */
export const nameElements = ['name', 'string-name', 'name-alternatives', 'collab', 'collab-alternatives', 'collab-name', 'on-behalf-of'];

/** Undefined when nobody is named. */
export function readName(element: XmlElement): WrittenContributor | undefined {
  const name = localName(element.name);
  if (name.endsWith('-alternatives')) return readAlternatives(element);
  if (name.startsWith('collab')) return collective(groupName(element));
  if (name === 'on-behalf-of') return collective(jatsText(element)?.replace(/^(?:and )?(?:on behalf of|for) (?:the )?/i, ''));
  const [surname, given] = ['surname', 'given-names'].map((part) => jatsText(childNamed(element, part)));
  if (surname === undefined && given === undefined) return readStringName(jatsText(element));
  // Where there is only one name it is the family's: «given-only» names sort and are cited by it.
  return present<WrittenContributor>({
    family: surname ?? given,
    given: surname === undefined ? undefined : given,
    suffix: jatsText(childNamed(element, 'suffix')),
    collective: undefined,
    asGiven: undefined,
  });
}

function readStringName(text: string | undefined): WrittenContributor | undefined {
  return text === undefined ? undefined : (readPersonName(text) ?? undefined);
}

const collective = (name: string | undefined): WrittenContributor | undefined => (name ? { collective: name } : undefined);

/** The group's name without its members, who may be listed in it. */
function groupName(element: XmlElement): string | undefined {
  const children = element.children.filter((child) => typeof child === 'string' || !notName.has(localName(child.name)));
  return jatsText({ ...element, children })?.replace(/[\s,;:(]+$/, '');
}

const notName: ReadonlySet<string> = new Set([
  'contrib-group',
  'contrib',
  'xref',
  'fn',
  'email',
  'address',
  'aff',
  'ext-link',
  'uri',
  'contrib-id',
]);

/** The first form is the name, the others are further spellings of it. */
function readAlternatives(element: XmlElement): WrittenContributor | undefined {
  const forms = element.children.flatMap((child) => (typeof child === 'string' ? [] : (readName(child) ?? [])));
  const [first, ...others] = forms;
  if (!first) return undefined;
  const written = ({ family, given, suffix, collective: group }: WrittenContributor) =>
    group ?? [[family, suffix].filter(Boolean).join(' '), given].filter(Boolean).join(', ');
  return present<WrittenContributor>({
    family: first.family,
    given: first.given,
    suffix: first.suffix,
    collective: first.collective,
    asGiven: others.map(written),
  });
}
