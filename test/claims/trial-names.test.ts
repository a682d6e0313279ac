import { expect, test } from 'vitest';
import { namedTrials, possibleTrialNames } from '../../src/claims/trial-names.ts';

test.each([
  ['The pivotal TIDEMARK trial demonstrated', ['tidemark']],
  ['In LANTERN-3, a phase III randomized study', []],
  ['the HALYARD phase III randomized controlled trial', ['halyard']],
  ['the BeaCon 150 study', ['beacon', 'beacon150']],
  ['el ensayo MAREA-2 mostró', ['marea2']],
  ['registered as NCT09900001', ['nct09900001']],
  ['patients with NSCLC and HIV lived longer (OS, HR 0.70)', []],
  ['two RCTs studies', []],
])('trials named in «%s»', (text, names) => {
  expect([...namedTrials(text)]).toEqual(names);
});

test('a title need not call its trial a trial', () => {
  expect([...possibleTrialNames('Ostelide in Vertebral Metastases (VERTEX-3)')]).toEqual(['vertex3']);
});
