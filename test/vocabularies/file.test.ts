import { describe, expect, test } from 'vitest';
import { Malformed, Misconfigured } from '../../src/model/errors.ts';
import type { VocabularyFile } from '../../src/model/vocabulary-entry.ts';
import { readVocabularyFile } from '../../src/vocabularies/file.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (name: string, text: string, size = 65_536): Promise<VocabularyFile> => readVocabularyFile(name, inPieces(text, size));

async function faultOf(name: string, text: string): Promise<Error> {
  const fault: unknown = await read(name, text).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(Error);
  return fault as Error;
}

const term = (name: string, attributes = '', more = '') =>
  `<Term ConceptPreferredTermYN="N" IsPermutedTermYN="N" ${attributes}><TermUI>T1</TermUI><String>${name}</String>${more}</Term>`;

const descriptorXml = (inner: string, language = 'eng') =>
  `<?xml version="1.0"?>\n<!DOCTYPE DescriptorRecordSet SYSTEM "nlmdescriptorrecordset_20250101.dtd">\n<DescriptorRecordSet LanguageCode = "${language}">\n${inner}</DescriptorRecordSet>\n`;

const boneNeoplasms = `<DescriptorRecord DescriptorClass = "1">
  <DescriptorUI>D001859</DescriptorUI>
  <DescriptorName><String>Bone Neoplasms</String></DescriptorName>
  <AllowableQualifiersList>
    <AllowableQualifier><QualifierReferredTo><QualifierUI>Q000556</QualifierUI><QualifierName><String>secondary</String></QualifierName></QualifierReferredTo></AllowableQualifier>
    <AllowableQualifier><QualifierReferredTo><QualifierUI>Q000628</QualifierUI><QualifierName><String>therapy</String></QualifierName></QualifierReferredTo></AllowableQualifier>
  </AllowableQualifiersList>
  <TreeNumberList><TreeNumber>C04.588.149</TreeNumber><TreeNumber>C05.116.231</TreeNumber></TreeNumberList>
  <ConceptList>
    <Concept PreferredConceptYN="Y"><ConceptUI>M0002828</ConceptUI><ConceptName><String>Bone Neoplasms</String></ConceptName>
      <TermList>${term('Bone Neoplasms')}${term('Bone Cancer')}${term('Neoplasms, Bone', 'LexicalTag="NON"')}</TermList></Concept>
    <Concept PreferredConceptYN="N"><ConceptUI>M2</ConceptUI><TermList>${term('Tumours of\n bone &amp; marrow')}${term('Bone Cancer')}</TermList></Concept>
  </ConceptList>
</DescriptorRecord>
`;

