import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTrialIds, readTrialId } from '../../src/normalizers/trial-id.ts';

/** One invented registration of each registry's shape: `9` stands for any digit. */
const shapes = [
  ['ClinicalTrials.gov', 'NCT09999999'],
  ['ISRCTN', 'ISRCTN99999999'],
  ['EU CTIS', '2024-599999-99-00'],
  ['EudraCT', '2012-099999-99'],
  ['ANZCTR', 'ACTRN12699999999999'],
  ['ITMCTR', 'ITMCTR9999999999'],
  ['ChiCTR', 'ChiCTR9999999999'],
  ['ChiCTR', 'ChiCTR-TRC-99999999'],
  ['CTRI', 'CTRI/2017/01/999999'],
  ['CRiS', 'KCT9999999'],
  ['DRKS', 'DRKS99999999'],
  ['IRCT', 'IRCT99999999999999N99'],
  ['JapicCTI', 'JapicCTI-999999'],
  ['JMACCT', 'JMA-IIA99999'],
  ['jRCT', 'jRCT9999999999'],
  ['jRCT', 'jRCTs999999999'],
  ['UMIN CTR', 'UMIN999999999'],
  ['LBCTR', 'LBCTR9999999999'],
  ['OMON', 'NL-OMON99999'],
  ['NTR', 'NTR9999'],
  ['PACTR', 'PACTR999999999999999'],
  ['PHRR', 'PHRR999999-999999'],
  ['ReBec', 'RBR-9x9y9z'],
  ['REPEC', 'PER-999-99'],
  ['RPCEC', 'RPCEC99999999'],
  ['SLCTR', 'SLCTR/2017/999'],
  ['SNCTP', 'SNCTP999999999'],
  ['TCTR', 'TCTR99999999999'],
  ['UTN', 'U1111-9999-9999'],
  ['PROSPERO', 'CRD42999999999'],
] as const;

const registrations = fc
  .tuple(fc.constantFrom(...shapes), fc.infiniteStream(fc.integer({ min: 0, max: 9 })))
  .map(([[registry, shape], digits]) => ({
    registry,
    id: shape.replace(/9/g, () => String(digits.next().value)),
  }));
const writings: readonly ((id: string) => string)[] = [
  (id) => id,
  (id) => `(${id}).`,
  (id) => `Registration: ${id}; funded`,
  (id) => id.toLowerCase(),
  (id) => id.replaceAll('-', '\u2011'),
  (id) => `https://trialsearch.example.org/Trial2.aspx?TrialID=${id}`,
];

test('a registration of every registry is read back from any writing', () => {
  fc.assert(
    fc.property(registrations, fc.constantFrom(...writings), ({ registry, id }, write) => {
      expect(readTrialId(write(id))).toEqual({ registry, id });
    }),
    { seed: 5, numRuns: 500 },
  );
});

test.each([
  ['NCT 01990001', 'NCT01990001'],
  ['ISRCTN: 99900001', 'ISRCTN99900001'],
  ['EUCTR2012-099001-25-GB', '2012-099001-25'],
  ['EUCT 2022-500014-26-00', '2022-500014-26-00'],
  ['ACTRN012606000000001', 'ACTRN12606000000001'],
  ['JPRN-UMIN000099001', 'UMIN000099001'],
  ['UMIN-CTR000099001', 'UMIN000099001'],
  ['JPRN-jRCTs031990001', 'jRCTs031990001'],
  ['CTRI / 2017/01/099001', 'CTRI/2017/01/099001'],
])('%s is written %s', (text, id) => {
  expect(readTrialId(text)?.id).toBe(id);
});

test.each(['Infect Contr 2008;12', 'super-123-45', 'NCT1234567', 'RBR-abcdef', 'ISRCTN999000011', 'in 2012-2013'])(
  '%s is no registration',
  (text) => {
    expect(findTrialIds(text)).toEqual([]);
  },
);
