import { expect, test } from 'vitest';
import { repairMojibake } from '../../src/normalizers/mojibake.ts';

test.each([
  ['MÃ©ndez and MÃ¼ller', 'Méndez and Müller'],
  ['TGF-Î²', 'TGF-β'],
  ['the patientâ€™s', 'the patient’s'],
  ['Méndez, São Paulo, «Ätna»', 'Méndez, São Paulo, «Ätna»'],
  ['ÂµM', 'µM'],
  ['â€œMÃ¼ller’s', '“Müller’s'],
  // What looks so and is as it was meant.
  ['Gauß’ law, LIBERTÉ», CAFÉ”, „TEĞ“, the fiancé’”', 'Gauß’ law, LIBERTÉ», CAFÉ”, „TEĞ“, the fiancé’”'],
  ['plain', 'plain'],
])('%s is %s', (garbled, whole) => {
  expect(repairMojibake(garbled)).toBe(whole);
});
