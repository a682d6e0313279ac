import type { Identifier } from '../model/identifier.ts';
import { ownValue } from '../model/own-value.ts';
import { readOrcid } from '../normalizers/check-digits.ts';
import { readRor } from '../normalizers/ror.ts';

type IdentifierReader = (text: string) => Identifier | undefined;

const bare =
  (scheme: Identifier['scheme'], shape: RegExp): IdentifierReader =>
  (text) => {
    const value = shape.exec(text)?.[0];
    return value ? { scheme, value } : undefined;
  };

/** By the source that PubMed names, in the spellings seen: `0000-0001-…`, `000000017348734X`, `http://orcid.org/…`, `https://orcid.org/…`. */
const agentIdentifiers: Readonly<Record<string, IdentifierReader>> = {
  ORCID: (text) => {
    const value = readOrcid(text)?.value;
    return value ? { scheme: 'orcid', value } : undefined;
  },
  ROR: (text) => {
    const value = readRor(text);
    return value ? { scheme: 'ror', value } : undefined;
  },
  ISNI: (text) => bare('isni', /^[0-9]{15}[0-9X]$/)(text.replace(/^.*\//, '').replace(/[\s-]/g, '').toUpperCase()),
  GRID: bare('grid', /grid\.\d+\.[0-9a-f]+/i),
  RINGGOLD: bare('ringgold', /^\d+$/),
};

/** Whether PubMed's word for a register of persons and organisations (`ORCID`, `ISNI`, …) is a known one. */
export const isAgentRegister = (source: string): boolean => ownValue(agentIdentifiers, source.toUpperCase()) !== undefined;

/** The identifier of a person or an organisation in the register that PubMed names; undefined for an unknown register and for what is none of its values. */
export const readAgentIdentifier = (source: string, text: string): Identifier | undefined =>
  ownValue(agentIdentifiers, source.toUpperCase())?.(text);
