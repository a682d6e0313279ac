import type { XmlElement } from '../../xml/element.ts';
import { localName } from '../../xml/element.ts';
import { labelDates } from '../dublin-core/label-dates.ts';
import { labelDescriptions } from '../dublin-core/label-descriptions.ts';
import { labelIdentifiers } from '../dublin-core/label-identifiers.ts';
import type { MetadataField } from '../dublin-core/metadata-field.ts';
import { fieldOfElement } from './field-of-element.ts';

/** What gives the merged values of one element their qualifiers back, where there is no doubt. */
const labellers: Readonly<Record<string, (values: readonly MetadataField[]) => readonly MetadataField[]>> = {
  'dc.date': labelDates,
  'dc.description': labelDescriptions,
  'dc.identifier': labelIdentifiers,
};

/**
 * oai_dc has the fifteen elements of Dublin Core without qualifiers: a repository's accession dates stand beside the date of
 * publication, MeSH terms beside keywords. Values that show what they are get their qualifier back, the others stay bare.
 */
export function oaiDcFields(root: XmlElement): MetadataField[] {
  const elements = root.children.filter((child): child is XmlElement => typeof child !== 'string');
  const fields = elements.flatMap((element) => fieldOfElement(`dc.${localName(element.name).toLowerCase()}`, element) ?? []);
  const names = new Set(fields.map((field) => field.name));
  return [...names].flatMap((name) => {
    const values = fields.filter((field) => field.name === name);
    return labellers[name]?.(values) ?? values;
  });
}