describe('NLM’s XML', () => {
  const expected: VocabularyFile = {
    name: 'desc2025.xml',
    vocabulary: 'mesh',
    language: 'en',
    part: 'descriptors',
    entries: [
      {
        ui: 'D001859',
        preferred: 'Bone Neoplasms',
        trees: ['C04.588.149', 'C05.116.231'],
        qualifiers: ['Q000556', 'Q000628'],
        entryTerms: ['Bone Cancer', 'Neoplasms, Bone', 'Tumours of bone & marrow'],
      },
      { ui: 'D005260', preferred: 'Female', entryTerms: [] },
    ],
  };
  const female =
    '<DescriptorRecord><DescriptorUI>D005260</DescriptorUI><DescriptorName><String>Female</String></DescriptorName></DescriptorRecord>\n';

  test.each([1, 13, 65_536])('of descriptors gives names, trees, qualifiers and entry terms, in pieces of %i bytes', async (size) => {
    expect(await read('desc2025.xml', descriptorXml(boneNeoplasms + female), size)).toEqual(expected);
  });

  test('of a translation gives its names in its language, without the English one in brackets', async () => {
    const spanish = boneNeoplasms.replace('<String>Bone Neoplasms</String>', '<String>Neoplasias Óseas[Bone Neoplasms]</String>');
    expect(await read('bireme_2025.xml', descriptorXml(spanish, 'spa'))).toMatchObject({
      language: 'es',
      entries: [{ ui: 'D001859', preferred: 'Neoplasias Óseas' }],
    });
  });

  test('of qualifiers gives their names and two letters', async () => {
    const text = `<QualifierRecordSet LanguageCode="eng"><QualifierRecord><QualifierUI>Q000556</QualifierUI><QualifierName><String>secondary</String></QualifierName><ConceptList><Concept><TermList>${term('secondary', '', '<Abbreviation>SC</Abbreviation>')}${term('metastases')}</TermList></Concept></ConceptList></QualifierRecord></QualifierRecordSet>`;
    expect(await read('qual2025.xml', text)).toEqual({
      name: 'qual2025.xml',
      vocabulary: 'mesh',
      language: 'en',
      part: 'qualifiers',
      entries: [{ ui: 'Q000556', preferred: 'secondary', abbreviation: 'SC', entryTerms: ['metastases'] }],
    });
  });

  test.each([
    [
      'a record without identifier',
      descriptorXml(`${boneNeoplasms}<DescriptorRecord><DescriptorName/></DescriptorRecord>`),
      'desc.xml, record 2: DescriptorUI is "", which is no identifier of MeSH',
    ],
    [
      'a record without name',
      descriptorXml('<DescriptorRecord><DescriptorUI>D000001</DescriptorUI></DescriptorRecord>'),
      'desc.xml, record 1: D000001 has no name',
    ],
    [
      'markup that is none',
      descriptorXml('<DescriptorRecord><DescriptorUI>D000001</Descriptor></DescriptorRecord>'),
      'desc.xml, record 1: ',
    ],
    ['a file that was cut off', descriptorXml(boneNeoplasms).slice(0, -40), 'desc.xml'],
    ['no record', descriptorXml(''), 'desc.xml: there is no DescriptorRecord in it'],
  ])('with %s is malformed, and says where', async (_, text, message) => {
    const fault = await faultOf('desc.xml', text);
    expect(fault).toBeInstanceOf(Malformed);
    expect(fault.message).toContain(message);
  });

  test('expands no entity of a document type', async () => {
    const bomb = descriptorXml(boneNeoplasms.replace('Bone Cancer', '&lol9;')).replace(
      'SYSTEM "nlmdescriptorrecordset_20250101.dtd"',
      `[${Array.from({ length: 9 }, (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`).join('')}]`,
    );
    const [first] = (await read('desc.xml', bomb)).entries;
    expect(first?.entryTerms.join().length).toBeLessThan(200);
  });

  test('of supplementary concepts, or of something else, is none to import', async () => {
    for (const text of ['<SupplementalRecordSet LanguageCode="eng"></SupplementalRecordSet>', '<html><body>Not found</body></html>'])
      expect(await faultOf('supp.xml', text)).toBeInstanceOf(Misconfigured);
  });
});

const mesh = (id: string) => `<http://id.nlm.nih.gov/mesh/${id}>`;
const says = (subject: string, property: string, object: string) =>
  `${mesh(subject)} <${property === 'label' ? 'http://www.w3.org/2000/01/rdf-schema#label' : `http://id.nlm.nih.gov/mesh/vocab#${property}`}> ${object} .`;
const triples = [
  says('T300', 'prefLabel', '"Bone Cancer"@en'),
  says('T300', 'altLabel', '"Cancer, Bone"@en'),
  says('M11', 'term', mesh('T300')),
  says('D001859', 'label', '"Bone Neoplasms"@en'),
  says('D001859', 'preferredConcept', mesh('M10')),
  says('D001859', 'concept', mesh('M11')),
  says('M10', 'preferredTerm', mesh('T299')),
  says('T299', 'prefLabel', '"Bone Neoplasms"@en'),
  says('D001859', 'treeNumber', mesh('C05.116.231')),
  says('D001859', 'treeNumber', mesh('C04.588.149')),
  says('D001859', 'allowableQualifier', mesh('Q000556')),
  says('D001859', 'annotation', '"a note that is \\"not\\" read"@en'),
  says('C000001', 'label', '"a supplementary concept"@en'),
  says('Q000556', 'label', '"secondary"@en'),
  says('Q000556', 'preferredConcept', mesh('M12')),
  says('M12', 'preferredTerm', mesh('T301')),
  says('T301', 'prefLabel', '"secondary"@en'),
  says('T301', 'abbreviation', '"SC"'),
  says('D000099', 'label', '"Caf\\u00E9 \\u2013 invented"@en'),
];

describe('MeSH RDF', () => {
  const entries = [
    {
      ui: 'D001859',
      preferred: 'Bone Neoplasms',
      trees: ['C04.588.149', 'C05.116.231'],
      qualifiers: ['Q000556'],
      entryTerms: ['Bone Cancer', 'Cancer, Bone'],
    },
    { ui: 'Q000556', preferred: 'secondary', abbreviation: 'SC', entryTerms: [] },
    { ui: 'D000099', preferred: 'Café – invented', entryTerms: [] },
  ];

  test.each([1, 50, 65_536])('gives descriptors and qualifiers with the terms of their concepts, in pieces of %i bytes', async (size) => {
    expect(await read('mesh.nt', `${triples.join('\n')}\n`, size)).toEqual({
      name: 'mesh.nt',
      vocabulary: 'mesh',
      language: 'en',
      part: 'descriptors',
      entries,
    });
  });

  test('says the same in any order of its lines, with comments and other line ends', async () => {
    const turned = await read('mesh.nt', ['# a comment', ...triples.toReversed()].join('\r\n'));
    const byUi = (list: VocabularyFile['entries']) =>
      list.map((each) => ({ ...each, entryTerms: each.entryTerms.toSorted() })).sort((a, b) => (a.ui < b.ui ? -1 : 1));
    expect(byUi(turned.entries)).toEqual(byUi(entries));
  });

  test('that is broken says in which line, also in the middle of many', async () => {
    const broken = [...triples, says('D000100', 'label', '"no end'), ...triples].join('\n');
    const fault = await faultOf('mesh.nt', broken);
    expect(fault).toBeInstanceOf(Malformed);
    expect(fault.message).toMatch(new RegExp(`^mesh\\.nt, line ${triples.length + 1}: `));
    expect((await faultOf('mesh.nt', `${triples.join('\n')}\nnot a triple\n`)).message).toBe(
      `mesh.nt, line ${triples.length + 1}: not a triple: not a triple`,
    );
  });

  test('with a line that does not end is refused, whatever its length', async () => {
    const endless = `${triples[0]}\n${mesh('D000001')} ${'x'.repeat(3_000_000)}`;
    expect((await faultOf('mesh.nt', endless)).message).toBe('mesh.nt, line 2: it is longer than 1048576 characters');
  });
});

describe('records of the DeCS service', () => {
  const record = `<decsvmx version="1.0"><decsws_response service="" tree_id="C04.588.149"><record_list>
<record lang="es" db="decs" mfn="001884">
  <descriptor_list><descriptor lang="en">Bone Neoplasms</descriptor><descriptor lang="es">Neoplasias Óseas</descriptor><descriptor lang="es-es">Tumores Óseos</descriptor><descriptor lang="pt-br">Neoplasias Ósseas</descriptor><descriptor lang="fr">Tumeurs osseuses</descriptor></descriptor_list>
  <synonym_list><synonym>Cáncer de Hueso</synonym><synonym>Cáncer Óseo</synonym></synonym_list>
  <tree_id_list><tree_id>C04.588.149</tree_id></tree_id_list>
  <unique_identifier_nlm>D001859</unique_identifier_nlm>
</record></record_list></decsws_response></decsvmx>`;

  test('give the descriptor in every language under MeSH’s identifier, and DeCS’s own number', async () => {
    const shared = { ui: 'D001859', code: '1884', trees: ['C04.588.149'] };
    expect(await read('decs.xml', record)).toEqual({
      name: 'decs.xml',
      vocabulary: 'decs',
      part: 'descriptors',
      entries: [
        { ...shared, language: 'en', preferred: 'Bone Neoplasms', entryTerms: [] },
        { ...shared, language: 'es', preferred: 'Neoplasias Óseas', entryTerms: ['Cáncer de Hueso', 'Cáncer Óseo', 'Tumores Óseos'] },
        { ...shared, language: 'pt', preferred: 'Neoplasias Ósseas', entryTerms: [] },
        { ...shared, language: 'fr', preferred: 'Tumeurs osseuses', entryTerms: [] },
      ],
    });
  });

  test('without any name are malformed, and say where', async () => {
    const nameless = record.replace(/<descriptor_list>.*<\/descriptor_list>/, '');
    expect((await faultOf('decs.xml', nameless)).message).toBe('decs.xml, record 1: D001859 has no descriptor');
  });
});

describe('a table', () => {
  test('of DeCS with MeSH’s identifiers and several languages gives each its names', async () => {
    const text = [
      'decs_code\tmesh_ui\tterm_spanish\tsynonyms\tterm_portuguese\tsynonyms_portuguese\tterm_french\ttree_numbers',
      '1884\tD001859\tNeoplasias Óseas\tCáncer Óseo|Cáncer de Hueso\tNeoplasias Ósseas\t\tTumeurs osseuses\tC04.588.149|C05.116.231',
      '50001\t\tMarea Inventada\t\t\t\t\t',
    ].join('\n');
    const shared = { ui: 'D001859', code: '1884', trees: ['C04.588.149', 'C05.116.231'] };
    expect(await read('decs.tsv', text)).toEqual({
      name: 'decs.tsv',
      vocabulary: 'decs',
      part: 'descriptors',
      entries: [
        { ...shared, language: 'es', preferred: 'Neoplasias Óseas', entryTerms: ['Cáncer Óseo', 'Cáncer de Hueso'] },
        { ...shared, language: 'pt', preferred: 'Neoplasias Ósseas', entryTerms: [] },
        { ...shared, language: 'fr', preferred: 'Tumeurs osseuses', entryTerms: [] },
        { ui: '50001', language: 'es', preferred: 'Marea Inventada', entryTerms: [] },
      ],
    });
  });

  test.each([
    ['ui\tname\ttrees\nD000328\tAdult\tM01.060.116\n\nX1\tChild\t\n', 'mesh.tsv, line 4: "X1" is no identifier of MeSH (D001859)'],
    ['ui\tname\ttrees\nD000328\t\tM01.060.116\n', 'mesh.tsv, line 2: D000328 has no name'],
    ['#DeCS_code\tTerm_Spanish\tSynonyms\n\tabdomen\tAbdomen\n', 'mesh.tsv, line 2: there is no identifier in it'],
  ])('with a row of which nothing can be made says which: %j', async (text, message) => {
    const fault = await faultOf('mesh.tsv', text);
    expect([fault.constructor, fault.message]).toEqual([Malformed, message]);
  });

  test('that is made to fill the memory is refused where it begins to', async () => {
    const tabs = `ui\tname\ttrees\nD000328\tAdult${'\t'.repeat(2 ** 21)}\n`;
    expect((await faultOf('mesh.tsv', tabs)).message).toBe('mesh.tsv, line 2: it is longer than 1048576 characters');
    const long = `ui\tname\ttrees\nD000328\t${'Adult '.repeat(1000)}\n`;
    expect((await faultOf('mesh.tsv', long)).message).toBe('mesh.tsv, line 2: D000328 has a name of more than 4000 characters');
  });

  test.each(['', '\n\n', 'just some words\n', '{"a":1}'])('that is none is a mistake of whoever named it: %j', async (text) => {
    expect(await faultOf('notes.txt', text)).toBeInstanceOf(Misconfigured);
  });
});
