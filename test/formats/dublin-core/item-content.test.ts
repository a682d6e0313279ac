import { describe, expect, test } from 'vitest';
import { fieldTable } from '../../../src/formats/dublin-core/field-table.ts';
import { itemContent, ruleFor } from '../../../src/formats/dublin-core/item-content.ts';
import type { MetadataField } from '../../../src/formats/dublin-core/metadata-field.ts';
import type { ReadContext } from '../../../src/formats/format.ts';
import { noJournals } from '../../../src/model/journals.ts';
import { noVocabularies, type Vocabularies } from '../../../src/vocabularies/vocabulary.ts';

const bare: ReadContext = { name: 'test', vocabularies: noVocabularies, journals: noJournals };

/** `name = value` a line, the value's language after a bar. */
const fieldsOf = (text: string): MetadataField[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', rest = ''] = line.trim().split(' = ');
      const [value = '', language] = rest.split(' | ');
      return { name, value, ...(language === undefined ? {} : { language }) };
    });

const contentOf = (text: string, context = bare) => itemContent(fieldsOf(text), context);

describe('the field table', () => {
  test('names every field once, in lower case', () => {
    const names = fieldTable.flatMap((rule) => rule.names);
    expect(names.filter((name, index) => names.indexOf(name) !== index || name !== name.toLowerCase())).toEqual([]);
  });

  test.each([
    ['dc.contributor.author', 'dc.contributor.author'],
    ['DC.Identifier.DOI', 'dc.identifier.doi'],
    ['local.identifier.doi', 'dc.identifier.doi'],
    ['bireme.subject.decs', 'dc.subject.decs'],
    ['dc.subject.inspec', 'dc.subject.*'],
  ])('places %s as %s', (name, row) => {
    expect(ruleFor(name)?.names).toContain(row);
  });

  test.each([
    'person.identifier.orcid',
    'person.title',
    'dc.description.provenance',
    'relation.isAuthorOfPublication',
    'dspace.entity.type',
    'x',
  ])('has no place for %s', (name) => {
    expect(ruleFor(name)).toBeUndefined();
  });
});

describe('one field', () => {
  test.each<[string, object]>([
    [
      'dc.contributor.author = de la Cruz Ficticia, Ana',
      { contributors: [{ role: 'author', family: 'de la Cruz Ficticia', given: 'Ana' }] },
    ],
    ['dc.contributor.advisor = Tutor, T', { contributors: [{ role: 'advisor', family: 'Tutor', given: 'T' }] }],
    ['dc.date.issued = 2017-10-01T00:00:00Z', { issued: { year: 2017, month: 10, day: 1, raw: '2017-10-01T00:00:00Z' } }],
    [
      'dc.date.available = bald',
      {
        unplaced: [{ field: 'dc.date.available', value: 'bald' }],
        findings: [expect.objectContaining({ code: 'date-unreadable', path: 'unplaced[0]' })],
      },
    ],
    ['dc.identifier.issn = 0923-7534 (print), 1569-8041 (online)', { container: { issn: ['0923-7534', '1569-8041'] } }],
    [
      'dc.identifier.doi = 10.5555/a; https://doi.org/10.5555/B',
      {
        identifiers: [
          { scheme: 'doi', value: '10.5555/a' },
          { scheme: 'doi', value: '10.5555/b' },
        ],
      },
    ],
    ['dc.identifier.isbn = 978-0-306-40615-7 (print); 0-306-40615-2', { isbn: ['9780306406157', '0306406152'] }],
    ['dc.identifier.other = NCT01934790', { trials: [{ registry: 'ClinicalTrials.gov', id: 'NCT01934790' }] }],
    ['dc.identifier.wos = WOS:000999', { accessions: [{ database: 'Web of Science', value: 'WOS:000999' }] }],
    ['dc.relation.ispartofseries = Notes;TN-4', { container: { collectionTitle: 'Notes', collectionNumber: 'TN-4' } }],
    ['dc.relation.ispartof = Journal of Nothing', { container: { title: 'Journal of Nothing' } }],
    [
      'dc.relation.ispartof = https://x.example.org/1',
      { relations: [{ type: 'PartOf', asGiven: 'ispartof', url: 'https://x.example.org/1' }] },
    ],
    [
      'dc.relation.isversionof = 10.5555/old',
      { relations: [{ type: 'VersionOf', asGiven: 'isversionof', identifiers: [{ scheme: 'doi', value: '10.5555/old' }] }] },
    ],
    [
      'dc.relation.projectID = info:eu-repo/grantAgreement/RCUK%20EPSRC//EP/1',
      { grants: [{ id: 'EP', agency: 'RCUK EPSRC', country: '1' }] },
    ],
    ['dc.relation = info:eu-repo/semantics/altIdentifier/doi/10.5555/alt', { identifiers: [{ scheme: 'doi', value: '10.5555/alt' }] }],
    ['dc.format.extent = p. 12-9', { container: { pagesAsGiven: '12-9', pages: '12-19' } }],
    ['dc.rights.accessRights = http://purl.org/coar/access_right/c_16ec', { rights: { access: 'restricted' } }],
    ['dc.rights = info:eu-repo/date/embargoEnd/2031-05-06', { dates: { embargoEnd: '2031-05-06' } }],
    ['dc.rights = © 2020 Nobody', { rights: { statement: '© 2020 Nobody' } }],
    ['dc.type = text::journal::journal article', { type: 'article-journal', publicationTypes: ['text::journal::journal article'] }],
    ['dc.subject.decs = Ação | pt', { headings: [{ vocabulary: 'decs', term: 'Ação', language: 'pt' }] }],
    ['dc.subject.lcsh = Lighthouses -- History', { headings: [{ vocabulary: 'lcsh', term: 'Lighthouses -- History' }] }],
  ])('%s', (line, expected) => {
    expect(contentOf(line)).toEqual(expected);
  });

  test('of an unknown type word is kept and told', () => {
    expect(contentOf('dc.type = Cosa')).toEqual({
      publicationTypes: ['Cosa'],
      findings: [expect.objectContaining({ code: 'type-unknown', raw: 'Cosa' })],
    });
  });
});

