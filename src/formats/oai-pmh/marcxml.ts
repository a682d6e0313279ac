import type { Format } from '../format.ts';
import { catalogueAuthority } from './catalogue/catalogue-authority.ts';
import { detectNotation } from './detect-notation.ts';
import { readEnvelope } from './envelope.ts';
import { marcxmlNotation } from './metadata-notations.ts';

/** MARC 21 in XML, as library catalogues export it and repositories write it. */
export const marcxml: Format = {
  id: marcxmlNotation.id,
  title: 'MARCXML: collections, bare records, or within OAI-PMH',
  mediaTypes: ['application/marcxml+xml', 'text/xml', 'application/xml'],
  extensions: ['xml', 'marcxml', 'mrcx'],
  detect: (head) => detectNotation(head, marcxmlNotation),
  read: (chunks, context) => readEnvelope(chunks, context, marcxmlNotation.id),
  consultsVocabularies: true,
  consultsJournals: true,
  authority: catalogueAuthority,
};
