import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** A licence is named or linked, and none with an SPDX identifier: Creative Commons without a version, a publisher's own terms. A statement of rights alone is no licence. */
export const licenceUnknown: Check = {
  codes: ['licence-unknown'],
  check: ({ rights }) => {
    const given = rights?.name ?? rights?.url;
    if (given === undefined || rights?.license !== undefined) return [];
    return [makeFinding('licence-unknown', `${given} is no licence with an SPDX identifier`, { path: 'rights', raw: given })];
  },
};
