import { expect, test } from 'vitest';
import { csvLine } from '../../src/export/csv-line.ts';

test.each([
  [['a', 1, undefined, -0.5], 'a,1,,-0.5\r\n'],
  [['a,b', 'say "b"', 'two\nlines', 'cr\rhere'], '"a,b","say ""b""","two\nlines","cr\rhere"\r\n'],
  [[' blank', 'blank ', '=1+1'], '" blank","blank ",=1+1\r\n'],
])('%j', (values, line) => {
  expect(csvLine(values)).toBe(line);
});
