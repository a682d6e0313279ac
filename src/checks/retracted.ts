import { makeFinding } from '../model/finding.ts';
import { retractionSign } from '../model/retraction.ts';
import type { Check } from './check.ts';

/** The publication was retracted: by relation, by publication type, or by its title. Each record says it once. */
export const retracted: Check = {
  codes: ['retracted'],
  check: (record) => {
    const sign = retractionSign(record);
    if (!sign) return [];
    const says = sign.path === 'title' ? 'The title says that the publication was retracted' : 'The publication was retracted';
    return [makeFinding('retracted', says, { path: sign.path, raw: sign.raw })];
  },
};
