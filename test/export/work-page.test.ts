import { expect, test } from 'vitest';
import { workPage } from '../../src/export/work-page.ts';

test('a work’s page names, behind each value, the records that say so', () => {
  const key = (authority: string, id: string) => ({ authority, id });
  const page = workPage({
    id: 'W7',
    redirectedFrom: 'W9',
    deleted: false,
    citation: {
      title: 'On bones.',
      contributors: [
        { role: 'author', family: 'Vos', given: 'Piet' },
        { role: 'editor', collective: 'Bone Board' },
      ],
      issued: { year: 2020, month: 2 },
      container: { title: 'Journal of tests', volume: '3', pages: '1-9' },
      identifiers: [
        { scheme: 'doi', value: '10.5555/x' },
        { scheme: 'pmid', value: '99000001' },
      ],
      headings: [{ vocabulary: 'mesh', term: 'Bone Neoplasms', major: true, qualifiers: [{ term: 'secondary', major: false }] }],
      abstracts: [{ sections: [{ label: 'AIM', text: 'To test.' }, { text: 'Done.' }] }],
    },
    provenance: {
      title: ['pubmed/99000001', 'file:list.ris/7'],
      'contributors[0]': ['pubmed/99000001'],
      'container.volume': ['file:list.ris/7'],
      'identifiers[0]': ['file:list.ris/7'],
      'identifiers[1]': ['pubmed/99000001'],
      'headings[0].term': ['pubmed/99000001'],
    },
    members: [
      {
        key: key('pubmed', '99000001'),
        record: {
          source: 'pubmed',
          sourceId: '99000001',
          datestamp: '2020-03-01',
          unplaced: [
            { field: 'CitationSubset', value: 'IM' },
            { field: 'Box', value: 'Two\n lines' },
          ],
        },
        sightings: [{ source: 'nightly', run: 4, lastSeen: '2026-01-02T03:04:05Z' }],
        versions: [1, 2],
      },
      {
        key: key('file:list.ris', '7'),
        record: {
          source: 'ris',
          sourceId: '7',
          findings: [{ code: 'year-missing', severity: 'info', message: 'The record has no year of publication' }],
        },
        sightings: [],
        versions: [1],
      },
    ],
    verifications: [
      {
        record: key('file:list.ris', '7'),
        identifier: { scheme: 'doi', value: '10.5555/x' },
        service: 'crossref',
        outcome: 'elsewhere',
        title: 'On mud',
      },
    ],
    decisions: [{ a: 'file:list.ris/7', b: 'pubmed/99000001', verdict: 'same', by: 'user', reasons: ['I compared them'] }],
  });
  expect(page.split('\n')).toEqual([
    'W7 (W9 was merged into it)',
    'Title        On bones.  [1,2]',
    'Author       Vos P  [1]',
    'Editor       Bone Board',
    'Published    Journal of tests, 2020 Feb',
    'Volume       3, pages 1-9  [2]',
    'DOI          10.5555/x  [2]',
    'PMID         99000001  [1]',
    'Abstract     AIM: To test.',
    '             Done.',
    'MeSH         *Bone Neoplasms/secondary  [1]',
    '',
    'Records: 2',
    '  [1] pubmed/99000001, changed at its source 2020-03-01, 2 versions',
    '      seen in nightly, last on 2026-01-02 (run 4)',
    '      kept aside: CitationSubset IM; Box Two lines',
    '  [2] file:list.ris/7',
    '      error: identifier-points-elsewhere: crossref says that doi 10.5555/x is another publication: On mud',
    '      info: year-missing: The record has no year of publication',
    '',
    'Why they are one work, or not',
    '  [2] and [1] same, by a person: I compared them',
  ]);
});

test('the page of a retracted publication says so at its head', () => {
  const page = workPage({
    id: 'W7',
    deleted: false,
    citation: { title: 'On bones.', relations: [{ type: 'RetractionIn', pmid: '99000005' }], container: { articleNumber: 'e12' } },
    provenance: {},
    members: [],
    decisions: [],
    verifications: [],
  });
  expect(page.split('\n').slice(0, 3)).toEqual(['W7 (RETRACTED)', 'Title        On bones.', 'Article      e12']);
});

test('labels that are longer than their column are set off from what they label, and vocabularies have their own names', () => {
  const page = workPage({
    id: 'W7',
    deleted: false,
    citation: {
      title: 'On bones.',
      headings: [
        { vocabulary: 'lcsh', term: 'Bones' },
        { vocabulary: 'mesh-supplementary', term: 'Invented syndrome' },
      ],
      relations: [{ type: 'ExpressionOfConcernIn', note: 'J Tests. 2021' }],
    },
    provenance: {},
    members: [],
    decisions: [],
    verifications: [],
  });
  expect(page.split('\n').slice(1, 5)).toEqual([
    'Title        On bones.',
    'LCSH         Bones',
    'MeSH supplementary Invented syndrome',
    'ExpressionOfConcernIn J Tests. 2021',
  ]);
});

test('where a work can be read stands with who may, which version it is, under which licence and who holds it', () => {
  const page = workPage({
    id: 'W7',
    deleted: false,
    citation: {
      title: 'On bones.',
      locations: [
        { url: 'https://doi.org/10.5555/x', kind: 'landing', access: 'closed' },
        {
          url: 'https://r.example.org/9.pdf',
          kind: 'pdf',
          access: 'open',
          version: 'accepted',
          license: 'CC-BY-4.0',
          host: 'Northhaven Repository',
        },
        { url: 'https://r.example.org/9' },
      ],
    },
    provenance: {},
    members: [],
    decisions: [],
    verifications: [],
  });
  expect(page.split('\n').filter((text) => text.startsWith('Read it at'))).toEqual([
    'Read it at   https://doi.org/10.5555/x (landing, closed)',
    'Read it at   https://r.example.org/9.pdf (pdf, open, accepted version, CC-BY-4.0, at Northhaven Repository)',
    'Read it at   https://r.example.org/9',
  ]);
});
