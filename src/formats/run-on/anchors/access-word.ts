import type { Finder } from '../candidate.ts';
import { findGluedWords } from './glued-words.ts';

/** Access rights in the words of COAR, DSpace and OpenAIRE. */
export const accessWords: readonly string[] = [
  'info:eu-repo/semantics/openAccess',
  'info:eu-repo/semantics/embargoedAccess',
  'info:eu-repo/semantics/restrictedAccess',
  'info:eu-repo/semantics/closedAccess',
  'metadata only access',
  'metadata-only access',
  'embargoed access',
  'restricted access',
  'closed access',
  'open access',
  'openAccess',
  'embargoedAccess',
  'restrictedAccess',
  'closedAccess',
  'acceso abierto',
  'acceso restringido',
  'acceso embargado',
  'acceso cerrado',
  'accés obert',
  'acesso aberto',
  'acesso restrito',
  'accès ouvert',
];

export const findAccessWords: Finder = ({ text }) => findGluedWords(text, 'access', accessWords, -5);
