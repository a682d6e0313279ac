import { containerFields } from './container.ts';
import { dateFields } from './dates.ts';
import { headingFields } from './headings.ts';
import { identifierFields } from './identifiers.ts';
import { locationFields } from './locations.ts';
import { nameFields } from './names.ts';
import { noteFields } from './notes.ts';
import type { ReferenceField } from './reading.ts';
import { textFields, titleFields } from './texts.ts';

/**
 * What reference managers write of a publication, under the tags of RIS, which has one for every field of theirs: one table for both directions. Reading runs the rows in this order and each takes the lines it understands:
 * identifiers before locations and notes, people before their addresses, keywords before headings. Writing prints them in this order.
 */
export const fields: readonly ReferenceField[] = [
  ...titleFields,
  ...nameFields,
  ...dateFields,
  ...containerFields,
  ...identifierFields,
  ...textFields,
  ...headingFields,
  ...locationFields,
  ...noteFields,
];
