import type { JsonFields } from '../json-fields.ts';
import { lineAt } from '../plain-fields.ts';
import { addIsbn, addIssn, inContainer, readPlace } from './container.ts';
import type { Reading } from './reading.ts';
import { addRelation, targetOf } from './relations.ts';

/** `{ "relatedItemIdentifier": "10.5555/x", "relatedItemIdentifierType": "DOI" }` */
function identifierOf(item: JsonFields): { value: string; kind: string | undefined } | undefined {
  const identifier = item.fields('relatedItemIdentifier');
  const value = identifier?.text('relatedItemIdentifier');
  return value === undefined ? undefined : { value, kind: identifier?.text('relatedItemIdentifierType') };
}

/** The titles: one text, an object or a list of them. */
const titlesOf = (item: JsonFields): string[] => item.list('titles').flatMap((entry) => lineAt(entry, 'title') ?? []);

function readHost(item: JsonFields, reading: Reading): void {
  const { draft } = reading;
  const [title, ...others] = titlesOf(item);
  const relation = item.text('relationType');
  const identifier = identifierOf(item);
  if (title !== undefined && (draft.container?.title ?? title) === title) draft.container = { ...draft.container, title };
  else if (title !== undefined) others.unshift(title);
  if (others.length) item.giveBack('titles', others);
  readPlace(item, reading);
  const number = item.peek('number');
  if (number !== undefined && item.peek('numberType') === 'Article' && draft.container?.articleNumber === undefined) {
    draft.container = { ...draft.container, articleNumber: number, pagesAsGiven: draft.container?.pagesAsGiven ?? number };
    item.drop('number', 'numberType');
  }
  const edition = item.peek('edition');
  if (edition !== undefined && draft.edition === undefined && draft.type === 'chapter') {
    draft.edition = edition;
    item.drop('edition');
  }
  if (item.peek('publisher') === draft.publisher) item.drop('publisher');
  if (item.peek('publicationYear') === String(draft.issued?.year)) item.drop('publicationYear');
  item.drop('relatedItemType');
  if (!identifier) return;
  const scheme = targetOf(identifier.value, identifier.kind).identifiers?.[0]?.scheme;
  if (scheme === 'issn') addIssn(reading, identifier.value);
  else if (scheme === 'isbn') addIsbn(reading, identifier.value);
  else addRelation(reading, relation, targetOf(identifier.value, identifier.kind), title);
}

/** Another publication, with or without an identifier: a relation, its description a note. */
function readOther(item: JsonFields, reading: Reading): void {
  const relation = item.text('relationType');
  const identifier = identifierOf(item);
  const said = ['publisher', 'publicationYear', 'volume', 'issue', 'firstPage', 'relatedItemType'].flatMap(
    (key) => lineAt(item, key) ?? [],
  );
  const note = [...titlesOf(item), ...said].join(', ');
  const target = identifier ? targetOf(identifier.value, identifier.kind) : {};
  if (identifier || note) addRelation(reading, relation, target, note || undefined);
}

/** `relatedItems` describe other publications in full (schema 4.4): above all the journal or book that this one stands in. */
export function readRelatedItems(reading: Reading): void {
  for (const item of reading.attributes.list('relatedItems'))
    (inContainer(item.peek('relationType')) ? readHost : readOther)(item, reading);
}

const articles: ReadonlySet<string | undefined> = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'chapter',
  'paper-conference',
  'review',
  'article',
]);

/**
 * `container` is what DataCite makes of the series information and of related identifiers: the journal of an article, the series of
 * anything else, or the dataset whose part this is.
 */
export function readDerivedContainer(reading: Reading): void {
  const { attributes, draft } = reading;
  const container = attributes.fields('container');
  if (!container) return;
  const title = lineAt(container, 'title');
  const kind = container.text('type');
  const isHost = articles.has(draft.type) || kind === 'Journal' || container.peek('volume') !== undefined;
  if (title !== undefined) {
    const key = isHost ? 'title' : 'collectionTitle';
    if ((draft.container?.[key] ?? title) === title) draft.container = { ...draft.container, [key]: title };
    else container.giveBack('title', title);
  }
  readPlace(container, reading);
  const identifier = container.text('identifier');
  if (identifier === undefined) return;
  const type = container.text('identifierType');
  const target = targetOf(identifier.replace(/^doi:/i, ''), type);
  const scheme = target.identifiers?.[0]?.scheme;
  if (scheme === 'issn') addIssn(reading, identifier);
  else if (scheme === 'isbn') addIsbn(reading, identifier);
  else addRelation(reading, 'IsPartOf', target);
}
