import { expect, test } from 'vitest';
import { readChecksum } from '../../../src/fetchers/pubmed-files/checksum.ts';
import { readFileName } from '../../../src/fetchers/pubmed-files/file-name.ts';

const md5 = '0cc175b9c0f1b6a831c399e269772661';

test.each([
  [`MD5(pubmed26n0001.xml.gz)= ${md5}\n`, md5],
  [`MD5 (pubmed26n0001.xml.gz) = ${md5.toUpperCase()}\r\n`, md5],
  [`${md5}  pubmed26n0001.xml.gz\n`, md5],
  [`${md5} *./pubmed26n0001.xml.gz`, md5],
  [`${md5}\n`, md5],
  [`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  pubmed26n0002.xml.gz\n${md5}  pubmed26n0001.xml.gz\n`, md5],
  [`${md5}  pubmed26n0002.xml.gz\n`, undefined],
  [`MD5(pubmed26n0001.xml.gz)= ${md5.slice(1)}`, undefined],
  ['<html><body>We will be back soon.</body></html>', undefined],
  ['', undefined],
])('a checksum file says %j', (text, expected) => {
  expect(readChecksum(text, 'pubmed26n0001.xml.gz')).toBe(expected);
});

test.each([
  ['pubmed26n0001.xml.gz', { year: '26', number: 1 }],
  ['pubmed26n10234.xml', { year: '26', number: 10234 }],
  ['pubmed26n0001.xml.gz.md5', undefined],
  ['pubmed26n0001_stats.html', undefined],
  ['README.txt', undefined],
])('%s is a file of PubMed’s, or none', (name, expected) => {
  expect(readFileName(name)).toEqual(expected && { name, ...expected });
});
