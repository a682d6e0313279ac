import { describe, expect, test } from 'vitest';
import { labelDates } from '../../../src/formats/dublin-core/label-dates.ts';
import { labelIdentifiers } from '../../../src/formats/dublin-core/label-identifiers.ts';
import { oaiDcFields } from '../../../src/formats/oai-pmh/oai-dc-fields.ts';
import { parseXml } from '../../../src/xml/parse.ts';

const named = (name: string, values: readonly string[]) => values.map((value) => ({ name, value }));

describe('dates without labels', () => {
  const stamp = '2021-11-08T13:17:36Z';
  test.each<[string, string[], string[]]>([
    ['of DSpace in their order', [stamp, stamp, '2016-11'], ['accessioned', 'available', 'issued']],
    ['as days', ['2023-01-25', '2023-01-25', '2017'], ['accessioned', 'available', 'issued']],
    ['that were updated later', [stamp, stamp, '2016', '2019-06-03T20:27:56Z'], ['accessioned', 'available', 'issued', '']],
    ['of two versions', [stamp, '2020-01-01T00:00:00Z', stamp, '2018'], ['accessioned', 'available', 'issued', '']],
    ['alone', ['2017-03'], ['issued']],
    ['two of one day, later than nothing else', ['2017-03-01', '2017-03-01'], ['issued', '']],
    ['of which one is more exact', ['2018', '2018-02'], ['issued', '']],
    ['a pair of days before another day', ['2016-01-01', '2016-01-01', '2017-05-05'], ['issued', '', '']],
    ['an instant alone', [stamp], ['']],
    ['words', ['s.f.'], ['']],
  ])('%s', (_, dates, labels) => {
    const labelled = labelDates(named('dc.date', dates)).map((field) => field.name.replace(/^dc\.date\.?/, ''));
    expect(labelled).toEqual(labels);
  });

  test('keep their values, the more exact one first', () => {
    expect(labelDates(named('dc.date', ['2018', '2018-02'])).map((field) => field.value)).toEqual(['2018-02', '2018']);
  });
});

describe('identifiers without labels', () => {
  test.each<[string, string[], string[]]>([
    ['bare digits beside a PMCID are a PMID', ['99001301', 'PMC99001302'], ['dc.identifier.pmid', 'dc.identifier']],
    ['bare digits alone are nothing', ['99001301'], ['dc.identifier']],
    ['two bare numbers are not told apart', ['99001301', '990013', 'PMC99001302'], ['dc.identifier', 'dc.identifier', 'dc.identifier']],
    ['a sentence with a year is a citation', ['Doe J. Tea and sleep in the harbour. Ann Tea. 2017;3:4'], ['dc.identifier.citation']],
    ['an address with a year is none', ['https://x.example.org/2017/a-long-address-of-some-forty-characters'], ['dc.identifier']],
    ['a call number is none', ['MAR-31/22'], ['dc.identifier']],
  ])('%s', (_, values, names) => {
    expect(labelIdentifiers(named('dc.identifier', values)).map((field) => field.name)).toEqual(names);
  });
});

test('elements are read whatever their prefix, empty ones and foreign text passed over', () => {
  const root = parseXml('<x:dc xmlns:x="a">(?s)<title xml:lang="eng"> A\n  title </title><y:creator>Doe, J</y:creator><creator/></x:dc>');
  expect(oaiDcFields(root)).toEqual([
    { name: 'dc.title', value: 'A title', language: 'en' },
    { name: 'dc.creator', value: 'Doe, J' },
  ]);
});
