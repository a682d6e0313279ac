import { handleAuthority } from '../dublin-core/handle-authority.ts';
import type { Format } from '../format.ts';
import { detectNotation } from './detect-notation.ts';
import { readEnvelope } from './envelope.ts';
import { metsNotation } from './metadata-notations.ts';

/** The Library of Congress's Metadata Encoding and Transmission Standard: an object's description in another notation, its files and its structure. */
export const mets: Format = {
  id: metsNotation.id,
  title: 'METS with MODS, MARC, dim or Dublin Core inside: bare, or within OAI-PMH',
  mediaTypes: ['application/mets+xml', 'text/xml', 'application/xml'],
  extensions: ['xml', 'mets'],
  detect: (head) => detectNotation(head, metsNotation),
  read: (chunks, context) => readEnvelope(chunks, context, metsNotation.id),
  consultsVocabularies: true,
  consultsJournals: true,
  authority: handleAuthority,
};
