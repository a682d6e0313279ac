import type { Identifier } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import type { Relation, RelationType } from '../../model/relation.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';
import { descendants } from './article-source.ts';
import { typedIdentifier } from './identifiers.ts';
import { composeCitation, isPrinted, peopleOf, printedText } from './references/citation-parts.ts';

/**
 * `related-article-type` (JATS 1.3, PMC tagging guidelines) as PubMed names such relations. The word says what the other article is: `corrected-article`
 * is one that this one corrects. Words that leave the direction open are only Related.
 */
const types: Readonly<Record<string, RelationType>> = {
  'corrected-article': 'ErratumFor',
  'correction-forward': 'ErratumIn',
  correction: 'ErratumIn',
  corrigendum: 'ErratumIn',
  erratum: 'ErratumIn',
  // NLM makes no difference between an addendum and an erratum.
  'addended-article': 'ErratumFor',
  addendum: 'ErratumIn',
  'retracted-article': 'RetractionOf',
  'partially-retracted-article': 'RetractionOf',
  'partial-retraction': 'RetractionIn',
  'retraction-forward': 'RetractionIn',
  retraction: 'RetractionIn',
  'object-of-concern': 'ExpressionOfConcernFor',
  'expression-of-concern': 'ExpressionOfConcernIn',
  'commentary-article': 'CommentOn',
  commentary: 'CommentIn',
  'article-commentary': 'CommentIn',
  letter: 'CommentIn',
  editorial: 'CommentIn',
  'letter-to': 'CommentOn',
  'republished-article': 'RepublishedFrom',
  republication: 'RepublishedIn',
  'reprinted-article': 'ReprintOf',
  reprint: 'ReprintIn',
  'updated-article': 'UpdateOf',
  update: 'UpdateIn',
  'translated-article': 'TranslationOf',
  translation: 'HasTranslation',
  'version-of-record': 'PreprintOf',
  preprint: 'PreprintIn',
  'data-paper': 'AssociatedDataset',
  dataset: 'AssociatedDataset',
  'original-report': 'OriginalReportIn',
};

/** Related articles and objects, reviewed products, earlier and later versions, and what else the file holds as articles of their own. */
export function readRelations(
  article: XmlElement,
  meta: XmlElement | undefined,
  versions: readonly Identifier[],
  reading: ArticleReading,
): Relation[] {
  return [
    ...descendants(meta, 'related-article').flatMap((element) => readRelated(element, 'related-article-type', reading)),
    ...descendants(meta, 'related-object')
      .filter((element) => !reading.isTaken(element))
      .flatMap((element) => readRelated(element, 'related-object-type', reading)),
    ...reading.all(meta, 'product').flatMap(readProduct),
    ...versions.map((identifier): Relation => ({ type: 'HasVersion', identifiers: [identifier] })),
    ...descendants(childNamed(meta, 'pub-history'), 'event').flatMap((event) => readEvent(event, reading)),
    ...['sub-article', 'response'].flatMap((name) => childrenNamed(article, name)).flatMap((part) => readPart(part, reading)),
  ];
}

function readRelated(element: XmlElement, typeName: string, reading: ArticleReading): Relation[] {
  reading.take(element);
  const asGiven = attribute(element, typeName) ?? attribute(element, 'link-type');
  const href = attribute(element, 'xlink:href') ?? attribute(element, 'document-id') ?? attribute(element, 'object-id');
  const linkType = attribute(element, 'ext-link-type') ?? attribute(element, 'document-id-type') ?? attribute(element, 'object-id-type');
  const identifiers = [
    ...(href === undefined ? [] : [typedIdentifier(linkType, href) ?? readIdentifier(href)]),
    ...descendants(element, 'pub-id').map((id) => typedIdentifier(attribute(id, 'pub-id-type'), jatsText(id) ?? '')),
  ].filter((each) => each !== undefined);
  const isUrl = href !== undefined && /^https?:\/\//i.test(href);
  const words = isPrinted(element) ? printedText(element) : composeCitation(element);
  return withoutNothing({
    type: ownValue(types, (asGiven ?? '').toLowerCase()) ?? 'Related',
    asGiven,
    pmid: identifiers.find(({ scheme }) => scheme === 'pmid')?.value,
    identifiers: identifiers.filter(({ scheme }) => scheme !== 'pmid'),
    url: isUrl && identifiers.length === 0 ? href : undefined,
    note: [words, placeOf(element), identifiers.length > 0 || isUrl ? undefined : href].filter((part) => part !== undefined).join('; '),
  });
}

