import { meshQualifiers } from '../model/mesh-qualifiers.ts';
import { foldLetters } from '../normalizers/fold.ts';
import type { KnownQualifier } from './vocabulary.ts';

/** «administration and dosage», «administración y dosificación», «Administration &amp; Dosage» are written with one sign. */
const fold = (name: string): string =>
  foldLetters(name)
    .replace(/\s*&(?:amp;)?\s*| (?:and|y|e|et) /g, ' & ')
    .replace(/\s+/g, ' ')
    .trim();

const byName = new Map<string, KnownQualifier>();
const byUi = new Map<string, KnownQualifier>();
for (const [letters, ui, term, ...translations] of meshQualifiers) {
  const qualifier = { ui, term };
  byUi.set(ui, qualifier);
  for (const name of [letters, term, ...translations]) byName.set(fold(name), qualifier);
}

/** The qualifier by its name in English, Spanish, Portuguese or French, or by its two letters, in any case. */
export const meshQualifier = (name: string): KnownQualifier | undefined => (name.length > 100 ? undefined : byName.get(fold(name)));

export const qualifierWithUi = (ui: string): KnownQualifier | undefined => byUi.get(ui);
