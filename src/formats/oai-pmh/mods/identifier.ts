import { ownValue } from '../../../model/own-value.ts';
import type { XmlElement } from '../../../xml/element.ts';
import { ruleFor } from '../../dublin-core/item-content.ts';
import { accession, anyIdentifier } from '../../dublin-core/place-identifier.ts';
import { firstOf, type Place } from '../../dublin-core/placing.ts';
import { type ModsReading, put } from './mods-reading.ts';

/** Types of MODS's list (https://www.loc.gov/standards/sourcelist/standard-identifier.html) that Dublin Core's users call by another name. */
const aliases: Readonly<Record<string, string>> = { hdl: 'handle', 'issn-l': 'issn', issnl: 'issn', 'web of science': 'wos', isiut: 'wos' };

/** Numbers that one agency gives out: the database by the name that it is known by. */
const agencies: Readonly<Record<string, string>> = { lccn: 'LCCN', oclc: 'OCoLC', ocolc: 'OCoLC', gbv: 'GBV', 'k10plus-ppn': 'K10plus' };

/** `(OCoLC)21202412`: MARC's way to name the agency. */
const prefixed = /^\(([^()\s][^()]{0,40})\)\s*(\S.*)$/;

const agencyNumber: Place = ({ value }, draft) => {
  const [, database, number] = prefixed.exec(value) ?? [];
  if (database === undefined || number === undefined) return false;
  draft.add('accessions', { database, value: number });
  return true;
};

/** An identifier by its type; an invalid one is none of the record's. What no scheme is known for keeps its type or label as the database. */
export function placeModsIdentifier(element: XmlElement, reading: ModsReading): void {
  const { type = '', invalid, displayLabel } = element.attributes;
  const name = type === '' ? 'identifier' : `identifier[${type}]`;
  const word = type.toLowerCase();
  // An invalid one is kept unread. A key of JabRef's or bibutils' is the record's own id.
  if (invalid === 'yes' || word === 'citekey') return;
  const row = word === 'local' ? undefined : ruleFor(`dc.identifier.${ownValue(aliases, word) ?? word}`);
  const label = ownValue(agencies, word) ?? (word === 'local' || word === '' ? displayLabel : type);
  const fallback = label === undefined || label === '' ? agencyNumber : firstOf(agencyNumber, accession(label));
  if (label === displayLabel) reading.parts.attribute(element, 'displayLabel');
  put(element, name, row?.place ?? (word === '' || word === 'local' ? firstOf(anyIdentifier, fallback) : fallback), reading);
}