describe('several fields', () => {
  test('a word that says something decides the type', () => {
    const content = contentOf('dc.type = text\ndc.type = info:eu-repo/semantics/other\ndc.type = dataset\ndc.type = Article');
    expect(content.type).toBe('dataset');
  });

  test('an address that leads to an identifier gives it', () => {
    expect(contentOf('dc.identifier = http://arxiv.org/abs/0704.0001')).toEqual({
      identifiers: [{ scheme: 'arxiv', value: '0704.0001' }],
      locations: [{ url: 'http://arxiv.org/abs/0704.0001', kind: 'landing' }],
    });
  });

  test('start and end page make a range, volume and issue stand beside it', () => {
    const content = contentOf(`
      oaire.citation.volume = 12
      oaire.citation.issue = 3
      oaire.citation.startPage = 221
      oaire.citation.endPage = 229`);
    expect(content.container).toEqual({ volume: '12', issue: '3', pagesAsGiven: '221-229', pages: '221-229' });
  });

  test("a publisher's version with another DOI is another publication", () => {
    const content = contentOf(`
      dc.relation.publisherversion = https://doi.org/10.5555/published
      dc.identifier.doi = 10.5555/repository`);
    expect(content.identifiers).toEqual([{ scheme: 'doi', value: '10.5555/repository' }]);
    expect(content.relations).toEqual([
      {
        type: 'HasVersion',
        asGiven: 'publisherversion',
        identifiers: [{ scheme: 'doi', value: '10.5555/published' }],
        url: 'https://doi.org/10.5555/published',
      },
    ]);
  });

  test('the title in the language of the item leads', () => {
    const content = contentOf(`
      dc.title = English words | en
      dc.title = Palabras españolas | es
      dc.language.iso = spa`);
    expect(content).toEqual({
      title: 'Palabras españolas',
      titles: [{ kind: 'translated', language: 'en', text: 'English words' }],
      languages: ['es'],
    });
  });

  test('the citation fills the place in the journal, and nothing that the item says otherwise', () => {
    const citation = `
      dc.title = Evening light in lighthouses
      dc.identifier.citation = Quill AB. Evening light in lighthouses. Ann Lamp Med. 2021 Dec;14(4):311-9`;
    expect(contentOf(citation).container).toEqual({
      title: 'Ann Lamp Med',
      volume: '14',
      issue: '4',
      pagesAsGiven: '311-9',
      pages: '311-319',
    });
    expect(contentOf(`${citation}\ndc.citation.volume = 15`).container).toEqual({ volume: '15' });
  });

  test('a bare source is the journal only where the citation has it too', () => {
    const fields = `
      dc.title = Evening light in lighthouses
      dc.identifier.citation = Quill, A. (2021) "Evening light in lighthouses." Annals of Lamp Medicine.`;
    expect(contentOf(`${fields}\ndc.source = Annals of Lamp Medicine`).container).toEqual({ title: 'Annals of Lamp Medicine' });
    expect(contentOf(`${fields}\ndc.source = Press House`).unplaced).toEqual([{ field: 'dc.source', value: 'Press House' }]);
  });

  test('values without a place give one finding a field', () => {
    const content = contentOf(`
      dc.description.provenance = one
      dc.description.provenance = two
      dc.contributor.department = three`);
    expect(content.unplaced).toHaveLength(3);
    expect(content.findings).toEqual([
      expect.objectContaining({ path: 'unplaced[0]', message: 'dc.description.provenance has no place in the record (2 values)' }),
      expect.objectContaining({ path: 'unplaced[2]', message: 'dc.contributor.department has no place in the record' }),
    ]);
  });

  test('two authors of one name are two authors', () => {
    expect(contentOf('dc.creator = Doe, J\ndc.creator = Doe, J').contributors).toHaveLength(2);
  });

  test('an item of a million values is cut, and says so', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => ({ name: 'dc.subject', value: `term ${index}` }));
    const content = itemContent(many, bare);
    expect(content.keywords).toHaveLength(20_000);
    expect(content.findings?.map((finding) => finding.code)).toEqual(['value-truncated']);
  });
});

describe('with a vocabulary at hand', () => {
  const vocabularies: Vocabularies = {
    lookup: (term) => (term.toLowerCase() === 'bone neoplasms' ? [{ vocabulary: 'mesh', ui: 'D001859', term: 'Bone Neoplasms' }] : []),
    has: (vocabulary) => vocabulary === 'mesh',
    longestName: 20,
  };
  const content = contentOf(
    `
    dc.subject.mesh = Bone neoplasms
    dc.subject.mesh = Bone Neoplasms/secondary
    dc.subject.mesh = Bon neoplasm`,
    { ...bare, vocabularies },
  );

  test('a descriptor gets its identifier and spelling, and keeps the given one', () => {
    expect(content.headings).toEqual([
      { vocabulary: 'mesh', ui: 'D001859', term: 'Bone Neoplasms', asGiven: 'Bone neoplasms' },
      { vocabulary: 'mesh', ui: 'D001859', term: 'Bone Neoplasms', qualifiers: [{ ui: 'Q000556', term: 'secondary' }] },
      { vocabulary: 'mesh', term: 'Bon neoplasm' },
    ]);
  });

  test('what it does not know is told', () => {
    expect(content.findings).toEqual([expect.objectContaining({ code: 'heading-not-in-vocabulary', path: 'headings[2].term' })]);
  });
});
