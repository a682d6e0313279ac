/** SPDX identifiers (list 3.25) that records carry as such. */
const identifiers = [
  ...['MIT', 'MIT-0', 'ISC', 'Unlicense', 'WTFPL', 'Zlib', 'Apache-2.0', 'Apache-1.1', 'Artistic-1.0', 'Artistic-2.0', 'BSL-1.0'],
  ...[
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BSD-4-Clause',
    '0BSD',
    'MPL-1.1',
    'MPL-2.0',
    'EPL-1.0',
    'EPL-2.0',
    'EUPL-1.1',
    'EUPL-1.2',
    'CDDL-1.0',
  ],
  ...['CECILL-2.0', 'CECILL-2.1', 'CECILL-B', 'CECILL-C', 'ODbL-1.0', 'ODC-By-1.0', 'PDDL-1.0', 'OGL-UK-1.0', 'OGL-UK-2.0', 'OGL-UK-3.0'],
  ...['etalab-2.0', 'DL-DE-BY-2.0', 'DL-DE-ZERO-2.0', 'CDLA-Permissive-2.0', 'CDLA-Sharing-1.0', 'OFL-1.1', 'LPPL-1.3c', 'Python-2.0'],
  ...['GFDL-1.2-only', 'GFDL-1.2-or-later', 'GFDL-1.3-only', 'GFDL-1.3-or-later'],
];
const byIdentifier = new Map(identifiers.map((identifier) => [identifier.toLowerCase(), identifier]));

/** Names and addresses; the first match decides. */
const names: readonly (readonly [RegExp, string])[] = [
  [/opendatacommons\.org\/licenses\/odbl|open database licen[cs]e|\bodbl\b/i, 'ODbL-1.0'],
  [/opendatacommons\.org\/licenses\/pddl|public domain dedication and licen[cs]e|\bpddl\b/i, 'PDDL-1.0'],
  [/opendatacommons\.org\/licenses\/by|open data commons attribution|\bodc-by\b/i, 'ODC-By-1.0'],
  [/nationalarchives\.gov\.uk\/doc\/open-government-licence\/version\/3|open government licen[cs]e v?(?:ersion )?3/i, 'OGL-UK-3.0'],
  [/nationalarchives\.gov\.uk\/doc\/open-government-licence\/version\/2|open government licen[cs]e v?(?:ersion )?2/i, 'OGL-UK-2.0'],
  [/apache\.org\/licenses\/license-2\.0|^apache[\s-](?:software )?(?:licen[cs]e[,\s-]*)?(?:version )?v?2(?:\.0)?$/i, 'Apache-2.0'],
  [/opensource\.org\/licen[cs]es?\/mit|choosealicense\.com\/licenses\/mit\b|^(?:the )?mit(?: licen[cs]e)?$/i, 'MIT'],
  [/opensource\.org\/licen[cs]es?\/bsd-3-clause|^bsd[\s-]3[\s-]clause(?: .*)?$/i, 'BSD-3-Clause'],
  [/opensource\.org\/licen[cs]es?\/bsd-2-clause|^bsd[\s-]2[\s-]clause(?: .*)?$/i, 'BSD-2-Clause'],
  [/gnu\.org\/licenses\/fdl|free documentation licen[cs]e/i, 'GFDL-1.3-only'],
  [/mozilla\.org\/.*mpl\/2|^mpl(?:-|\s)?v?2|^mozilla public licen[cs]e,? (?:v|version )?2/i, 'MPL-2.0'],
  [/^european union public licen[cs]e,? (?:v|version )?1\.2|^eupl[\s-]v?1\.2/i, 'EUPL-1.2'],
  [/etalab\.gouv\.fr\/.*licence-ouverte.*(?:v|-)2|^(?:etalab )?(?:open licen[cs]e|licence ouverte)(?: etalab)? v?2\.0/i, 'etalab-2.0'],
  [/govdata\.de\/dl-de\/by-2-0|^dl-de\/by-2-0$|^(?:data licence germany|datenlizenz deutschland).{1,30}2\.0$/i, 'DL-DE-BY-2.0'],
];

/** GNU licences: which, which version, and whether later ones do as well. */
const gnuKinds: readonly (readonly [RegExp, string])[] = [
  [/gnu\.org\/licenses\/(?:old-licenses\/)?agpl|^(?:gnu )?agpl|^gnu affero general public licen[cs]e/i, 'AGPL'],
  [/gnu\.org\/licenses\/(?:old-licenses\/)?lgpl|^(?:gnu )?lgpl|^gnu (?:lesser|library) general public licen[cs]e/i, 'LGPL'],
  [/gnu\.org\/licenses\/(?:old-licenses\/)?gpl|^(?:gnu )?gpl|^gnu general public licen[cs]e/i, 'GPL'],
];

/** Versions of which SPDX has an identifier; an address or name without one means the newest. */
const gnuVersions: Readonly<Record<string, readonly string[]>> = {
  AGPL: ['1.0', '3.0'],
  LGPL: ['2.0', '2.1', '3.0'],
  GPL: ['1.0', '2.0', '3.0'],
};

/** The SPDX identifier of a licence other than Creative Commons, by its identifier, its address or its name. */
export function otherLicence(text: string): string | undefined {
  const spdxAddress = /spdx\.org\/licenses\/([a-z0-9.-]{2,40}?)(?:\.html|\.json)?$/i.exec(text)?.[1];
  return (
    byIdentifier.get((spdxAddress ?? text).toLowerCase()) ??
    gnuLicence(spdxAddress ?? text) ??
    names.find(([pattern]) => pattern.test(text))?.[1]
  );
}

function gnuLicence(text: string): string | undefined {
  const kind = gnuKinds.find(([pattern]) => pattern.test(text))?.[1];
  if (kind === undefined) return undefined;
  const stated = /(?:[\s-]|pl|\bv|version )v?([1-3])(?:\.([01]))?(?!\d)/i.exec(text);
  const version = `${stated?.[1] ?? ''}.${stated?.[2] ?? '0'}`;
  if (stated === null && !/gnu\.org/i.test(text)) return undefined;
  const read = stated === null ? gnuVersions[kind]?.at(-1) : version;
  if (read === undefined || !gnuVersions[kind]?.includes(read)) return undefined;
  return `${kind}-${read}-${/or[\s-](?:any )?later|\+/i.test(text) ? 'or-later' : 'only'}`;
}
