import { handleAuthority } from '../dublin-core/handle-authority.ts';
import type { Format } from '../format.ts';
import { detectNotation } from './detect-notation.ts';
import { readEnvelope } from './envelope.ts';
import { qdcNotation } from './metadata-notations.ts';

/** Dublin Core with qualifiers (`dcterms:abstract`, `xsi:type="dcterms:MESH"`), and the application profiles that are made of it. */
export const qdc: Format = {
  id: qdcNotation.id,
  title: 'OAI-PMH with qualified Dublin Core (qdc), uketd_dc, etdms, rioxx or rdf, or such documents',
  mediaTypes: ['text/xml', 'application/xml'],
  extensions: ['xml'],
  detect: (head) => detectNotation(head, qdcNotation),
  read: (chunks, context) => readEnvelope(chunks, context, qdcNotation.id),
  consultsVocabularies: true,
  consultsJournals: true,
  authority: handleAuthority,
};
