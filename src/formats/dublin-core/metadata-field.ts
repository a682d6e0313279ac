/**
 * One value of a repository's item with the name of its field, as DSpace writes it: `dc.contributor.author`, `dcterms.abstract`.
 * Every Dublin Core notation (dim, oai_dc, later xoai and qdc) is brought into this form first, so that one table places them all.
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
}
