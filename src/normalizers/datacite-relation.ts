import { ownValue } from '../model/own-value.ts';
import type { RelationType } from '../model/relation.ts';

/**
 * DataCite's relationType (schema 4.6, appendix 1) by the names that PubMed gives such relations. What PubMed has no name for is
 * related, and the source's own word stands beside it.
 */
const relationTypes: Readonly<Record<string, RelationType>> = {
  iscitedby: 'IsReferencedBy',
  isreferencedby: 'IsReferencedBy',
  cites: 'References',
  references: 'References',
  ispartof: 'PartOf',
  ispublishedin: 'PartOf',
  haspart: 'HasPart',
  isversionof: 'VersionOf',
  isvariantformof: 'VersionOf',
  isidenticalto: 'VersionOf',
  hasversion: 'HasVersion',
  isoriginalformof: 'HasVersion',
  isnewversionof: 'UpdateOf',
  obsoletes: 'UpdateOf',
  ispreviousversionof: 'UpdateIn',
  isobsoletedby: 'UpdateIn',
  istranslationof: 'TranslationOf',
  hastranslation: 'HasTranslation',
  reviews: 'CommentOn',
  isreviewedby: 'CommentIn',
  issupplementto: 'AssociatedPublication',
};

/** The relation that DataCite's word names: `IsNewVersionOf` is an update of the other one. */
export const readDataciteRelation = (word: string): RelationType => ownValue(relationTypes, word.trim().toLowerCase()) ?? 'Related';
