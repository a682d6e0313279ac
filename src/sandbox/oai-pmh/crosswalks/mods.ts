import { type Crosswalk, type ItemField, inElement, type Row, written } from './item-fields.ts';

const name = (field: string, role: string): Row => [
  field,
  (value) =>
    `<mods:name><mods:role><mods:roleTerm type="text">${role}</mods:roleTerm></mods:role><mods:namePart>${value}</mods:namePart></mods:name>`,
];
const within = (field: string, outer: string, inner: string): Row => [
  field,
  (value) => `<mods:${outer}><mods:${inner}>${value}</mods:${inner.split(' ')[0]}></mods:${outer}>`,
];

const rows: readonly Row[] = [
  name('contributor.author', 'author'),
  name('contributor.advisor', 'advisor'),
  within('date.issued', 'originInfo', 'dateIssued encoding="iso8601"'),
  ...['issn', 'isbn', 'doi', 'pmid', 'uri'].map((type) => inElement(`identifier.${type}`, `mods:identifier type="${type}"`)),
  ['identifier.essn', (value) => `<mods:identifier type="issn">${value}</mods:identifier>`],
  inElement('description.abstract', 'mods:abstract'),
  within('language.iso', 'language', 'languageTerm'),
  inElement('rights', 'mods:accessCondition type="useAndReproduction"'),
  within('subject', 'subject', 'topic'),
  ['subject.mesh', (value) => `<mods:subject authority="mesh"><mods:topic>${value}</mods:topic></mods:subject>`],
  within('title', 'titleInfo', 'title'),
  ['title.alternative', (value) => `<mods:titleInfo type="alternative"><mods:title>${value}</mods:title></mods:titleInfo>`],
  inElement('type', 'mods:genre'),
];

/** MODS by a careful crosswalk: roles, and descriptors with their vocabulary. */
export const mods: Crosswalk = {
  prefix: 'mods',
  schema: 'http://www.loc.gov/standards/mods/v3/mods-3-1.xsd',
  namespace: 'http://www.loc.gov/mods/v3',
  write: modsDocument,
};

export function modsDocument(fields: readonly ItemField[]): string {
  return `<mods:mods xmlns:mods="http://www.loc.gov/mods/v3">\n${written(fields, rows)}\n</mods:mods>`;
}
