import { type Crosswalk, type Row, written } from './item-fields.ts';

const field = (from: string, tag: string, indicators: string, code = 'a'): Row => [
  from,
  (value) =>
    `<datafield tag="${tag}" ind1="${indicators[0]}" ind2="${indicators[1]}"><subfield code="${code}">${value}</subfield></datafield>`,
];
const standard = (from: string, scheme: string): Row => [
  from,
  (value) =>
    `<datafield tag="024" ind1="7" ind2=" "><subfield code="a">${value}</subfield><subfield code="2">${scheme}</subfield></datafield>`,
];
const named = (from: string, relator: string): Row => [
  from,
  (value) =>
    `<datafield tag="720" ind1=" " ind2=" "><subfield code="a">${value}</subfield><subfield code="e">${relator}</subfield></datafield>`,
];

const rows: readonly Row[] = [
  field('identifier.isbn', '020', '  '),
  field('identifier.issn', '022', '  '),
  field('identifier.essn', '022', '  '),
  standard('identifier.doi', 'doi'),
  standard('identifier.uri', 'hdl'),
  field('language.iso', '041', '0 '),
  field('title', '245', '00'),
  field('title.alternative', '246', '33'),
  field('publisher', '260', '  ', 'b'),
  field('date.issued', '260', '  ', 'c'),
  field('description.abstract', '520', '  '),
  field('rights', '540', '  '),
  field('subject.mesh', '650', '12'),
  field('subject', '653', '  '),
  field('type', '655', ' 4'),
  named('contributor.author', 'author'),
  named('contributor.advisor', 'advisor'),
  field('identifier.uri', '856', '40', 'u'),
];

/** MARC 21 as repositories without a catalogue write it: names unchecked (720), one leader for all. */
export const marc: Crosswalk = {
  prefix: 'marc',
  schema: 'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd',
  namespace: 'http://www.loc.gov/MARC21/slim',
  write: (fields) =>
    `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>     nab a22     3u 4500</leader>\n${written(fields, rows)}\n</record>`,
};
