import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../src/formats/registry.ts';

const marc = '<record><leader>00000nam</leader><controlfield tag="001">1</controlfield><datafield tag="245"/></record>';
const envelope = (prefix: string, inside: string) =>
  `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><request verb="ListRecords" metadataPrefix="${prefix}"/><ListRecords>${inside}</ListRecords></OAI-PMH>`;
const record = (metadata: string) => `<record><header><identifier>oai:x:1</identifier></header><metadata>${metadata}</metadata></record>`;
const gone = '<record><header status="deleted"><identifier>oai:x:1</identifier></header></record>';

describe('a catalogue’s file is known by its content', () => {
  test.each([
    ['bare MARC with its namespace', '<record xmlns="http://www.loc.gov/MARC21/slim"><leader/></record>', 'marcxml'],
    ['bare MARC without any', marc, 'marcxml'],
    [
      'a collection of MARC',
      `<?xml version="1.0"?><!-- x --><marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim">\n<marc:record>`,
      'marcxml',
    ],
    ['MARC in an envelope', envelope('marcxml', record('<record xmlns="http://www.loc.gov/MARC21/slim"><leader/></record>')), 'marcxml'],
    [
      'MARC that also declares the terms of Dublin Core',
      envelope(
        'marc',
        record('<record xmlns="http://www.loc.gov/MARC21/slim" xmlns:dcterms="http://purl.org/dc/terms/"><leader/></record>'),
      ),
      'marcxml',
    ],
    [
      'MARC in a collection in an envelope',
      envelope('marcxml', record(`<collection xmlns="http://www.loc.gov/MARC21/slim">${marc}</collection>`)),
      'marcxml',
    ],
    ['deletions that were asked for as marc21', envelope('marc21', gone), 'marcxml'],
    ['deletions that were asked for as mods', envelope('mods', gone), 'mods'],
    ['bare MODS', '<mods:mods xmlns:mods="http://www.loc.gov/mods/v3"/>', 'mods'],
    ['a collection of MODS', '<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods>', 'mods'],
    ['METS with MODS inside', '<mets xmlns="http://www.loc.gov/METS/"><mods xmlns="http://www.loc.gov/mods/v3"/></mets>', 'mets'],
    ['METS in capitals', '<mets:METS xmlns:mets="http://www.loc.gov/METS/"/>', 'mets'],
    [
      'terms of Dublin Core in a record',
      envelope('qdc', record('<record xmlns="http://purl.org/dc/terms/"><title>x</title></record>')),
      'qdc',
    ],
  ])('%s', (_, head, id) => {
    expect(detectFormat(head)?.format.id).toBe(id);
  });

  test('records of something else are none of MARC’s', () => {
    expect(detectFormat('<records><record><title>x</title></record></records>')?.format.id).not.toBe('marcxml');
  });
});
