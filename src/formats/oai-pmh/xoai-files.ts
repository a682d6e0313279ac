import type { Location } from '../../model/access.ts';
import { present } from '../../model/present.ts';
import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { type MetadataField, metadataField } from '../dublin-core/metadata-field.ts';
import { fileKind } from './file-kind.ts';
import { fieldsOf, nameOf } from './xoai-values.ts';

/** An item's files as locations, and what is said of them besides. */
interface XoaiFiles {
  readonly locations: readonly Location[];
  readonly rest: readonly MetadataField[];
}

/** `<element name="bundles">`: bundles of bitstreams, each with name, format, size, url, checksum and who may read it. `changed` is a day. */
export function xoaiFiles(bundles: readonly XmlElement[], changed: string): XoaiFiles {
  const files = bundles.flatMap((each) => named(each, 'bundle')).map((each) => readBundle(each, changed));
  return { locations: files.flatMap(({ locations }) => locations), rest: files.flatMap(({ rest }) => rest) };
}

function readBundle(bundle: XmlElement, changed: string): XoaiFiles {
  const facts = fieldsOf(bundle);
  const name = facts.find(([key]) => key === 'name')?.[1] ?? 'unnamed';
  const bitstreams = named(bundle, 'bitstreams').flatMap((each) => named(each, 'bitstream'));
  const others = facts.filter(([key]) => key !== 'name');
  return {
    locations: bitstreams.flatMap((each) => locationOf(each, name, changed) ?? []),
    rest: [...(others.length > 0 ? [others] : []), ...bitstreams.map(described)].flatMap(
      (each) => metadataField(`bundles.${name}`, each.map(([key, text]) => `${key}: ${text}`).join('; ')) ?? [],
    ),
  };
}

function locationOf(bitstream: XmlElement, bundle: string, changed: string): Location | undefined {
  const facts = new Map(fieldsOf(bitstream));
  const url = facts.get('url');
  if (url === undefined) return undefined;
  const format = facts.get('format') ?? '';
  const kind = fileKind(bundle, format, facts.get('name') ?? url);
  return present<Location>({ url, kind, access: accessOf(bitstream, changed) });
}

/** Whom DSpace lets read the file, as things stood on the day of the item's last change: a policy that begins later is an embargo. */
function accessOf(bitstream: XmlElement, changed: string): Location['access'] {
  const readers = policiesOf(bitstream).filter((policy) => policy.get('action') === 'READ');
  if (readers.length === 0) return undefined;
  const open = readers.filter((policy) => policy.get('group') === 'Anonymous');
  if (open.some((policy) => (policy.get('start-date') ?? '') <= changed)) return 'open';
  return open.length > 0 ? 'embargoed' : 'restricted';
}

const policiesOf = (bitstream: XmlElement) =>
  named(bitstream, 'resourcePolicies')
    .flatMap((each) => named(each, 'resourcePolicy'))
    .map((each) => new Map(fieldsOf(each)));

/** What a location has no place for. */
function described(bitstream: XmlElement): (readonly [string, string])[] {
  const policies = policiesOf(bitstream).map((policy) => [...policy].map(([key, text]) => `${key} ${text}`).join(', '));
  return [...fieldsOf(bitstream).filter(([key]) => key !== 'url'), ...policies.map((each) => ['policy', each] as const)];
}

const named = (element: XmlElement, name: string): XmlElement[] =>
  childrenNamed(element, 'element').filter((child) => nameOf(child) === name);
