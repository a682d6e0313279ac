import type { AccessLevel } from '../model/access.ts';
import { ownValue } from '../model/own-value.ts';
import { present } from '../model/present.ts';
import { creativeCommonsName, creativeCommonsUrl } from './creative-commons.ts';
import { foldLetters } from './fold.ts';
import { foldWhitespace } from './whitespace.ts';

/** A licence with its SPDX identifier where it has one, and its name or address as given. */
export interface LicenceRead {
  readonly license?: string;
  readonly name?: string;
  readonly url?: string;
}

/** Licences other than Creative Commons, by address or name; SPDX identifiers of the list 3.25. First match decides. */
const otherLicences: readonly (readonly [RegExp, string])[] = [
  [/opendatacommons\.org\/licenses\/odbl|open database licen[cs]e|\bodbl\b/i, 'ODbL-1.0'],
  [/opendatacommons\.org\/licenses\/pddl|public domain dedication and licen[cs]e|\bpddl\b/i, 'PDDL-1.0'],
  [/opendatacommons\.org\/licenses\/by|open data commons attribution|\bodc-by\b/i, 'ODC-By-1.0'],
  [/nationalarchives\.gov\.uk\/doc\/open-government-licence\/version\/3|open government licen[cs]e v?3|^ogl(?:-uk)?-3\.0$/i, 'OGL-UK-3.0'],
  [/apache\.org\/licenses\/license-2\.0|^apache[\s-](?:software )?(?:licen[cs]e[,\s-]*)?(?:version )?v?2(?:\.0)?$/i, 'Apache-2.0'],
  [/opensource\.org\/licen[cs]es?\/mit|^(?:the )?mit(?: licen[cs]e)?$/i, 'MIT'],
  [/opensource\.org\/licen[cs]es?\/bsd-3-clause|^bsd[\s-]3[\s-]clause(?: .*)?$/i, 'BSD-3-Clause'],
  [/opensource\.org\/licen[cs]es?\/bsd-2-clause|^bsd[\s-]2[\s-]clause(?: .*)?$/i, 'BSD-2-Clause'],
  [/gnu\.org\/licenses\/agpl|^agpl(?:-|\s)?v?3/i, 'AGPL-3.0-only'],
  [/gnu\.org\/licenses\/lgpl|^lgpl(?:-|\s)?v?3/i, 'LGPL-3.0-only'],
  [/gnu\.org\/licenses\/(?:old-licenses\/)?gpl-2|^gpl(?:-|\s)?v?2/i, 'GPL-2.0-only'],
  [/gnu\.org\/licenses\/gpl|^gpl(?:-|\s)?v?3/i, 'GPL-3.0-only'],
  [/gnu\.org\/licenses\/fdl|free documentation licen[cs]e/i, 'GFDL-1.3-only'],
  [/mozilla\.org\/.*mpl\/2|^mpl(?:-|\s)?2/i, 'MPL-2.0'],
];

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
  if (license === undefined && !licenceWords.test(value) && !/creative ?commons|\bCC[ -]?BY\b/i.test(value)) return undefined;
  return present<LicenceRead>({ license, name: value.length > longestName ? undefined : value, url: undefined });
}

const otherLicence = (text: string) => otherLicences.find(([pattern]) => pattern.test(text))?.[1];

/** COAR access rights (https://vocabularies.coar-repositories.org/access_rights/), then words of info:eu-repo, DSpace and repositories in es, pt, fr, de, ca, it. */
const accessWords: Readonly<Record<string, AccessLevel>> = {
  c_abf2: 'open',
  c_f1cf: 'embargoed',
  c_16ec: 'restricted',
  c_14cb: 'metadata',
  openaccess: 'open',
  open: 'open',
  accesoabierto: 'open',
  abierto: 'open',
  acessoaberto: 'open',
  aberto: 'open',
  accesouvert: 'open',
  libreacces: 'open',
  accesobert: 'open',
  accesolibre: 'open',
  freierzugang: 'open',
  freizuganglich: 'open',
  accessoaperto: 'open',
  free: 'open',
  gratis: 'open',
  public: 'open',
  unrestricted: 'open',
  otevrenypristup: 'open',
  accesenabierto: 'open',
  accesoenabierto: 'open',
  embargoedaccess: 'embargoed',
  embargoed: 'embargoed',
  embargo: 'embargoed',
  accesoembargado: 'embargoed',
  acessoembargado: 'embargoed',
  accessousembargo: 'embargoed',
  accesembargat: 'embargoed',
  restrictedaccess: 'restricted',
  restricted: 'restricted',
  accesorestringido: 'restricted',
  acessorestrito: 'restricted',
  accesrestreint: 'restricted',
  accesrestringit: 'restricted',
  eingeschrankterzugang: 'restricted',
  accessoristretto: 'restricted',
  closedaccess: 'closed',
  closed: 'closed',
  accesocerrado: 'closed',
  acessofechado: 'closed',
  accesferme: 'closed',
  accestancat: 'closed',
  geschlossen: 'closed',
  keinzugang: 'closed',
  accessochiuso: 'closed',
  metadataonlyaccess: 'metadata',
  metadataonly: 'metadata',
  metadata: 'metadata',
  solometadatos: 'metadata',
};

/** The access level that a word or URI names (`http://purl.org/coar/access_right/c_abf2`, `info:eu-repo/semantics/openAccess`, `Acceso abierto`). */
export function readAccess(text: string): AccessLevel | undefined {
  const value = text.trim();
  if (value.length > 120) return undefined;
  const word = /(?:access_rights?\/|info:eu-repo\/semantics\/|accessrights\/)([\w-]+)\/?$/i.exec(value)?.[1] ?? value;
  return ownValue(accessWords, foldLetters(word).replace(/[^a-z0-9_]+/g, ''));
}
