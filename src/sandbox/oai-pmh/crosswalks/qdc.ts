import { type Crosswalk, inElement, type Row, written } from './item-fields.ts';

const rows: readonly Row[] = [
  inElement('title', 'dc:title'),
  inElement('title.alternative', 'dcterms:alternative'),
  inElement('contributor.author', 'dc:creator'),
  inElement('contributor.advisor', 'dc:contributor'),
  inElement('subject', 'dc:subject'),
  inElement('description.abstract', 'dcterms:abstract'),
  // One date under three names, as DSpace has it.
  inElement('date.available', 'dcterms:dateAccepted'),
  inElement('date.available', 'dcterms:available'),
  inElement('date.available', 'dcterms:created'),
  inElement('date.issued', 'dcterms:issued'),
  inElement('type', 'dc:type'),
  ...['citation', 'uri', 'pmid', 'doi', 'issn', 'essn', 'isbn', 'pmc', 'url'].map((qualifier) =>
    inElement(`identifier.${qualifier}`, 'dc:identifier'),
  ),
  inElement('language.iso', 'dc:language'),
  inElement('relation.publisherversion', 'dc:relation'),
  inElement('relation.ispartof', 'dc:relation'),
  inElement('rights.uri', 'dc:rights'),
  inElement('rights.accessRights', 'dc:rights'),
  inElement('rights', 'dc:rights'),
  inElement('publisher', 'dc:publisher'),
];

/** DSpace's qualified Dublin Core, in which descriptors are lost. */
export const qdc: Crosswalk = {
  prefix: 'qdc',
  schema: 'http://dublincore.org/schemas/xmls/qdc/2006/01/06/dcterms.xsd',
  namespace: 'http://purl.org/dc/terms/',
  write: (fields) =>
    `<qdc:qualifieddc xmlns:qdc="http://dspace.org/qualifieddc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:doc="http://www.lyncode.com/xoai">\n${written(fields, rows)}\n</qdc:qualifieddc>`,
};
