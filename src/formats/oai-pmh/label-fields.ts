import { ownValue } from '../../model/own-value.ts';
import { labelDates } from '../dublin-core/label-dates.ts';
import { labelDescriptions } from '../dublin-core/label-descriptions.ts';
import { labelIdentifiers } from '../dublin-core/label-identifiers.ts';
import type { MetadataField } from '../dublin-core/metadata-field.ts';

/** What gives the merged values of one element their qualifiers back, where there is no doubt; not where values stand under the qualifier. */
const labellers: Readonly<Record<string, { label: (values: readonly MetadataField[]) => readonly MetadataField[]; unless: RegExp }>> = {
  'dc.date': { label: labelDates, unless: /^dc(?:terms)?\.(?:date\.)?issued$/ },
  'dc.description': { label: labelDescriptions, unless: /^dc(?:terms)?\.(?:description\.)?abstract$/ },
  'dc.identifier': { label: labelIdentifiers, unless: /$^/ },
};

/**
 * Dublin Core without qualifiers has the accession dates of a repository beside the date of publication, MeSH terms beside keywords.
 * Values that show what they are get their qualifier back, the others stay bare. Fields of one name come together.
 */
export function labelFields(fields: readonly MetadataField[]): MetadataField[] {
  const byName = new Map<string, MetadataField[]>();
  for (const field of fields) {
    const values = byName.get(field.name);
    if (values) values.push(field);
    else byName.set(field.name, [field]);
  }
  const names = [...byName.keys()];
  return [...byName].flatMap(([name, values]) => {
    const labeller = ownValue(labellers, name);
    return labeller && !names.some((each) => labeller.unless.test(each)) ? labeller.label(values) : values;
  });
}
