import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { JsonFields } from '../json-fields.ts';
import { isItem, type JsonItem } from '../json-item.ts';
import { parseJson, splitJsonValues } from '../json-values.ts';
import { lineAt } from '../plain-fields.ts';
import { decodePieces } from '../text-lines.ts';
import { unplaceRest } from '../unplaced-rest.ts';
import { unreadableValue } from '../unreadable-value.ts';
import { readExtent, readLocations, readRights } from './access.ts';
import { readContributors } from './contributors.ts';
import { readDates } from './dates.ts';
import { readDescriptions } from './descriptions.ts';
import { readFunding } from './funding.ts';
import { readIdentifiers, registeredDoi } from './identifiers.ts';
import { readType } from './item-types.ts';
import type { Reading } from './reading.ts';
import { readDerivedContainer, readRelatedItems } from './related-items.ts';
import { readRelations } from './relations.ts';
import { readLanguages, readSubjects } from './subjects.ts';
import { readTitles } from './titles.ts';
import { isUnknownValue } from './unknown-value.ts';

/** Who brought it out: a text, since schema 4.5 an object; and which edition of it this is. */
function readPublisher({ attributes, draft }: Reading): void {
  const described = attributes.fields('publisher');
  const publisher = described ? lineAt(described, 'name') : lineAt(attributes, 'publisher');
  if (publisher !== undefined && !isUnknownValue(publisher)) draft.publisher = publisher;
  const version = lineAt(attributes, 'version');
  if (version !== undefined && !isUnknownValue(version)) draft.edition = version;
}

/** In this order, since some look at what stands there already. */
const readers: readonly ((reading: Reading) => void)[] = [
  readType,
  readTitles,
  readLanguages,
  readContributors,
  readPublisher,
  readDates,
  readRelatedItems,
  readRelations,
  readDerivedContainer,
  readLocations,
  readIdentifiers,
  readDescriptions,
  readSubjects,
  readFunding,
  readRights,
  readExtent,
];

/** What DataCite keeps about the deposit and its use: it stands in every record, and nobody wants to be told of it. */
const expected: ReadonlySet<string> = new Set([
  'agency',
  'clientId',
  'providerId',
  'created',
  'schemaVersion',
  'metadataVersion',
  'source',
  'isActive',
  'state',
  'viewCount',
  'viewsOverTime',
  'downloadCount',
  'downloadsOverTime',
  'referenceCount',
  'citationCount',
  'citationsOverTime',
  'partCount',
  'partOfCount',
  'versionCount',
  'versionOfCount',
  'relationships',
  'geoLocations',
  'subjects.schemeUri',
  'relatedIdentifiers.schemeUri',
  'relatedIdentifiers.schemeType',
  'relatedIdentifiers.relatedMetadataScheme',
]);

const counts = [...expected].filter((key) => key.endsWith('Count'));

/** A DOI that is no longer to be found: DataCite deletes none, it takes them from `findable` back to `registered`. */
function isHidden(attributes: JsonFields): boolean {
  const hidden = attributes.peek('state') === 'registered' && attributes.flag('isActive') === false;
  // «Findable» and «active» are what every record is.
  if (attributes.peek('state') === 'findable') attributes.drop('state', 'isActive');
  return hidden;
}

function readDoiRecord(
  { attributes: given, id, relationships }: Resource,
  fallbackId: string,
  { vocabularies }: ReadContext,
): BibliographicRecord {
  const attributes = new JsonFields(relationships === undefined ? given : { ...given, relationships });
  const reading: Reading = { draft: {}, findings: [], attributes, vocabularies, seen: new Set() };
  const sourceId = registeredDoi(attributes, id) ?? fallbackId;
  // The same in XML, in base64; and how often it was looked at, as long as it was not.
  attributes.drop('xml', ...counts.filter((key) => attributes.peek(key) === '0'));
  const deleted = isHidden(attributes) ? (true as const) : undefined;
  for (const read of readers) read(reading);
  unplaceRest(reading, attributes.rest(), expected);
  const { datestamp, ...said } = reading.draft;
  return present<BibliographicRecord>({
    source: 'datacite-json',
    sourceId,
    datestamp,
    deleted,
    ...said,
    findings: reading.findings,
  } as BibliographicRecord);
}

/** A resource of JSON:API, or attributes alone. */
interface Resource {
  readonly attributes: JsonItem;
  readonly id?: string;
  readonly relationships?: unknown;
}

function resourceOf(value: unknown): Resource | undefined {
  const resource = isItem(value) && isItem(value.data) ? value.data : value;
  if (!isItem(resource)) return undefined;
  const { attributes, id, relationships } = resource;
  if (isItem(attributes)) return { attributes, ...(typeof id === 'string' ? { id } : {}), relationships };
  return 'doi' in resource || 'titles' in resource ? { attributes: resource } : undefined;
}

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let number = context.position ?? 0;
  for await (const { text, whole } of splitJsonValues(decodePieces(chunks), ['data'])) {
    number += 1;
    const fallback = `${context.name}#${number}`;
    const resource = resourceOf(parseJson(text));
    if (resource) yield readDoiRecord(resource, fallback, context);
    else
      yield unreadableValue('datacite-json', fallback, whole ? 'This is no DOI of DataCite’s.' : 'The file ends inside this record.', text);
  }
}

const ownKeys =
  /"(?:resourceTypeGeneral|relatedIdentifierType|nameIdentifierScheme|rightsList|fundingReferences|geoLocations|publicationYear|schemaVersion|metadataVersion|contributorType|descriptionType|identifierType|titleType|affiliationIdentifierScheme)"\s*:/g;

function detect(head: string): number {
  if (!/^[\s\uFEFF]*(?:\[\s*\{|\{)/.test(head)) return 0;
  const kinds = new Set(head.match(ownKeys)).size;
  if (/datacite\.org\/schema\/kernel-/.test(head) && kinds >= 1) return 0.97;
  if (/"doi"\s*:/.test(head) && /"titles"\s*:\s*\[/.test(head) && kinds >= 2) return 0.95;
  return /"titles"\s*:\s*\[/.test(head) && kinds >= 3 ? 0.9 : 0;
}

/** DOIs as DataCite's REST API gives them (https://api.datacite.org/dois): JSON:API, one or a list, or attributes alone. */
export const dataciteJson: Format = {
  id: 'datacite-json',
  title: 'DOIs of DataCite’s REST API in JSON',
  mediaTypes: ['application/vnd.api+json', 'application/vnd.datacite.datacite+json'],
  extensions: ['json', 'jsonl'],
  detect,
  read,
  consultsVocabularies: true,
  authority: ({ sourceId }) => (sourceId.startsWith('10.') ? { authority: 'datacite', id: sourceId } : undefined),
};
