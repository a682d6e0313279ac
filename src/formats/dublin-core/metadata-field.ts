import { present } from '../../model/present.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { dropMarkup } from '../inline-markup.ts';

/**
 * One value of a repository's item with the name of its field, as DSpace writes it: `dc.contributor.author`, `dcterms.abstract`.
 * Every notation of Dublin Core (dim, oai_dc, DSpace's JSON, the meta tags of web pages) is brought into this form first, so that one
 * table places them all.
 */
export interface MetadataField {
  /** `schema.element` or `schema.element.qualifier`, as the source spells it. */
  readonly name: string;
  /** Never empty, markup and entities of HTML resolved, white space folded. */
  readonly value: string;
  /** ISO 639 code of the value itself, where the source states one; DSpace's `*` and `none` are none. */
  readonly language?: string;
  /** DSpace's authority key of a controlled value: `will be referenced::ORCID::0000-…`, a UUID, a checksum. */
  readonly authority?: string;
  /** Where the person that the value names works, in sources that say so of each (DSpace-CRIS, Highwire's meta tags). */
  readonly affiliations?: readonly string[];
}

/** What a source says of a value beside it: the language as the source writes it. */
type Stated = Partial<Pick<MetadataField, 'language' | 'authority'>>;

/** The value under a field's name; undefined for an empty one. */
export function metadataField(name: string, text: string, { language = '', authority }: Stated = {}): MetadataField | undefined {
  const value = foldWhitespace(dropMarkup(text));
  if (value === '') return undefined;
  return present<MetadataField>({ name, value, language: readLanguage(language), authority, affiliations: undefined });
}
