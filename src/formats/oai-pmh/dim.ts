import { handleAuthority } from '../dublin-core/handle-authority.ts';
import type { Format } from '../format.ts';
import { detectNotation } from './detect-notation.ts';
import { readEnvelope } from './envelope.ts';
import { dimNotation } from './metadata-notations.ts';

/** DSpace's own fields (DSpace Intermediate Metadata): the richest of what a DSpace repository gives over OAI-PMH. */
export const dim: Format = {
  id: dimNotation.id,
  title: 'OAI-PMH with DSpace Intermediate Metadata (dim), or bare dim documents',
  mediaTypes: ['text/xml', 'application/xml'],
  extensions: ['xml'],
  detect: (head) => detectNotation(head, dimNotation),
  read: (chunks, context) => readEnvelope(chunks, context, dimNotation.id),
  consultsVocabularies: true,
  consultsJournals: true,
  authority: handleAuthority,
};
