import { expect, test } from 'vitest';
import { claimLinkFindings, type ShownClaimLink } from '../../src/model/claim-link.ts';

const link: ShownClaimLink = {
  claim: 3,
  result: 1,
  verdict: 'contradicts',
  reported: 2,
  says: 'overall survival: HR 0.80',
  reports: 'overall survival: HR 0.70',
  reasons: ['cited as 1'],
  page: 'file:pages/tidal.txt',
  pageWork: 'W2',
  text: 'Survival was longer (HR 0.80).',
  work: 'W1',
  title: 'Tidal radium and survival',
};

test('a contradiction names the work and both numbers; the work’s is the alternative', () => {
  expect(claimLinkFindings([{ ...link, result: 0, verdict: 'repeats' }, link])).toEqual([
    {
      code: 'claim-contradicts-result',
      path: 'claims[3].results[1]',
      message: 'The statement says overall survival: HR 0.80, but W1 (Tidal radium and survival) reports overall survival: HR 0.70',
      severity: 'warning',
      raw: 'overall survival: HR 0.80',
      alternatives: ['overall survival: HR 0.70'],
    },
  ]);
});

test('several results that one number contradicts are one finding', () => {
  const { title: _title, ...untitled } = link;
  const [finding, ...more] = claimLinkFindings([untitled, { ...link, work: 'W5', reports: 'overall survival: HR 0.72' }]);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    message: 'The statement says overall survival: HR 0.80, but W1 reports overall survival: HR 0.70',
    alternatives: ['overall survival: HR 0.70', 'overall survival: HR 0.72'],
  });
});
