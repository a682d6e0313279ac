import { containerFields } from './container.ts';
import { dateFields } from './dates.ts';
import { identifierFields } from './identifiers.ts';
import { locationFields } from './locations.ts';
import { noteFields } from './notes.ts';
import { peopleFields } from './people.ts';
import type { BibField } from './reading.ts';
import { textFields } from './texts.ts';

/**
 * The mapping of BibTeX and BibLaTeX, one table for both directions and both dialects. Reading runs the rows in this order and each takes
 * the fields it understands: identifiers before locations, these before notes. Writing prints them in this order.
 */
export const fields: readonly BibField[] = [
  ...peopleFields,
  ...textFields.slice(0, 2),
  ...containerFields,
  ...dateFields,
  ...identifierFields,
  ...locationFields,
  ...textFields.slice(2),
  ...noteFields,
];
