import type { Damage } from '../damage.ts';
import { type ExportRow, without } from '../export-row.ts';
import type { MadeSerial } from '../made-serial.ts';
import { typo } from './title-letters.ts';

const onSerial = (kind: string, left: number, change: (row: ExportRow, serial: MadeSerial) => ExportRow, weight = 1): Damage => ({
  kind,
  field: 'journal',
  left,
  weight,
  harm: (row, _random, { serial }) => (serial === undefined || row.journal === undefined ? undefined : change(row, serial)),
});

/** What goes wrong with the name of a journal or book, and its numbers. */
export const journals: readonly Damage[] = [
  onSerial('journal abbreviated', 0.8, (row, { abbreviation }) => ({ ...without(row, 'abbreviation'), journal: abbreviation }), 2),
  onSerial('journal abbreviated with points', 0.8, (row, { abbreviation }) => ({
    ...without(row, 'abbreviation', 'issn'),
    journal: abbreviation.replace(/(\p{L}+)(?= |$)/gu, '$1.'),
  })),
  onSerial('initialism of the journal', 0.5, (row, { initialism }) => ({ ...without(row, 'abbreviation', 'issn'), journal: initialism })),
  onSerial('translated journal', 0.3, (row, { translated }) => ({ ...without(row, 'abbreviation', 'issn'), journal: translated })),
  onSerial('place or society in the journal', 1, (row, { title }) => ({
    ...row,
    journal: `${title.replace(/ [(:].*$/, '')} (Ostrel, Online)`,
  })),
  {
    kind: 'ISSN lost',
    field: 'journal',
    left: 1,
    weight: 2,
    harm: (row) => (row.issn === undefined ? undefined : without(row, 'issn')),
  },
  { kind: 'ISBN lost', field: 'journal', left: 1, harm: (row) => (row.isbn === undefined ? undefined : without(row, 'isbn')) },
  {
    kind: 'journal lost',
    field: 'journal',
    left: 0,
    harm: (row) => (row.journal === undefined ? undefined : without(row, 'journal', 'abbreviation', 'issn')),
  },
  {
    kind: 'typo in the journal',
    field: 'journal',
    // «meRdxiv» does not tell any more that it is a server of preprints.
    left: 0.75,
    harm: (row, random) => {
      const journal = row.journal === undefined ? undefined : typo(row.journal, random);
      return journal === undefined ? undefined : { ...row, journal };
    },
  },
  {
    kind: 'journal in the publisher’s field',
    field: 'journal',
    left: 0.2,
    harm: (row) => (row.journal === undefined ? undefined : { ...without(row, 'journal', 'abbreviation'), publisher: row.journal }),
  },
];
