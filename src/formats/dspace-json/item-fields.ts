import { authorityField } from '../dublin-core/authority-field.ts';
import { type MetadataField, metadataField } from '../dublin-core/metadata-field.ts';
import { itemFrom, type JsonItem } from '../json-item.ts';

/** One value as the API gives it. */
interface Value {
  readonly text: string;
  readonly language?: string;
  readonly authority?: string;
  readonly confidence?: string;
  readonly place: number;
}

/** What DSpace-CRIS puts where a line of a group has no value. */
const placeholder = '#PLACEHOLDER_PARENT_METADATA_VALUE#';

/** Fields of DSpace-CRIS whose values belong, place by place, to those of another field. */
const companions: Readonly<Record<string, string>> = {
  'dc.contributor.author': 'oairecerif.author.affiliation',
  'dc.contributor.editor': 'oairecerif.editor.affiliation',
};

/** `{"key":"dc.title","value":"…","language":"en"}`: a value of DSpace 6. */
export const isMetadataEntry = (value: JsonItem): boolean => typeof value.key === 'string' && 'value' in value && !('metadata' in value);

/** The values of an item with the names of their fields: a map of lists (DSpace 7 and later) or a list of entries (DSpace 6 and earlier). */
export function itemFields(metadata: unknown): MetadataField[] {
  const byName = valuesByName(metadata);
  const taken = new Set<string>();
  const fields = [...byName].flatMap(([name, values]) => {
    const companion = companions[name];
    const others = companion === undefined ? undefined : byName.get(companion);
    const aligned = others?.length === values.length ? others : undefined;
    if (aligned && companion !== undefined) taken.add(companion);
    return values.flatMap((value, index) => {
      const field = fieldOf(name, value);
      const affiliation = aligned?.[index];
      const affiliations = affiliation ? [fieldOf(name, affiliation)?.value ?? []].flat() : [];
      if (!field) return [];
      const beside = authorityField(name, field.value, value.authority, value.confidence);
      return [affiliations.length > 0 ? { ...field, affiliations } : field, ...beside];
    });
  });
  return fields.filter(({ name }) => !taken.has(name));
}

const fieldOf = (name: string, { text, language, authority }: Value): MetadataField | undefined =>
  text === placeholder
    ? undefined
    : metadataField(name, text, { ...(language === undefined ? {} : { language }), ...(authority === undefined ? {} : { authority }) });

function valuesByName(metadata: unknown): Map<string, Value[]> {
  const byName = new Map<string, Value[]>();
  const add = (name: string, given: unknown) => {
    const list = byName.get(name) ?? [];
    byName.set(name, list);
    const value = valueFrom(given, list.length);
    if (value) list.push(value);
  };
  if (Array.isArray(metadata)) {
    for (const entry of metadata.map(itemFrom)) if (entry && typeof entry.key === 'string') add(entry.key, entry);
  } else {
    for (const [name, values] of Object.entries(itemFrom(metadata) ?? {})) {
      for (const value of Array.isArray(values) ? values : [values]) add(name, value);
    }
  }
  for (const values of byName.values()) values.sort((a, b) => a.place - b.place);
  return byName;
}

/** A value that is a bare text is taken as well: some proxies of the API give `"dc.title": ["…"]`. */
function valueFrom(given: unknown, order: number): Value | undefined {
  const { value, language, authority, confidence, place } = itemFrom(given) ?? { value: given };
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return {
    text: String(value),
    ...(typeof language === 'string' ? { language } : {}),
    ...(typeof authority === 'string' ? { authority } : {}),
    ...(typeof confidence === 'number' ? { confidence: String(confidence) } : {}),
    // Values drawn from a template have place -1, and old releases give none: they stay where they stand.
    place: typeof place === 'number' && place >= 0 ? place : order,
  };
}
