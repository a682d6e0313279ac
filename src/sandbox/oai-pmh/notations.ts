import type { Item } from '../items.ts';
import { type Crosswalk, itemFields } from './crosswalks/item-fields.ts';
import { marc } from './crosswalks/marc.ts';
import { mets } from './crosswalks/mets.ts';
import { mods } from './crosswalks/mods.ts';
import { oaiDc } from './crosswalks/oai-dc.ts';
import { oaiOpenaire } from './crosswalks/oai-openaire.ts';
import { qdc } from './crosswalks/qdc.ts';
import { xoai } from './crosswalks/xoai.ts';

/** A notation that the repository offers. */
interface Notation {
  readonly prefix: string;
  readonly schema: string;
  readonly namespace: string;
  of(item: Item): string;
}

const crossed = ({ prefix, schema, namespace, write }: Crosswalk): Notation => ({
  prefix,
  schema,
  namespace,
  of: (item) => write(itemFields(item.dim ?? ''), item),
});

/** All notations of the repository's items: dim as they are kept, the others by a crosswalk each. */
export const notations: readonly Notation[] = [
  crossed(oaiDc),
  {
    prefix: 'dim',
    schema: 'http://www.dspace.org/schema/dim.xsd',
    namespace: 'http://www.dspace.org/xmlns/dspace/dim',
    of: ({ dim }) => dim ?? '',
  },
  ...[xoai, qdc, oaiOpenaire, mods, marc, mets].map(crossed),
];
