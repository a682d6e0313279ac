import { type MetadataField, metadataField } from './metadata-field.ts';

/** -1 and 0, UNSET and NOVALUE say that nobody has decided anything (DSpace, Choices). */
const decided = /^(?!-1$|0$|unset$|novalue$)./i;

/**
 * DSpace's authority key of a value and its confidence, as a value of its own: the record has a place for ORCIDs only. It names the
 * value, since keys mean nothing without it: `Wang, Rui: a80664eb, confidence 600`.
 */
export function authorityField(
  name: string,
  value: string,
  authority: string | undefined,
  confidence: string | undefined,
): MetadataField[] {
  const key = /orcid/i.test(authority ?? '') ? undefined : authority;
  const facts = [key, decided.test(confidence ?? '') ? `confidence ${confidence}` : undefined].filter((each) => each !== undefined);
  return facts.length === 0 ? [] : [metadataField(`${name}.authority`, `${value}: ${facts.join(', ')}`) ?? []].flat();
}
