import { readOrcid } from '../../normalizers/check-digits.ts';
import { metadataField } from '../dublin-core/metadata-field.ts';
import { itemFrom, type JsonItem, saysNothing, textFrom } from '../json-item.ts';
import { parseJson } from '../json-values.ts';
import type { PageField } from './page-field.ts';

/** schema.org's types of what can be cited; a page has others besides (WebSite, BreadcrumbList, Organization). */
const publications =
  /^(?:\w{0,20}Article|Thesis|Dataset|Book|Chapter|Report|Review|CreativeWork|SoftwareSourceCode|PresentationDigitalDocument|Collection|Legislation)$/;
/** Types that say nothing about the kind. */
const vague = new Set(['CreativeWork']);

/** Keys of schema.org that say nothing of the publication, or that are read by themselves. */
const passedOver = new Set(
  '@context @id @graph @type mainentityofpage mainentity image thumbnailurl logo potentialaction breadcrumb ispartof sdpublisher speakable'.split(
    ' ',
  ),
);

const mostNodes = 2000;
/** Of one key: authors, references, keywords. */
const mostValues = 5000;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const typesOf = (node: JsonItem): string[] =>
  list(node['@type']).flatMap((type) => (typeof type === 'string' ? type.replace(/^.*[/:]/, '') : []));

/** The values of the publication that a page's JSON-LD describes: the first one, which the page is about. What is no JSON stays as text. */
export function jsonLdFields(scripts: readonly string[]): PageField[] {
  const documents = scripts.map((script) => ({ script, json: parseJson(script.trim()) }));
  const nodes = documents.flatMap(({ json }) => nodesIn(json));
  const node = nodes.find((each) => typesOf(each).some((type) => publications.test(type)));
  const broken = documents.filter(({ script, json }) => json === undefined && publication.test(script));
  return [...(node ? fieldsOf(node) : []), ...broken.flatMap(({ script }) => field('json-ld', script.slice(0, longestKept)))];
}

/** In what is no JSON: a publication may be meant. */
const publication = /"(?:\w{0,20}Article|Thesis|Dataset|Book|Chapter|Report)"/;
const longestKept = 5000;

/** The nodes of a document, breadth first: top-level lists, `@graph`, and what a page is about. */
function nodesIn(document: unknown): JsonItem[] {
  const nodes: JsonItem[] = [];
  const waiting = list(document).slice(0, mostNodes);
  for (const value of waiting) {
    const node = itemFrom(value);
    if (!node) continue;
    nodes.push(node);
    const room = Math.max(0, mostNodes - waiting.length);
    waiting.push(...[node['@graph'] ?? [], node.mainEntity ?? []].flatMap((each) => list(each).slice(0, room)));
  }
  return nodes;
}

function fieldsOf(node: JsonItem): PageField[] {
  const kinds = typesOf(node).filter((type) => !vague.has(type));
  return [
    ...kinds.flatMap((kind) => field('@type', kind)),
    ...Object.entries(node).flatMap(([key, value]) =>
      passedOver.has(key.toLowerCase()) || saysNothing(value)
        ? []
        : list(value)
            .slice(0, mostValues)
            .flatMap((each) => valueFields(key, each)),
    ),
    ...list(node.isPartOf ?? [])
      .slice(0, 20)
      .flatMap((whole) => wholeFields(whole, 0)),
  ];
}

function field(key: string, text: string, more: Partial<PageField> = {}): PageField[] {
  const made = metadataField(`schema.${key.toLowerCase()}`, text, more);
  return made ? [{ ...made, ...(more.affiliations?.length ? { affiliations: more.affiliations } : {}), speaker: 'json-ld' }] : [];
}

/** How the objects of a key become values; texts and numbers are values as they stand. */
const readers: Readonly<Record<string, (key: string, value: JsonItem) => PageField[]>> = {
  author: person,
  creator: person,
  editor: person,
  contributor: person,
  translator: person,
  encoding: contentFields,
  distribution: contentFields,
  identifier: (key, value) => field(key, labelledIdentifier(value)),
  license: (key, value) => field(key, textFrom(value.url) ?? textFrom(value['@id']) ?? textFrom(value.name) ?? ''),
};

function valueFields(key: string, value: unknown): PageField[] {
  if (/^isAccessibleForFree$/i.test(key)) return value === true || /^true$/i.test(String(value)) ? field(key, 'open access') : [];
  const object = itemFrom(value);
  if (!object) return keywordsOf(key, textFrom(value) ?? '').flatMap((text) => field(key, text));
  const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
  return read ? read(key, object) : field(key, textFrom(object.name) ?? textFrom(object.headline) ?? JSON.stringify(object));
}

const keywordsOf = (key: string, text: string): string[] => (key === 'keywords' ? text.split(/[;,]/) : [text]);

function person(key: string, value: JsonItem): PageField[] {
  const [family, given] = [textFrom(value.familyName), textFrom(value.givenName)];
  const name = family === undefined ? textFrom(value.name) : given === undefined ? family : `${family}, ${given}`;
  const orcid = [value['@id'], value.identifier, value.sameAs, value.url]
    .flatMap(list)
    .flatMap((each) => readOrcid(textFrom(itemFrom(each)?.value ?? each) ?? '')?.value ?? [])[0];
  const affiliations = list(value.affiliation ?? []).flatMap((each) => textFrom(itemFrom(each)?.name ?? each) ?? []);
  return field(key, name ?? '', { affiliations, ...(orcid === undefined ? {} : { authority: `orcid::${orcid}` }) });
}

/** `{"@type":"PropertyValue","propertyID":"doi","value":"10.5555/…"}` */
function labelledIdentifier(value: JsonItem): string {
  const label = (textFrom(value.propertyID) ?? '').replace(/^.*[/#](?=[^/#]+$)/, '');
  const bare = textFrom(value.value) ?? textFrom(value['@id']) ?? textFrom(value.url) ?? '';
  return /^(?:pmid|pmcid|issn|isbn|arxiv|doi|hdl|handle)$/i.test(label) && !bare.includes(':') ? `${label}:${bare}` : bare;
}

function contentFields(key: string, value: JsonItem): PageField[] {
  return field(key, textFrom(value.contentUrl) ?? textFrom(value.url) ?? '');
}

/** An article is part of an issue, which is part of a volume, which is part of a journal. */
function wholeFields(value: unknown, depth: number): PageField[] {
  const whole = itemFrom(value);
  if (!whole) return field('journal', textFrom(value) ?? '');
  const numbered = typesOf(whole).some((type) => type === 'PublicationIssue' || type === 'PublicationVolume');
  return [
    ...field('issueNumber', textFrom(whole.issueNumber) ?? ''),
    ...field('volumeNumber', textFrom(whole.volumeNumber) ?? ''),
    ...(numbered ? [] : field('journal', textFrom(whole.name) ?? '')),
    ...list(whole.issn ?? []).flatMap((issn) => field('issn', textFrom(issn) ?? '')),
    ...(whole.isPartOf && depth < 4
      ? list(whole.isPartOf)
          .slice(0, 5)
          .flatMap((each) => wholeFields(each, depth + 1))
      : []),
  ];
}
