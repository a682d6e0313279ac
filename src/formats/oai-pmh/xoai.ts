import { handleAuthority } from '../dublin-core/handle-authority.ts';
import type { Format } from '../format.ts';
import { detectNotation } from './detect-notation.ts';
import { readEnvelope } from './envelope.ts';
import { xoaiNotation } from './metadata-notations.ts';

/** The form from which DSpace makes all others: its own fields with their qualifiers and languages, and the item's files. */
export const xoai: Format = {
  id: xoaiNotation.id,
  title: 'OAI-PMH with DSpace’s own xoai, or bare xoai documents',
  mediaTypes: ['text/xml', 'application/xml'],
  extensions: ['xml'],
  detect: (head) => detectNotation(head, xoaiNotation),
  read: (chunks, context) => readEnvelope(chunks, context, xoaiNotation.id),
  consultsVocabularies: true,
  consultsJournals: true,
  authority: handleAuthority,
};
