import { handleAuthority } from '../dublin-core/handle-authority.ts';
import type { Format } from '../format.ts';
import { detectNotation } from './detect-notation.ts';
import { readEnvelope } from './envelope.ts';
import { openaireNotation } from './metadata-notations.ts';

/** The profile of DataCite's elements that OpenAIRE asks literature repositories for: ids of persons, grants, relations, files. */
export const oaiOpenaire: Format = {
  id: openaireNotation.id,
  title: 'OAI-PMH with OpenAIRE’s guidelines 4 (oai_openaire) or DataCite’s XML, or such documents',
  mediaTypes: ['text/xml', 'application/xml'],
  extensions: ['xml'],
  detect: (head) => detectNotation(head, openaireNotation),
  read: (chunks, context) => readEnvelope(chunks, context, openaireNotation.id),
  consultsVocabularies: true,
  consultsJournals: true,
  authority: handleAuthority,
};
