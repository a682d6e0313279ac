import { describe, expect, test } from 'vitest';
import { findIdentifiers } from '../../src/normalizers/find-identifiers.ts';

/** What was found, as `scheme=value` with `!` for a wrong check digit, and its span. */
const spansOf = (text: string) =>
  findIdentifiers(text).map(({ scheme, value, valid, start, end, raw }) => {
    expect(text.slice(start, end)).toBe(raw);
    return [`${scheme}=${value}${valid ? '' : '!'}`, raw];
  });

describe('findIdentifiers takes label and address into the span', () => {
  test.each<[string, [string, string][]]>([
    [
      'Ann Sample. 2017;28(10):2464-2471. doi: 10.5555/mdx331. PMID: 99000001; PMCID: PMC9900001.1.',
      [
        ['doi=10.5555/mdx331', 'doi: 10.5555/mdx331'],
        ['pmid=99000001', 'PMID: 99000001'],
        ['pmcid=PMC9900001', 'PMCID: PMC9900001.1'],
      ],
    ],
    [
      'doi:10.5555/abcPMID: 99000002PMCID: PMC9900002',
      [
        ['doi=10.5555/abc', 'doi:10.5555/abc'],
        ['pmid=99000002', 'PMID: 99000002'],
        ['pmcid=PMC9900002', 'PMCID: PMC9900002'],
      ],
    ],
    [
      'https://doi.org/10.5555/abchttps://pubmed.ncbi.nlm.nih.gov/99000001/ https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9900001/pdf/main.pdf',
      [
        ['doi=10.5555/abc', 'https://doi.org/10.5555/abc'],
        ['pmid=99000001', 'https://pubmed.ncbi.nlm.nih.gov/99000001/'],
        ['pmcid=PMC9900001', 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9900001/pdf/main.pdf'],
      ],
    ],
    [
      'info:doi/10.5555/abc info:pmid/99000001 info:hdl/99999/1',
      [
        ['doi=10.5555/abc', 'info:doi/10.5555/abc'],
        ['pmid=99000001', 'info:pmid/99000001'],
        ['handle=99999/1', 'info:hdl/99999/1'],
      ],
    ],
    [
      'https://proxy.example.edu/login?url=https://doi.org/10.5555/abc and https://www.example.org/doi/full/10.5555/def/full?src=1#top, next',
      [
        ['doi=10.5555/abc', 'https://proxy.example.edu/login?url=https://doi.org/10.5555/abc'],
        ['doi=10.5555/def', 'https://www.example.org/doi/full/10.5555/def/full?src=1#top'],
      ],
    ],
    [
      'PMIDs: 99000001, 99000002',
      [
        ['pmid=99000001', 'PMIDs: 99000001'],
        ['pmid=99000002', '99000002'],
      ],
    ],
    [
      'arXiv preprint arXiv:2101.00001v2 [cs.CL]; also hep-th/9901001. 10.48550/arXiv.2101.00002',
      [
        ['arxiv=2101.00001', 'arXiv preprint arXiv:2101.00001v2 [cs.CL]'],
        ['arxiv=hep-th/9901001', 'hep-th/9901001'],
        ['doi=10.48550/arxiv.2101.00002', '10.48550/arXiv.2101.00002'],
      ],
    ],
    [
      'ISBN 978-3-16-148410-0 (hbk), 3-16-148410-X; ISSN 2041-1723 (Electronic), 0028-0836, 1234-5678',
      [
        ['isbn=9783161484100', 'ISBN 978-3-16-148410-0'],
        ['isbn=316148410X', '3-16-148410-X'],
        ['issn=2041-1723', 'ISSN 2041-1723'],
        ['issn=0028-0836', '0028-0836'],
      ],
    ],
    [
      'ISBN-13: 9783161484101 ISBN-10 316148410X 978 3 16 148410 0',
      [
        ['isbn=9783161484101!', 'ISBN-13: 9783161484101'],
        ['isbn=316148410X', 'ISBN-10 316148410X'],
        ['isbn=9783161484100', '978 3 16 148410 0'],
      ],
    ],
    [
      'https://n2t.net/ark:/12345/x8. See hdl:99999/2.',
      [
        ['ark=ark:/12345/x8', 'https://n2t.net/ark:/12345/x8'],
        ['handle=99999/2', 'hdl:99999/2'],
      ],
    ],
    [
      'Jane Roe (0000-0002-1825-0097), https://orcid.org/0000-0002-1825-0098, https://ror.org/04qxnmv42 ROR: 04qxnmv43',
      [
        ['orcid=0000-0002-1825-0097', '0000-0002-1825-0097'],
        ['orcid=0000-0002-1825-0098!', 'https://orcid.org/0000-0002-1825-0098'],
        ['ror=04qxnmv42', 'https://ror.org/04qxnmv42'],
        ['ror=04qxnmv43!', 'ROR: 04qxnmv43'],
      ],
    ],
    [
      'ClinicalTrials.gov Identifier: NCT01990001, https://clinicaltrials.gov/ct2/show/NCT01990002',
      [
        ['trial=NCT01990001', 'ClinicalTrials.gov Identifier: NCT01990001'],
        ['trial=NCT01990002', 'https://clinicaltrials.gov/ct2/show/NCT01990002'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(spansOf(text)).toEqual(expected);
  });

  test.each(['2017;12:1234-1240.', 'Sample 99000001 and 2101.00001', '12/15, 2017/10, 99999/1', 'Pages 2041-1723'])(
    'finds nothing in %s, where no label says what the numbers are',
    (text) => {
      expect(findIdentifiers(text)).toEqual([]);
    },
  );
});

test('a trial registration names its registry', () => {
  expect(findIdentifiers('(ISRCTN99900001)')).toEqual([
    { scheme: 'trial', registry: 'ISRCTN', value: 'ISRCTN99900001', raw: 'ISRCTN99900001', start: 1, end: 15, valid: true },
  ]);
});