/** `<related-article vol="12" page="e100"/>`: older files tell the place by attributes. */
function placeOf(element: XmlElement): string | undefined {
  const parts = ['vol', 'issue', 'page', 'elocation-id'].flatMap((name) => {
    const value = attribute(element, name);
    return value === undefined ? [] : [`${name} ${value}`];
  });
  return parts.join(', ') || undefined;
}

const withoutNothing = (relation: { [K in keyof Relation]: Relation[K] | undefined }): Relation[] =>
  (relation.pmid ?? relation.url ?? (relation.note || undefined) ?? relation.identifiers?.[0]) === undefined
    ? []
    : [present<Relation>(relation as { [K in keyof Relation]: Relation[K] })];

/** A book or device that the article reviews. */
function readProduct(element: XmlElement): Relation[] {
  const ids = descendants(element, 'isbn', 'pub-id', 'ext-link').map((id) => {
    const text = attribute(id, 'xlink:href') ?? jatsText(id) ?? '';
    return id.name === 'isbn'
      ? readIdentifier(text, 'isbn')
      : (typedIdentifier(attribute(id, 'pub-id-type'), text) ?? readIdentifier(text));
  });
  const identifiers = ids.filter((each) => each !== undefined);
  const note = isPrinted(element) ? printedText(element) : composeCitation(element);
  return withoutNothing({ type: 'CommentOn', asGiven: 'product', pmid: undefined, identifiers, url: undefined, note });
}

/** An event of the publication's history that has an address or id of its own: a preprint, a reviewed preprint, a correction. */
function readEvent(event: XmlElement, reading: ArticleReading): Relation[] {
  const links = descendants(event, 'self-uri', 'article-id', 'pub-id', 'ext-link');
  const type = attribute(event, 'event-type') ?? links.flatMap((link) => attribute(link, 'content-type') ?? [])[0];
  const note = jatsText(childNamed(event, 'event-desc'));
  const relations = links.flatMap((link) => {
    const text = attribute(link, 'xlink:href') ?? jatsText(link) ?? '';
    const identifier = typedIdentifier(attribute(link, 'pub-id-type'), text) ?? readIdentifier(text);
    if (!identifier) return [];
    reading.take(link);
    const kind = /preprint/i.test(type ?? '') ? 'PreprintIn' : 'HasVersion';
    return withoutNothing({ type: kind, asGiven: type, identifiers: [identifier], pmid: undefined, url: undefined, note });
  });
  if (relations.length > 0) reading.textAt(event, 'event-desc');
  return relations;
}

/** What a part of the file is to the article: a translation of it, an answer to it. Reviews and decision letters are parts of its record. */
const partTypes: Readonly<Record<string, RelationType>> = {
  translation: 'HasTranslation',
  response: 'CommentIn',
  reply: 'CommentIn',
  discussion: 'CommentIn',
  'article-commentary': 'CommentIn',
  commentary: 'CommentIn',
  correction: 'ErratumIn',
  retraction: 'RetractionIn',
};

/** A sub-article or response, with its title and people as its citation. */
function readPart(part: XmlElement, reading: ArticleReading): Relation[] {
  const asGiven = attribute(part, part.name === 'response' ? 'response-type' : 'article-type');
  const meta = childNamed(part, 'front-stub') ?? childNamed(part, 'front', 'article-meta');
  const ids = childrenNamed(meta, 'article-id').flatMap((id) => typedIdentifier(attribute(id, 'pub-id-type'), jatsText(id) ?? '') ?? []);
  for (const id of childrenNamed(meta, 'article-id')) reading.take(id);
  const titles = childrenNamed(meta, 'title-group');
  const title = titles.flatMap((group) => jatsText(childNamed(group, 'article-title')) ?? []);
  for (const group of titles) reading.take(group);
  return withoutNothing({
    type: ownValue(partTypes, asGiven ?? '') ?? (part.name === 'response' ? 'CommentIn' : 'Related'),
    asGiven: asGiven ?? part.name,
    pmid: ids.find(({ scheme }) => scheme === 'pmid')?.value,
    identifiers: ids.filter(({ scheme }) => scheme !== 'pmid'),
    url: undefined,
    note: [...title, ...descendants(meta, 'contrib').flatMap((contrib) => personIn(reading.take(contrib)) ?? [])].join('; '),
  });
}

/** «Prado Lia (Reviewing Editor)» */
function personIn(contrib: XmlElement): string | undefined {
  const roles = childrenNamed(contrib, 'role').flatMap((role) => jatsText(role) ?? []);
  const people = peopleOf(contrib);
  return people && roles.length > 0 ? `${people} (${roles.join(', ')})` : people;
}
