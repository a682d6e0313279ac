import { expect, test } from 'vitest';
import { relationTypes } from '../../src/model/relation.ts';
import { readDataciteRelation } from '../../src/normalizers/datacite-relation.ts';

test.each([
  ['IsPartOf', 'PartOf'],
  ['IsNewVersionOf', 'UpdateOf'],
  ['IsPreviousVersionOf', 'UpdateIn'],
  [' iscitedby ', 'IsReferencedBy'],
  ['IsSupplementedBy', 'Related'],
  ['constructor', 'Related'],
  ['', 'Related'],
])('%s is %s', (word, type) => {
  expect(readDataciteRelation(word)).toBe(type);
  expect(relationTypes).toContain(readDataciteRelation(word));
});
