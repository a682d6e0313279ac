import type { BibliographicRecord } from '../../src/model/record.ts';

/** Four publications, the first described by PubMed and by a repository. Everything in them is invented. */
export const tideArticle: BibliographicRecord = {
  source: 'pubmed',
  sourceId: '99000001',
  datestamp: '2024-03-01',
  type: 'article-journal',
  title: 'Tidal radium in bone metastases: the TIDE trial.',
  languages: ['en'],
  contributors: [
    { role: 'author', family: 'Méndez Vidal', given: 'María José', initials: 'MJ', orcid: '0000-0002-1825-0097' },
    { role: 'author', family: 'Ødegård', given: 'P' },
    { role: 'author', collective: 'TIDE Study Group' },
  ],
  issued: { year: 2021, month: 4, raw: '2021 Apr' },
  container: {
    title: 'Journal of invented oncology',
    abbreviation: 'J Invent Oncol',
    issn: ['2049-3630'],
    volume: '12',
    pages: '101-109',
    pagesAsGiven: '101-9',
  },
  identifiers: [
    { scheme: 'pmid', value: '99000001' },
    { scheme: 'doi', value: '10.5555/tide.1' },
    { scheme: 'pmcid', value: 'PMC9900001' },
  ],
  abstracts: [{ language: 'en', sections: [{ label: 'RESULTS', text: 'Overall survival was longer with radium than with placebo.' }] }],
  headings: [
    {
      vocabulary: 'mesh',
      ui: 'D001859',
      term: 'Bone Neoplasms',
      major: true,
      qualifiers: [{ ui: 'Q000556', term: 'secondary', major: true }],
    },
    { vocabulary: 'mesh', ui: 'D006801', term: 'Humans', major: false },
  ],
  keywords: [{ term: 'alpha emitters' }],
  publicationTypes: ['Journal Article', 'Clinical Trial, Phase II'],
  trials: [{ registry: 'ClinicalTrials.gov', id: 'NCT99000001' }],
  endpoints: [
    { id: 'E1', name: 'overall survival', abbreviation: 'OS', role: 'primary', start: 0, end: 16 },
    { id: 'E2', name: 'time to first Skeletal-Related Event', abbreviation: 'TTSRE', role: 'secondary', co: true },
    { id: 'E3', name: 'fatigue and pain', role: 'exploratory', timepoint: 'at 6 months' },
  ],
  results: [
    {
      kind: 'comparison',
      endpoint: 'overall survival',
      arms: ['radium', 'placebo'],
      measure: 'HR',
      value: 0.7,
      ci: { level: 95, lower: 0.58, upper: 0.83 },
      p: [
        { op: '<', value: 0.001 },
        { op: '=', value: 0.04, test: 'noninferiority' },
      ],
    },
    { kind: 'comparison', endpoint: 'TTSRE', measure: 'HR', adjusted: true, value: 0.95, ci: { lower: 0.8, upper: 1.1 } },
    {
      kind: 'arm',
      endpoint: 'overall survival',
      arm: 'radium',
      measure: 'median',
      value: 'NR',
      ci: { lower: 12.5, upper: 'NR' },
      unit: 'months',
    },
    { kind: 'arm', endpoint: 'overall survival', arm: 'placebo', measure: 'median', value: 11.3, unit: 'Months' },
    { kind: 'arm', endpoint: 'thirst', arm: 'radium', measure: 'proportion', value: 14, unit: '%', n: 5, N: 36, pct: 14 },
  ],
};

export const tideInRepository: BibliographicRecord = {
  source: 'hdl:99999',
  sourceId: '99999/17',
  datestamp: '2024-02-01T10:00:00Z',
  type: 'article-journal',
  title: 'Tidal radium in bone metastases: the TIDE trial',
  contributors: [
    { role: 'author', family: 'Mendez-Vidal', given: 'Maria J' },
    { role: 'author', family: 'Odegard', given: 'Per' },
  ],
  issued: { year: 2021 },
  identifiers: [
    { scheme: 'handle', value: '99999/17' },
    { scheme: 'doi', value: '10.5555/tide.1' },
  ],
  headings: [{ vocabulary: 'decs', language: 'es', term: 'Neoplasias óseas' }],
  rights: { license: 'CC-BY-4.0', access: 'open' },
  locations: [{ url: 'https://repository.example.org/handle/99999/17', kind: 'landing', access: 'open' }],
};

export const mouseArticle: BibliographicRecord = {
  source: 'pubmed',
  sourceId: '99000002',
  type: 'article-journal',
  title: 'Coffee and sleep in mice',
  languages: ['es'],
  contributors: [{ role: 'author', family: 'Vidal', given: 'Jordi' }],
  issued: { year: 2018 },
  container: { title: 'Sleepless letters' },
  identifiers: [{ scheme: 'pmid', value: '99000002' }],
  abstracts: [{ sections: [{ text: 'Placebo mice slept. Survival of coffee is discussed, radium is not.' }] }],
  endpoints: [{ name: 'Sueño nocturno', role: 'primary' }],
  results: [
    {
      kind: 'comparison',
      endpoint: 'Sueño nocturno',
      measure: 'MD',
      value: -1.5,
      ci: { lower: -2.5, upper: -0.5 },
      p: [{ op: '>', value: 0.2 }],
    },
  ],
};

export const chapter: BibliographicRecord = {
  source: 'file:desk.ris',
  sourceId: 'key7',
  type: 'chapter',
  title: 'Metastasis at sea',
  contributors: [{ role: 'editor', family: 'Quill', given: 'Ada' }],
  findings: [{ code: 'doi-malformed', path: 'identifiers[0].value', message: 'not a DOI', severity: 'warning', raw: '10.x' }],
};

export const library: readonly BibliographicRecord[] = [tideArticle, tideInRepository, mouseArticle, chapter];
