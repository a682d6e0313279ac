import { identifierSchemes } from '../../model/identifier.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addIdentifier } from '../drafting.ts';
import { textFrom } from '../json-item.ts';
import type { CslField, Reading } from './reading.ts';

/** Lines of Zotero's Extra field, which comes as `note`: «PMID: 123», one a line; identifiers without a CSL variable are written so. */
const extras: Readonly<Record<string, (value: string, reading: Reading) => boolean>> = {
  pmid: (value, reading) => identify(reading, 'pmid', readPmid(value)),
  pmcid: (value, reading) => identify(reading, 'pmcid', readPmcid(value)),
  doi: (value, reading) => identify(reading, 'doi', readDoi(value)),
  'citation key': () => false,
};

function identify(reading: Reading, scheme: 'pmid' | 'pmcid' | 'doi', value: string | undefined): boolean {
  if (value) addIdentifier(reading, scheme, value);
  return value !== undefined;
}

const withVariable = new Set<string>(['doi', 'pmid', 'pmcid']);
const schemes = new Set<string>(identifierSchemes.filter((scheme) => !withVariable.has(scheme)));

function readExtra(line: string, reading: Reading): boolean {
  const [, key = '', value = ''] = /^([A-Za-z ]{2,20}): ?(.+)$/.exec(line) ?? [];
  const name = key.toLowerCase();
  const scheme = identifierSchemes.find((known) => known === name && schemes.has(known));
  if (scheme) addIdentifier(reading, scheme, value.trim());
  return scheme !== undefined || (Object.hasOwn(extras, name) && (extras[name]?.(value.trim(), reading) ?? false));
}

export const noteFields: readonly CslField[] = [
  {
    variables: ['note', 'annote'],
    read: (value, reading) => {
      const note = textFrom(value);
      if (note === undefined) return false;
      const rest = note.split('\n').filter((line) => !readExtra(line.trim(), reading));
      const text = rest.join('\n').trim();
      if (text) reading.draft.notes = [...(reading.draft.notes ?? []), text];
      return true;
    },
    write: ({ notes, identifiers }) => {
      const lines = (identifiers ?? [])
        .filter(({ scheme }) => schemes.has(scheme))
        .map(({ scheme, value }) => `${scheme.toUpperCase()}: ${value}`);
      const note = [...lines, ...(notes ?? [])].join('\n');
      return note ? { note } : {};
    },
  },
];
