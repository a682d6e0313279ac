import type { MetadataField } from '../dublin-core/metadata-field.ts';

/**
 * Who speaks, the one that is believed first coming first. Repositories write Highwire's tags with care, for Google Scholar; Dublin Core
 * comes out of their exports; what was made for social media counts only where nothing else speaks.
 */
export const speakers = ['highwire', 'bepress', 'eprints', 'dublin-core', 'prism', 'json-ld', 'links', 'general'] as const;

export type Speaker = (typeof speakers)[number];

/** One value of a page's metadata. */
export interface PageField extends MetadataField {
  readonly speaker: Speaker;
}
