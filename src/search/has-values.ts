/** What `has:` may ask for. The store keeps a bit for each of the first list, in this order: new ones go to its end. */
export const traits = [
  'title',
  'abstract',
  'author',
  'year',
  'journal',
  'language',
  'doi',
  'pmid',
  'pmcid',
  'handle',
  'isbn',
  'issn',
  'orcid',
  'heading',
  'keyword',
  'fulltext',
  'pdf',
  'license',
  'grant',
  'trial',
  'reference',
  'relation',
  'retraction',
  'endpoint',
  'result',
  'claim',
] as const;

/**
 * `finding`: a defect was noted in one of its records; `duplicate`: several records describe it; `tag`: a person put it into a collection;
 * `correction`: a person corrected something of it; `deleted`: every source deleted it.
 */
export const hasValues = [...traits, 'finding', 'duplicate', 'tag', 'correction', 'deleted'] as const;

export type Trait = (typeof traits)[number];
