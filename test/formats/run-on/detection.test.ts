import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../src/formats/registry.ts';
import { runOn } from '../../../src/formats/run-on/run-on.ts';

const prose =
  'We followed the moss of eleven towns for two summers. Most of it was found again, and nobody could say where the rest had gone. ';
const values = [
  ['On the growth of invented moss in small towns'],
  ['Trenholm, Ada', 'Okwuosa, S. J.'],
  ['2019-03-04'],
  [prose],
  ['Moss gardens', 'Fog harvesting'],
  ['http://hdl.handle.net/99999/4711'],
  ['https://doi.org/10.5555/moss.1'],
];
const labels = {
  English: ['Title', 'Authors', 'Issue Date', 'Abstract', 'Keywords', 'URI', 'DOI'],
  Spanish: ['Título', 'Autores', 'Fecha de publicación', 'Resumen', 'Palabras clave', 'URI', 'DOI'],
  Portuguese: ['Título', 'Autor(es)', 'Data de publicação', 'Resumo', 'Palavras-chave', 'URI', 'DOI'],
  French: ['Titre', 'Auteur(s)', 'Date de publication', 'Résumé', 'Mots-clés', 'URI', 'DOI'],
  German: ['Titel', 'Autor(en)', 'Erscheinungsdatum', 'Zusammenfassung', 'Schlagwörter', 'URI', 'DOI'],
  Italian: ['Titolo', 'Autori', 'Data di pubblicazione', 'Riassunto', 'Parole chiave', 'URI', 'DOI'],
  Catalan: ['Títol', 'Autors', 'Data de publicació', 'Resum', 'Paraules clau', 'URI', 'DOI'],
  'Dublin Core': [
    'dc.title',
    'dc.contributor.author',
    'dc.date.issued',
    'dc.description.abstract',
    'dc.subject',
    'dc.identifier.uri',
    'dc.identifier.doi',
  ],
};
const forms = {
  'a colon': [': ', '; ', '\n'],
  'a line each': ['\n', '\n', '\n'],
  'a table': ['\t', '; ', '\n'],
  'nothing between': [': ', '; ', ''],
} as const;

const isRunOn = (text: string) => {
  expect(detectFormat(text)?.format.id).toBe('run-on');
  expect(runOn.detect(text)).toBeLessThanOrEqual(0.45);
};

describe('a page is known for a repository’s', () => {
  for (const [language, words] of Object.entries(labels))
    test.each(Object.entries(forms))(`by its labels in ${language}, with %s`, (_, [behind, between, after]) => {
      isRunOn(words.map((word, index) => `${word}${behind}${values[index]?.join(between)}`).join(after));
    });

  test.each(['\n', '\r\n', '\n\n', '\t', ' | ', '; '])('by values that stand by themselves, with %j between them', (separator) => {
    isRunOn(values.flat().join(separator));
  });

  test('by what repositories alone write, with single blanks between', () => {
    isRunOn([...values.flat(), '2019-05-01T10:11:12Z', 'en_US', 'info:eu-repo/semantics/article'].join(' '));
  });

  test('by three labels, and by more lines than a flattened page has', () => {
    isRunOn('Title: On moss\nAuthors: Doe, Jane\nDate: 2019\n');
    isRunOn(`Title: On moss\nAuthors: Doe, Jane\nAbstract:\n${`${prose}\n`.repeat(45)}Date: 2019\n`);
  });
});

const record = (number: number) =>
  `Title: On moss ${number}\nAuthor: Doe, Jane\nPublication title: Moss J\nVolume: ${number}\nAbstract: ${prose}\nPublication year: 2019\n`;

describe('what has labels or names and is no page of one record is left alone', () => {
  test.each<[string, string]>([
    ['a letter', `From: ada@example.org\nSubject: Moss\nDate: 2020-01-02\nOrganization: Moss Society\n\nDear Jane,\n${prose}`],
    ['a document with a head', `Title: On moss\nAuthor: Ada Doe\nDate: 2020-01-02\n\n${`${prose}\n`.repeat(120)}`],
    ['several records', `Document 1 of 2\n${record(1)}\nDocument 2 of 2\n${record(2)}`],
    ['a table', 'Title\tAuthors\tYear\tDOI\nMoss\tDoe, A\t2020\t10.5555/x\nDew\tRoe, B\t2021\t10.5555/y\n'],
    [
      'a table with semicolons',
      'Title; Authors; Year; DOI; Language\nMoss; Doe, A; 2020; 10.5555/x; en\nDew; Roe, B; 2020; 10.5555/y; en\n',
    ],
    ['a program', `const item = {\n  'dc.title': [{ value: 'Moss' }],\n  'dc.creator': [],\n  'dc.date.issued': []\n};\n`.repeat(2)],
    [
      'a reference list',
      Array.from(
        { length: 9 },
        (_, at) => `Doe, J., & Roe, M. (2020). On moss ${at}. Moss J, 1(2), 3-4. https://doi.org/10.5555/m.${at}`,
      ).join('\n'),
    ],
    ['a log', Array.from({ length: 12 }, (_, at) => `2020-01-02T10:10:${10 + at}Z GET /handle/99999/${at} en_US`).join('\n')],
    ['MEDLINE', 'PMID- 99000001\nTI  - On moss\nFAU - Doe, Jane\nLA  - eng\nDP  - 2020\n'],
  ])('%s', (_, text) => {
    expect(runOn.detect(text)).toBe(0);
  });

  test('a page of answers that says who wrote it', () => {
    const page = `What is the dose of moss in adults?\n\nLast updated: 2 May 2020\nAuthor: Jane Doe, MD\nTitle: Moss\n\nDose\n\n- Moss is given daily 1, 2\n- Dew is given weekly 3\n- Stop after a month 1\n\nReferences\n1. Guideline: Moss.\n2. Dew.\n3. Fog.`;
    expect(detectFormat(page)?.format.id).toBe('question-answer');
  });
});
