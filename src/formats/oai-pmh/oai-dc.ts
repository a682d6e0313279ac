import { handleAuthority } from '../dublin-core/handle-authority.ts';
import type { Format } from '../format.ts';
import { detectNotation } from './detect-notation.ts';
import { readEnvelope } from './envelope.ts';
import { oaiDcNotation } from './metadata-notations.ts';

/** Dublin Core without qualifiers, as every OAI-PMH repository gives it. */
export const oaiDc: Format = {
  id: oaiDcNotation.id,
  title: 'OAI-PMH with unqualified Dublin Core (oai_dc), or bare oai_dc documents',
  mediaTypes: ['text/xml', 'application/xml'],
  extensions: ['xml'],
  detect: (head) => detectNotation(head, oaiDcNotation),
  read: (chunks, context) => readEnvelope(chunks, context, oaiDcNotation.id),
  consultsVocabularies: true,
  consultsJournals: true,
  authority: handleAuthority,
};
