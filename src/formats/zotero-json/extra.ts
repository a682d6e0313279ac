import { type IdentifierScheme, identifierSchemes } from '../../model/identifier.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { addIdentifier, addNote } from '../drafting.ts';
import { parseJson } from '../json-values.ts';
import { residueMark } from '../tagged-fields.ts';
import type { ZoteroReading } from './reading.ts';

/** As Zotero's own translators write them. */
const spellings: Readonly<Partial<Record<IdentifierScheme, string>>> = { arxiv: 'arXiv', handle: 'Handle' };
const schemes = new Map(identifierSchemes.map((scheme) => [scheme as string, scheme]));

/** What stands under `extra`: a line each for identifiers and the citation key, the rest is notes. Returns the residue and the citation key. */
export function readExtra(text: string, reading: ZoteroReading): { readonly residue?: unknown; readonly citationKey?: string } {
  let residue: unknown;
  let citationKey: string | undefined;
  const rest = text.split('\n').filter((written) => {
    const line = written.trim();
    if (line.startsWith(residueMark) && residue === undefined) {
      residue = parseJson(line.slice(residueMark.length));
      return residue === undefined;
    }
    const [, key = '', value = ''] = /^([A-Za-z ]{2,20}):\s*(\S.*)$/.exec(line) ?? [];
    if (/^citation key$/i.test(key) && citationKey === undefined) {
      citationKey = value;
      return false;
    }
    const scheme = schemes.get(key.toLowerCase());
    // «arXiv:1901.00001 [cs]»: the subject behind it is no part of the number.
    const found = scheme && readIdentifier(value.replace(/\s+\[[\w.-]+\]$/, ''), scheme);
    if (found?.scheme !== scheme || found === undefined) return true;
    addIdentifier(reading, found.scheme, found.value);
    return false;
  });
  const note = rest.join('\n').trim();
  if (note !== '') addNote(reading, note);
  return { ...(residue === undefined ? {} : { residue }), ...(citationKey === undefined ? {} : { citationKey }) };
}

/** The lines of `extra`: identifiers that have no field in the type, what the item type does not know, and the notes. */
export function writeExtra(
  { identifiers = [], notes = [] }: BibliographicRecord,
  placed: ReadonlySet<string>,
  citationKey: string | undefined,
): string[] {
  const lines = identifiers
    .filter(({ scheme, value }) => !placed.has(`${scheme} ${value}`))
    .map(({ scheme, value }) => `${spellings[scheme] ?? scheme.toUpperCase()}: ${value}`);
  return [...lines, ...(citationKey === undefined ? [] : [`Citation Key: ${citationKey}`]), ...notes];
}
