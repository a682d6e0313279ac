import type { Format } from '../format.ts';
import { catalogueAuthority } from './catalogue/catalogue-authority.ts';
import { detectNotation } from './detect-notation.ts';
import { readEnvelope } from './envelope.ts';
import { modsNotation } from './metadata-notations.ts';

/** The Library of Congress's Metadata Object Description Schema, 3.0 to 3.8, rich from catalogues and poor from repositories. */
export const mods: Format = {
  id: modsNotation.id,
  title: 'MODS: collections, bare records, or within OAI-PMH',
  mediaTypes: ['application/mods+xml', 'text/xml', 'application/xml'],
  extensions: ['xml', 'mods'],
  detect: (head) => detectNotation(head, modsNotation),
  read: (chunks, context) => readEnvelope(chunks, context, modsNotation.id),
  consultsVocabularies: true,
  consultsJournals: true,
  authority: catalogueAuthority,
};
