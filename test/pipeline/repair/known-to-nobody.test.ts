import { expect, test } from 'vitest';
import type { VerificationOutcome } from '../../../src/model/verification.ts';
import { knownToNobody } from '../../../src/pipeline/repair/known-to-nobody.ts';

const said = (id: string, doi: string, service: string, outcome: VerificationOutcome) => ({
  record: { authority: 'file:desk', id },
  identifier: { scheme: 'doi' as const, value: doi },
  service,
  outcome,
});

test('what one of two services knows is known, whichever is asked first', () => {
  const found = knownToNobody([
    said('a', '10.5555/a', 'crossref', 'unknown'),
    said('a', '10.5555/a', 'datacite', 'agrees'),
    said('b', '10.5555/b', 'crossref', 'elsewhere'),
    said('b', '10.5555/b', 'datacite', 'unknown'),
    said('c', '10.5555/c', 'crossref', 'unknown'),
    said('c', '10.5555/c', 'datacite', 'unknown'),
    said('d', '10.5555/a', 'crossref', 'unknown'),
  ]);
  expect(found.map(({ record, services }) => [record.id, services])).toEqual([
    ['c', ['crossref', 'datacite']],
    ['d', ['crossref']],
  ]);
});
