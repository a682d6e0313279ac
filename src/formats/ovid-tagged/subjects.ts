import { readDoi } from '../../normalizers/doi.ts';
import { findTrialIds } from '../../normalizers/trial-id.ts';
import { addNote, appended } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import { asOne, byLine, bySemicolon, type Divide, headingRow, keywordRow, labelRow } from '../tagged-rows.ts';
import { fieldNames } from './labels.ts';
import { each, isMedline, type OvidField, type Reading } from './reading.ts';

/** MH is MeSH in MEDLINE, else the database's own thesaurus. */
const headingField: OvidField = {
  tags: fieldNames.headings,
  read: (lines, reading) => {
    const vocabulary = isMedline(reading) ? 'mesh' : /embase/i.test(reading.database ?? '') ? 'emtree' : 'other';
    headingRow(fieldNames.headings, (line) => (line.parts.length > 1 ? byLine(line) : bySemicolon(line)), vocabulary).read(lines, reading);
  },
};

/** Comma after comma, as PsycINFO and the political scientists list their words. */
const byComma: Divide = (line) =>
  valueText(line)
    .split(/\s?,\s/)
    .flatMap((term) => term.trim() || []);

/** Zoological Record's DE are sentences about species; elsewhere they are words. */
const descriptorField: OvidField = {
  tags: fieldNames.descriptors,
  read: (lines, reading) => {
    const sentences = /zoolog/i.test(reading.database ?? '');
    const row = sentences ? headingRow(fieldNames.descriptors, byLine, 'other') : keywordRow(fieldNames.descriptors, byComma);
    row.read(lines, reading);
  },
};

/** `0 (Radium-223)`, `55JG375S6M (Pregabalin)`. */
const substanceField = each(fieldNames.substances, byLine, (text, { draft }) => {
  const [, number, name = text] = /^(\S{1,20}) \((.+)\)\.?$/s.exec(text) ?? [];
  draft.chemicals = appended(draft.chemicals, { name, ...(number && number !== '0' ? { registryNumber: number } : {}) });
});

/** `Sponsor: Medical Research Council`, `Grant: G108/604`, `Other Details: …`: one sponsor after the other, in several lines. */
const grantField: OvidField = {
  tags: fieldNames.grants,
  read: (lines, reading) => {
    for (const line of lines) {
      line.used = true;
      const text = line.parts.map(dropMarkup).join('\n');
      for (const part of text.split(/^Sponsor:\s*/m).slice(1)) {
        const agency = part.split('\n')[0]?.trim();
        const id = /^Grant:\s*(.+)$/m.exec(part)?.[1]?.trim();
        if (agency) reading.draft.grants = appended(reading.draft.grants, { ...(id ? { id } : {}), agency });
      }
      if (text.trim()) addNote(reading, `Funding: ${text.replace(/\s*\n\s*/g, '; ')}`);
    }
  },
};

const trialField = each(fieldNames.trials, asOne, (text, { draft }) => {
  const found = findTrialIds(text);
  for (const { registry, id } of found) draft.trials = appended(draft.trials, { registry, id });
  return found.length > 0;
});

/** A paragraph each; PsycINFO glues its own numbers of what is cited behind them. */
const referenceField = each(fieldNames.references, byLine, (raw, { draft }) => {
  const doi = /10\.\d{4,9}\/\S+$/.exec(raw)?.[0];
  const value = doi && readDoi(doi);
  draft.references = appended(draft.references, value ? { raw, identifiers: [{ scheme: 'doi', value }] } : { raw });
});

/** What indexers say of a study besides its headings, by the database's tags. */
const indexed: readonly (readonly [readonly string[], Divide, string])[] = [
  [
    ['PO', 'AG'],
    (line) =>
      valueText(line)
        .split(/\.\s+/)
        .flatMap((term) => term.trim() || []),
    'Population',
  ],
  [['LO'], asOne, 'Location'],
  [['MD'], bySemicolon, 'Methodology'],
  [['TM', 'TD'], byLine, 'Test or measure'],
  [['BC'], asOne, 'Biosystematic code'],
  [['TN'], asOne, 'Taxon'],
  [['OR'], asOne, 'Organism'],
  [['DS'], asOne, 'Disease'],
  [['CB'], asOne, 'Chemical'],
  [['SY'], byLine, 'Systematics'],
];

export const subjectFields: readonly OvidField[] = [
  headingRow(fieldNames.meshHeadings, (line) => (line.parts.length > 1 ? byLine(line) : bySemicolon(line)), 'mesh'),
  headingField,
  headingRow(fieldNames.emtree, byLine, 'emtree'),
  keywordRow(fieldNames.keywords, (line) => bySemicolon(line).map((term) => term.replace(/\.$/, ''))),
  keywordRow(fieldNames.keyConcepts, byComma),
  descriptorField,
  substanceField,
  labelRow(fieldNames.classes, (line) => bySemicolon(line).map((term) => term.replace(/\.$/, ''))),
  headingRow(['MC', 'MQ', 'MI', 'BR'], asOne, 'other'),
  ...indexed.map(([tags, divide, kind]) => headingRow(tags, divide, 'other', kind)),
  {
    tags: ['ST'],
    // MEDLINE's ST is how far the record has come.
    read: (lines: readonly TaggedLine[], reading: Reading) => {
      if (!isMedline(reading)) headingRow(['ST'], asOne, 'other', 'Higher taxon').read(lines, reading);
    },
  },
  grantField,
  trialField,
  referenceField,
];
