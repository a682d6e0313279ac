import { makeFinding } from '../model/finding.ts';
import { singleSchemes } from '../model/identifier.ts';
import { isDoiOfPart } from '../normalizers/doi.ts';
import type { Check } from './check.ts';

/** Two DOIs, PMIDs or PMCIDs in one record: one of them belongs to another publication, or both are the work's and a register is wrong. */
export const identifierConflict: Check = {
  codes: ['identifier-conflict'],
  check: ({ identifiers = [] }) =>
    singleSchemes.flatMap((scheme) => {
      const ofScheme = identifiers.filter((each) => each.scheme === scheme);
      if (ofScheme.length < 2) return [];
      const all = [...new Set(ofScheme.map((each) => each.value.toLowerCase()))];
      // Web of Science gives a chapter the DOI of its book as a second one.
      const values = all.filter((whole) => !all.some((part) => isDoiOfPart(part, whole)));
      const second = identifiers.findIndex((each) => each.scheme === scheme && each.value.toLowerCase() === values[1]);
      if (second === -1) return [];
      const message = `The record has ${values.length} ${scheme.toUpperCase()}s: ${values.join(', ')}`;
      return [makeFinding('identifier-conflict', message, { path: `identifiers[${second}].value`, raw: values[1], alternatives: values })];
    }),
};
