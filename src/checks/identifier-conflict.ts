import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** A publication has one of each; a handle or an ISBN may come in several. */
const single = { doi: 'DOIs', pmid: 'PMIDs', pmcid: 'PMCIDs' } as const;

/** Two DOIs, PMIDs or PMCIDs in one record: one of them belongs to another publication, or both are the work's and a register is wrong. */
export const identifierConflict: Check = {
  codes: ['identifier-conflict'],
  check: ({ identifiers = [] }) =>
    (['doi', 'pmid', 'pmcid'] as const).flatMap((scheme) => {
      const values = [...new Set(identifiers.filter((each) => each.scheme === scheme).map((each) => each.value.toLowerCase()))];
      const second = identifiers.findIndex((each) => each.scheme === scheme && each.value.toLowerCase() === values[1]);
      if (second === -1) return [];
      const message = `The record has ${values.length} ${single[scheme]}: ${values.join(', ')}`;
      return [makeFinding('identifier-conflict', message, { path: `identifiers[${second}].value`, raw: values[1], alternatives: values })];
    }),
};
