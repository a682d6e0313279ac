import { readLanguage } from '../../../normalizers/language.ts';
import { localName, type XmlElement } from '../../../xml/element.ts';
import { placeSubject } from '../catalogue/place-heading.ts';
import type { ModsReading } from './mods-reading.ts';
import { readNameParts } from './name.ts';
import { readTitleInfo } from './title-info.ts';

/** PubMed's words for kinds of descriptors, for subjects that begin with something else than a topic. */
const kinds: Readonly<Record<string, string>> = {
  geographic: 'Geographic',
  hierarchicalGeographic: 'Geographic',
  temporal: 'Chronological',
};

/**
 * A subject: a descriptor with its subdivisions where an authority or a place, time or form among its parts shows that they belong
 * together; else several topics are several free terms, as repositories write them (DiVA puts all keywords of a language into one).
 */
export function placeModsSubject(element: XmlElement, reading: ModsReading): void {
  const { draft, parts, context } = reading;
  const children = element.children.filter((child): child is XmlElement => typeof child !== 'string');
  const terms = children.flatMap((child) => {
    const text = termOf(child, reading);
    return text === '' ? [] : [{ child, text }];
  });
  const direct = children.length === 0 ? parts.text(element) : '';
  if (direct !== '') terms.push({ child: element, text: direct });
  const [first, ...rest] = terms;
  if (!first) return;
  const scheme = element.attributes.authority ?? first.child.attributes.authority;
  const language = readLanguage(element.attributes.lang ?? element.attributes['xml:lang'] ?? first.child.attributes.lang ?? '');
  const free = scheme === undefined && terms.every(({ child }) => localName(child.name) === 'topic');
  if (free) {
    for (const { text } of terms) placeSubject({ term: text, language }, draft, context);
    return;
  }
  const uris = [element, first.child].flatMap((each) => parts.attribute(each, 'valueURI') ?? []);
  const left = placeSubject(
    {
      scheme,
      term: first.text,
      subdivisions: rest.map(({ text }) => text),
      language,
      kind: kinds[localName(first.child.name)],
      authorities: [...new Set(uris)],
    },
    draft,
    context,
  );
  for (const value of left) draft.leaveUnplaced({ name: 'subject@valueURI', value });
}

function termOf(child: XmlElement, reading: ModsReading): string {
  const { parts } = reading;
  switch (localName(child.name)) {
    case 'name': {
      const read = readNameParts(child, reading);
      if (!read) return '';
      return (
        read.heading ?? ('collective' in read.name ? read.name.collective : [read.name.family, read.name.given].filter(Boolean).join(', '))
      );
    }
    case 'titleInfo':
      return readTitleInfo(child, reading);
    case 'hierarchicalGeographic':
      return child.children.flatMap((part) => (typeof part === 'string' ? [] : [parts.text(part)])).join('--');
    case 'topic':
    case 'geographic':
    case 'temporal':
    case 'genre':
    case 'occupation':
      return parts.text(child);
    default:
      return '';
  }
}
