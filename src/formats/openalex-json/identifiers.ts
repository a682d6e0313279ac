import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { addFinding, addIdentifier } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import type { Reading } from './reading.ts';

const schemes: readonly IdentifierScheme[] = ['doi', 'pmid', 'pmcid'];

/** The DOI, which stands in the work and among its ids, and PubMed's numbers as addresses. */
export function readIdentifiers(reading: Reading): Identifier[] {
  const { work, draft } = reading;
  const ids = work.fields('ids');
  for (const scheme of schemes) {
    if (scheme === 'doi') identify(work, scheme, reading);
    if (ids) identify(ids, scheme, reading);
  }
  return draft.identifiers ?? [];
}

function identify(fields: JsonFields, scheme: IdentifierScheme, reading: Reading): void {
  const text = fields.text(scheme);
  if (text === undefined) return;
  // `https://www.ncbi.nlm.nih.gov/pmc/articles/99000001`
  const bare = scheme === 'pmcid' ? text.replace(/^https?:\/\/\S*\/(?:PMC)?(\d+)\/?$/i, 'PMC$1') : text;
  const identifier = readIdentifier(bare, scheme);
  if (identifier) {
    addIdentifier(reading, scheme, identifier.value);
    return;
  }
  addFinding(reading, scheme === 'doi' ? 'doi-malformed' : 'identifier-malformed', `What stands under ${scheme} is none.`, text);
  fields.giveBack(scheme, text);
}

/** The number that the work had in Microsoft Academic Graph, and in Wikidata. */
export function readAccessions({ work }: Reading): { database: string; value: string }[] {
  const ids = work.fields('ids');
  const numbers: readonly (readonly [string, string | undefined])[] = [
    ['MAG', ids?.text('mag')],
    ['Wikidata', ids?.text('wikidata')],
  ];
  return numbers.flatMap(([database, value]) => (value === undefined ? [] : [{ database, value }]));
}
