import { type Crosswalk, type ItemField, inElement, type Row, written } from './item-fields.ts';

const person = (field: string, element: string, name: string): Row => [
  field,
  (value) => `<datacite:${element}><datacite:${name}>${value}</datacite:${name}></datacite:${element}>`,
];
const partOf = (field: string, type: string): Row => [
  field,
  (value) => `<datacite:relatedIdentifier relatedIdentifierType="${type}" relationType="IsPartOf">${value}</datacite:relatedIdentifier>`,
];
const dated = (field: string, type: string): Row => [field, (value) => `<datacite:date dateType="${type}">${value}</datacite:date>`];

/** Lists, and what stands in them. */
const lists: readonly (readonly [list: string, rows: readonly Row[]])[] = [
  [
    'datacite:titles',
    [inElement('title', 'datacite:title'), inElement('title.alternative', 'datacite:title titleType="AlternativeTitle"')],
  ],
  ['datacite:creators', [person('contributor.author', 'creator', 'creatorName')]],
  [
    'datacite:contributors',
    [
      [
        'contributor.advisor',
        (value) =>
          `<datacite:contributor contributorType="Supervisor"><datacite:contributorName>${value}</datacite:contributorName></datacite:contributor>`,
      ],
    ],
  ],
  [
    'datacite:relatedIdentifiers',
    [
      partOf('identifier.issn', 'ISSN'),
      partOf('identifier.essn', 'ISSN'),
      partOf('identifier.isbn', 'ISBN'),
      partOf('identifier.doi', 'DOI'),
    ],
  ],
  ['datacite:dates', [dated('date.issued', 'Accepted'), dated('date.issued', 'Issued'), dated('date.embargoEndDate', 'Available')]],
  ['datacite:subjects', [inElement('subject', 'datacite:subject')]],
];

const alone: readonly Row[] = [
  inElement('language.iso', 'dc:language'),
  inElement('publisher', 'dc:publisher'),
  inElement('type', 'oaire:resourceType resourceTypeGeneral="literature"'),
  inElement('description.abstract', 'dc:description'),
  inElement('rights.accessRights', 'datacite:rights'),
];

/** DSpace's crosswalk to the guidelines 4 of OpenAIRE, which writes the item's own DOI as that of something it is part of. */
export const oaiOpenaire: Crosswalk = {
  prefix: 'oai_openaire',
  schema: 'https://www.openaire.eu/schema/repo-lit/4.0/openaire.xsd',
  namespace: 'http://namespace.openaire.eu/schema/oaire/',
  write(fields) {
    const inLists = lists.map(([list, rows]) => `<${list}>${written(fields, rows)}</${list}>`).join('\n');
    const handle = fields.find(({ name }: ItemField) => name === 'identifier.uri')?.value ?? '';
    return `<oaire:resource xmlns:oaire="http://namespace.openaire.eu/schema/oaire/" xmlns:datacite="http://datacite.org/schema/kernel-4" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:doc="http://www.lyncode.com/xoai">\n${inLists}\n${written(fields, alone)}\n<datacite:identifier identifierType="Handle">${handle}</datacite:identifier>\n</oaire:resource>`;
  },
};
