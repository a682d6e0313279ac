import { affiliationField } from './affiliations.ts';
import { containerFields } from './container.ts';
import { dateFields } from './dates.ts';
import { accessionField, identifierFields } from './identifiers.ts';
import { locationFields } from './locations.ts';
import { nameFields } from './names.ts';
import { databaseField, noteFields } from './notes.ts';
import { type CsvField, takeFirst } from './reading.ts';
import { subjectFields } from './subjects.ts';
import { textFields, titleFields, typeFields } from './texts.ts';

/** The row's own name. Where there are several, the first stands and the others stay where they can be seen. */
const idField: CsvField = {
  heading: 'id',
  names: `id recordid sourceid key citationkey citekey bibtexkey refid referenceid referencenumber internalid uniqueid identifier itemkey dokumentid`,
  read: (cells, { draft }) => {
    const id = takeFirst(cells);
    if (id !== undefined) draft.sourceId = id;
  },
  write: ({ sourceId }) => sourceId,
};

/**
 * The mapping of columns, one table for both directions. Reading runs the rows in this order and each takes the cells it understands: years before
 * months, first pages before last pages, the container before «Source», which may be its title, its place or a database. Writing prints them in this order.
 */
export const fields: readonly CsvField[] = [
  idField,
  ...typeFields,
  ...titleFields,
  ...nameFields,
  affiliationField,
  ...dateFields,
  ...containerFields,
  ...identifierFields,
  ...textFields,
  ...subjectFields,
  ...locationFields,
  ...noteFields,
  databaseField,
  accessionField,
];

/** Of Web of Science, whose tags for headings mean something else than everywhere: the index's keywords, a count, the day of the export, sponsors, a meeting. */
const isWebOfScience = (names: readonly string[]): boolean => ['ti', 'so', 'ut'].every((name) => names.includes(name));
const tagsOfScience = new Map([
  ['id', 'keywordsplus'],
  ['pg', ''],
  ['da', ''],
  ['sp', ''],
  ['cy', ''],
]);

/** What each folded heading may be: nearly always one field, «source» several. */
const byName = new Map<string, CsvField[]>();
for (const field of fields) for (const name of field.names.split(/\s+/)) if (name) byName.set(name, [...(byName.get(name) ?? []), field]);

/** The fields that the columns of these folded headings belong to. */
export function fieldsOf(names: readonly string[]): (readonly CsvField[])[] {
  const renamed = isWebOfScience(names) ? names.map((name) => tagsOfScience.get(name) ?? name) : names;
  return renamed.map((name) => byName.get(name) ?? []);
}
