import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { addFinding, addIdentifier } from '../drafting.ts';
import type { Reading } from './reading.ts';

/** The fields of an entry that hold an identifier. */
const schemes: readonly (readonly [string, IdentifierScheme])[] = [
  ['doi', 'doi'],
  ['pmid', 'pmid'],
  ['pmcid', 'pmcid'],
  ['manuscriptId', 'mid'],
  ['bookid', 'bookaccession'],
];

/** What the id is in the sources of Europe PMC that have a scheme of their own; others (preprints, patents, theses) have only the id. */
const schemesOfSources: Readonly<Record<string, IdentifierScheme>> = { MED: 'pmid', PMC: 'pmcid', NBK: 'bookaccession' };

/** The identifier that an entry's source and id are, where they are one. */
export function identifierOf(source: string | undefined, id: string | undefined): Identifier | undefined {
  const scheme = source === undefined ? undefined : ownValue(schemesOfSources, source);
  return scheme && id !== undefined ? readIdentifier(id, scheme) : undefined;
}

/** Identifiers of the publication. The list of its full texts names the PMCID, or the entry itself, once more. */
export function readIdentifiers(reading: Reading, own: Identifier | undefined, id: string | undefined): Identifier[] {
  const { fields } = reading;
  for (const [name, scheme] of schemes) {
    const text = fields.text(name);
    const identifier = text === undefined ? undefined : readIdentifier(text, scheme);
    if (identifier) addIdentifier(reading, scheme, identifier.value);
    else if (text !== undefined) {
      addFinding(reading, scheme === 'doi' ? 'doi-malformed' : 'identifier-malformed', `What stands under ${name} is none.`, text);
      fields.giveBack(name, text);
    }
  }
  if (own) addIdentifier(reading, own.scheme, own.value);
  const known = new Set([id, ...(reading.draft.identifiers ?? []).map(({ value }) => value)]);
  const list = fields.fields('fullTextIdList');
  const others = list?.texts('fullTextId').filter((text) => !known.has(text)) ?? [];
  if (others.length) list?.giveBack('fullTextId', others);
  return reading.draft.identifiers ?? [];
}
