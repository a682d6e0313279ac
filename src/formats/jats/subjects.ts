import type { Heading, Keyword } from '../../model/heading.ts';
import { present } from '../../model/present.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { childrenNamed, localName, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';
import { descendants } from './article-source.ts';

export interface Subjects {
  readonly keywords: Keyword[];
  readonly headings: Heading[];
  /** Headings of the table of contents («Original Articles»). */
  readonly labels: string[];
}

/** Keywords by language, descriptors of vocabularies, the publisher's subjects, and where in the issue the article stands. */
export function readSubjects(meta: XmlElement | undefined, reading: ArticleReading): Subjects {
  const subjects: Subjects = { keywords: [], headings: [], labels: [] };
  for (const group of childrenNamed(meta, 'kwd-group')) readKeywords(group, undefined, subjects, reading);
  for (const group of descendants(meta, 'subj-group')) readSubjectGroup(group, [], groupType(group), subjects, reading);
  for (const title of descendants(meta, 'series-title').flatMap((each) => jatsText(reading.take(each)) ?? [])) subjects.labels.push(title);
  return subjects;
}

const mesh = /^mesh|^medical subject headings/i;
const abbreviations = /^abbr/i;
/** Words for an author's keywords, which say nothing more. */
const plainType = /^(?:author(?:-generated|-created|s)?|kwd|keywords?|key-?words)$/i;

/** `language` is that of a translation that the group stands in. */
export function readKeywords(
  group: XmlElement,
  language: string | undefined,
  { keywords, headings }: Subjects,
  reading: ArticleReading,
): void {
  reading.take(group);
  const [type, vocabulary, own] = [attribute(group, 'kwd-group-type'), attribute(group, 'vocab'), attribute(group, 'xml:lang')];
  const spoken = own === undefined ? language : (readLanguage(own) ?? own);
  const kind = vocabulary ?? type;
  for (const element of descendants(group, 'kwd', 'compound-kwd', 'nested-kwd')) {
    for (const term of termsOf(element)) {
      if (kind !== undefined && abbreviations.test(kind)) reading.notes.unplace('kwd@abbreviations', term);
      else if (vocabulary !== undefined || mesh.test(kind ?? '')) headings.push(headingOf(element, term, kind, spoken));
      else keywords.push(present<Keyword>({ term, language: spoken, major: undefined, owner: undefined }));
    }
  }
  if (kind !== undefined && !plainType.test(kind) && !abbreviations.test(kind) && !mesh.test(kind) && vocabulary === undefined)
    reading.notes.unplace('kwd-group@kwd-group-type', kind);
}

const headingOf = (element: XmlElement, term: string, kind: string | undefined, language: string | undefined): Heading =>
  present<Heading>({
    vocabulary: mesh.test(kind ?? '') ? 'mesh' : 'other',
    ui: attribute(element, 'vocab-term-identifier'),
    term,
    asGiven: undefined,
    language,
    kind: mesh.test(kind ?? '') ? undefined : kind,
    major: undefined,
    qualifiers: undefined,
  });

/** A nested keyword is a keyword and those below it; the parts of a compound one belong together. */
function termsOf(element: XmlElement): string[] {
  const name = localName(element.name);
  if (name === 'nested-kwd') return descendants(element, 'kwd', 'compound-kwd').flatMap(termsOf);
  const parts = childrenNamed(element, 'compound-kwd-part').flatMap((part) => jatsText(part) ?? []);
  const term = parts.length > 0 ? parts.join(': ') : jatsText(element)?.replace(/^[,;]\s*|\s*[,;]$/g, '');
  return term ? [term] : [];
}

const groupType = (group: XmlElement): string | undefined => attribute(group, 'subj-group-type');

/** Types by which publishers name the headings of their tables of contents. */
const contents = /heading|^toc|section|^article-?type|display-channel|category/i;

function readSubjectGroup(
  group: XmlElement,
  above: readonly string[],
  type: string | undefined,
  subjects: Subjects,
  reading: ArticleReading,
): void {
  const language = attribute(group, 'xml:lang');
  const own = [...reading.all(group, 'subject'), ...reading.all(group, 'compound-subject')].flatMap((element) => jatsText(element) ?? []);
  for (const term of own) {
    if (type === undefined || contents.test(type)) subjects.labels.push(term);
    else {
      const path = [...above, term].join(' > ');
      subjects.headings.push(
        present<Heading>({
          vocabulary: mesh.test(type) ? 'mesh' : 'other',
          ui: undefined,
          term,
          // Where the subject stands below others («Veterinary Science > Animal Types > Small Animals»).
          asGiven: path === term ? undefined : path,
          language: language && (readLanguage(language) ?? language),
          kind: mesh.test(type) ? undefined : type,
          major: undefined,
          qualifiers: undefined,
        }),
      );
    }
  }
  const last = own.at(-1);
  const below = last === undefined ? above : [...above, last];
  for (const inner of childrenNamed(group, 'subj-group')) readSubjectGroup(inner, below, groupType(inner) ?? type, subjects, reading);
}
