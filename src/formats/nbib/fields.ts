import { containerFields, journalFields, publisherFields } from './container.ts';
import { dateFields, issuedFields } from './dates.ts';
import { evidenceFields } from './evidence.ts';
import { identifierFields, recordIdFields } from './identifiers.ts';
import { nameFields } from './names.ts';
import { noteFields } from './notes.ts';
import type { NbibField } from './reading.ts';
import { relationFields } from './relations.ts';
import { subjectFields } from './subjects.ts';
import { abstractFields, languageFields, titleFields, typeFields } from './texts.ts';

/**
 * The mapping of MEDLINE's tags, one table for both directions. Reading runs the rows in this order and each takes the lines that it understands;
 * writing prints them in it, which is about PubMed's own.
 */
export const fields: readonly NbibField[] = [
  ...recordIdFields,
  ...publisherFields,
  ...containerFields,
  ...issuedFields,
  ...titleFields,
  ...abstractFields,
  ...nameFields,
  ...languageFields,
  ...evidenceFields,
  ...typeFields,
  ...journalFields,
  ...subjectFields,
  ...relationFields,
  ...noteFields,
  ...dateFields,
  ...identifierFields,
];
