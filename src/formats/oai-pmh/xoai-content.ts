import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { authorityField } from '../dublin-core/authority-field.ts';
import { itemContent } from '../dublin-core/item-content.ts';
import { type MetadataField, metadataField } from '../dublin-core/metadata-field.ts';
import type { ReadContext } from '../format.ts';
import type { NotationContent } from './notation-content.ts';
import { xoaiFiles } from './xoai-files.ts';
import { nameOf, type XoaiValue, xoaiValues } from './xoai-values.ts';

/** What stands beside the schemas of metadata. */
const besideSchemas = new Set(['bundles', 'others', 'repository', 'license']);

/** DSpace's own facts of the item (`others`) that are the same as a field of Dublin Core. */
const sameAs: Readonly<Record<string, string>> = {
  'others.handle': 'dc.identifier.handle',
  'others.access-status': 'dc.rights.accessrights',
  'others.access-status.embargo': 'dc.date.embargoend',
  'others.cc.uri': 'dc.rights.uri',
  'others.cc.name': 'dc.rights',
};

/**
 * xoai is the form from which DSpace makes all others: schema, element, qualifier and language as elements within each other, and
 * the item's files, which dim leaves out.
 */
export function xoaiContent(root: XmlElement, context: ReadContext): NotationContent {
  const elements = childrenNamed(root, 'element');
  const schemas = elements.filter((each) => !besideSchemas.has(nameOf(each)));
  const others = elements
    .filter((each) => besideSchemas.has(nameOf(each)) && nameOf(each) !== 'bundles')
    .flatMap((each) => xoaiValues(each));
  const fact = (name: string) => others.find(({ path }) => path.join('.') === name)?.text;
  const changed = fact('others.lastModifyDate');
  const files = xoaiFiles(
    elements.filter((each) => nameOf(each) === 'bundles'),
    changed?.slice(0, 10) ?? '',
  );
  const stamp = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(changed ?? '');
  const collection = fact('others.owningCollection');
  const said = new Set(['others.identifier', 'others.owningCollection', ...(stamp ? ['others.lastModifyDate'] : [])]);
  const fields = [
    ...withOrcids(schemas.flatMap((each) => xoaiValues(each))).flatMap(schemaFields),
    ...others.filter(({ path }) => !said.has(path.join('.'))).flatMap(otherField),
    ...files.rest,
  ];
  return present<NotationContent>({
    ...itemContent(fields, context, { files: files.locations }),
    sourceId: fact('others.identifier'),
    // Written by the server's own clock, without its zone, but for newer versions: then the day is what can be told.
    datestamp: stamp ? changed : changed?.slice(0, 10),
    labels: collection === undefined ? undefined : [`col_${collection.replace('/', '_')}`],
  });
}

function schemaFields({ path, text, language, authority, confidence }: XoaiValue): MetadataField[] {
  const name = path.join('.');
  const field = metadataField(name, text, present({ language, authority }));
  return field ? [field, ...authorityField(name, field.value, authority, confidence)] : [];
}

function otherField({ path, text }: XoaiValue): MetadataField[] {
  const name = path.join('.');
  const known = ownValue(sameAs, name);
  // «unknown» is no access word and no statement of rights.
  const field = metadataField(text === 'unknown' ? name : (known ?? name), text);
  return field ? [field] : [];
}

/** Linked persons: their ORCID has the same key (`virtual::47`) as the name among the item's authors. */
function withOrcids(values: readonly XoaiValue[]): XoaiValue[] {
  const people = new Set(values.filter(({ path }) => path[1] === 'contributor' || path[1] === 'creator').map(({ authority }) => authority));
  const isLinked = ({ path, authority }: XoaiValue) =>
    path.join('.') === 'person.identifier.orcid' && authority !== undefined && people.has(authority);
  const orcids = new Map(values.filter(isLinked).map(({ authority, text }) => [authority, text]));
  return values
    .filter((value) => !isLinked(value))
    .map((value) => {
      const orcid = value.path[1] === 'contributor' || value.path[1] === 'creator' ? orcids.get(value.authority) : undefined;
      return orcid === undefined ? value : { ...value, authority: `${value.authority}::orcid::${orcid}` };
    });
}
