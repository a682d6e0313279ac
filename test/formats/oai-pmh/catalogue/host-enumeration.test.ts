import { describe, expect, test } from 'vitest';
import { type HostEnumeration, readHostEnumeration } from '../../../../src/formats/oai-pmh/catalogue/host-enumeration.ts';

describe('the place of a part in its host', () => {
  test.each<[string, HostEnumeration]>([
    ['Vol. 28, no. 10 (Oct. 2017), p. 2464-2471', { volume: '28', issue: '10', pages: '2464-2471', year: '2017' }],
    ['Roč. 22, č. 2 (2011)', { volume: '22', issue: '2', year: '2011' }],
    ['Bd. 12 (2010), H. 3, S. 45-67', { volume: '12', issue: '3', pages: '45-67', year: '2010' }],
    ['volume:12', { volume: '12' }],
    ['number:3', { issue: '3' }],
    ['year:2010', { year: '2010' }],
    ['pages:45-67', { pages: '45-67' }],
    ['2nd ser., v. 12, no. 2', { volume: '12', issue: '2' }],
    ['28:10<2464', { volume: '28', issue: '10', pages: '2464' }],
    ['28(10), 2464-2471 (2017)', { volume: '28', issue: '10', pages: '2464-2471', year: '2017' }],
    ['t. 3, núm. 2, págs. 13-29', { volume: '3', issue: '2', pages: '13-29' }],
    ['p. e12', { pages: 'e12' }],
    ['Jan. 2003', { year: '2003' }],
    ['a chapter of its own', {}],
    ['Apr', {}],
    ['', {}],
  ])('%s', (text, found) => {
    expect(readHostEnumeration(text)).toEqual(found);
  });

  test('is looked for at the beginning of whatever stands there', () => {
    expect(readHostEnumeration(`${'vol. '.repeat(100_000)}12`)).toEqual({});
  });
});
