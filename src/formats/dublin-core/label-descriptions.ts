import type { MetadataField } from './metadata-field.ts';

/** Shorter descriptions are remarks («section III of dance», grant numbers, «application/pdf, 12 p.»). */
const shortestAbstract = 150;

/** Long descriptions are abstracts, one a language or several; the others stay remarks. */
export function labelDescriptions(descriptions: readonly MetadataField[]): readonly MetadataField[] {
  return descriptions.map((field) => (field.value.length >= shortestAbstract ? { ...field, name: 'dc.description.abstract' } : field));
}
