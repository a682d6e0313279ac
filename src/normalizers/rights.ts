import type { AccessLevel } from '../model/access.ts';
import { present } from '../model/present.ts';
import { accessWords } from './access-words.ts';
import { creativeCommonsName, creativeCommonsUrl } from './creative-commons.ts';
import { foldLetters } from './fold.ts';
import { otherLicence } from './other-licences.ts';
import { foldWhitespace } from './whitespace.ts';

/** A licence with its SPDX identifier where it has one, and its name or address as given. */
export interface LicenceRead {
  readonly license?: string;
  readonly name?: string;
  readonly url?: string;
}

/** Statements of rights run to some paragraphs; what stands beyond is not looked at. */
const longestStatement = 5000;

/** A longer value without a known licence is a statement of rights, no name. */
const longestName = 100;

/** Words by which a value that has no SPDX identifier still names a licence. */
const licenceWords =
  /licen[cs]|licencia|lizenz|licença|licenza|all rights reserved|todos los derechos reservados|tots els drets|tous droits|alle rechte|copyright|derechos de autor/i;
const webAddress = /(?:https?:\/\/|\b(?:www\.)?creativecommons\.org\/)[^\s<>"]{1,500}/i;

/**
 * The licence that a value of a rights field names. A value that is an address gives `url`, a name gives `name`; a sentence that holds the address of a licence
 * gives that. Ported versions without an SPDX identifier of their own (`/by/3.0/es/`) get the unported one's. Undefined when the value speaks of no licence.
 */
export function readLicence(text: string): LicenceRead | undefined {
  const value = foldWhitespace(text.slice(0, longestStatement));
  const address = webAddress.exec(value)?.[0].replace(/[.,;)\]]+$/, '');
  if (address !== undefined) {
    const license = creativeCommonsUrl(address) ?? otherLicence(address);
    const whole = address.length >= value.length - 2;
    if (!whole && license === undefined && !licenceWords.test(value)) return undefined;
    return present<LicenceRead>({ license: license ?? (whole ? undefined : creativeCommonsName(value)), name: undefined, url: address });
  }
  const license = creativeCommonsUrl(value) ?? creativeCommonsName(value) ?? otherLicence(value);
  if (license === undefined && value.length > longestName) return undefined;
  if (license === undefined && !licenceWords.test(value) && !/creative ?commons|\bCC[ -]?BY\b|^by(?:-(?:nc|nd|sa)){1,2}$/i.test(value))
    return undefined;
  return present<LicenceRead>({ license, name: value.length > longestName ? undefined : value, url: undefined });
}

/** The access level that a word or URI names (`http://purl.org/coar/access_right/c_abf2`, `info:eu-repo/semantics/openAccess`, `Acceso abierto`). */
export function readAccess(text: string): AccessLevel | undefined {
  const value = text.trim();
  if (value.length > 120) return undefined;
  const word = /(?:access_rights?\/|info:eu-repo\/semantics\/|accessrights\/)([\w-]+)\/?$/i.exec(value)?.[1] ?? value;
  const folded = foldLetters(word);
  return accessWords.get(folded) ?? accessWords.get(folded.replace(/[^a-z0-9]+/g, ''));
}
