import { handleAuthority } from '../dublin-core/handle-authority.ts';
import type { Format } from '../format.ts';
import { detectNotation } from './detect-notation.ts';
import { readEnvelope } from './envelope.ts';
import { doajNotation } from './metadata-notations.ts';

/** Articles of open access journals by their parts, as the Directory of Open Access Journals gives them. */
export const oaiDoaj: Format = {
  id: doajNotation.id,
  title: 'OAI-PMH with articles of the Directory of Open Access Journals (oai_doaj)',
  mediaTypes: ['text/xml', 'application/xml'],
  extensions: ['xml'],
  detect: (head) => detectNotation(head, doajNotation),
  read: (chunks, context) => readEnvelope(chunks, context, doajNotation.id),
  consultsVocabularies: true,
  consultsJournals: true,
  authority: handleAuthority,
};
