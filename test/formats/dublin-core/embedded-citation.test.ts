import { expect, test } from 'vitest';
import { readCitedPlace } from '../../../src/formats/dublin-core/embedded-citation.ts';

const title = 'Tea and sleep in the harbour: 4 (2) cups';

test.each<[string, object | undefined]>([
  [`Doe J. ${title}. Lancet. 2017 Oct 1;28(10):2464-71`, { journal: 'Lancet', volume: '28', issue: '10', pages: '2464-71' }],
  [
    `Doe J. ${title}. Tea (Basel). 2017 Oct-Dec;9(Suppl 1):S12-S15. doi: 10.5555/x`,
    { journal: 'Tea (Basel)', volume: '9', issue: 'Suppl 1', pages: 'S12-S15' },
  ],
  [`Doe J. ${title}. J. Clin. Tea. 2017;35:e4`, { journal: 'J. Clin. Tea.', volume: '35', pages: 'e4' }],
  [`Doe, Jo. 2018. "${title}." Tea Quarterly, 118 (35).`, { journal: 'Tea Quarterly', volume: '118', issue: '35' }],
  [
    `Doe, J. (2017) ${title}. Journal of Tea, 12 (3). pp. 34-45. ISSN 1234-5678`,
    { journal: 'Journal of Tea', volume: '12', issue: '3', pages: '34-45' },
  ],
  [`Doe, J. "${title}." Tea & Sleep 4, no. 2 (2017): 12-19.`, { journal: 'Tea & Sleep', volume: '4', issue: '2', pages: '12-19' }],
  [`J. Doe, "${title}," Tea Trans., vol. 12, no. 3, pp. 34-45, 2017.`, { journal: 'Tea Trans', volume: '12', issue: '3', pages: '34-45' }],
  ['Doe J. The title in other words than the record has. Ann Tea. 2024;4:e17', { journal: 'Ann Tea', volume: '4', pages: 'e17' }],
  ['Doe J. The title in other words than the record has. J. Clin. Tea. 2024;4:e17', undefined],
  [`Doe J. ${title} and more. Ann Tea, 4(2), 1-9`, undefined],
  [`Doe J. ${title}. Ann Tea 3 (1), 1-9; Ann Tea 4 (2), 11-19`, undefined],
  [`${title}. En: Libro de té. Madrid: Editorial; 2017. p. 12-19.`, undefined],
  [`Doe J. ${title}. Lancet 390 (2017) 1-9`, undefined],
  [title, undefined],
])('%s', (citation, expected) => {
  expect(readCitedPlace(citation, title)).toEqual(expected);
});
