import { contentOf, elementTexts, unescapeXml } from './fixture.ts';
import type { Item } from './items.ts';

/** A value of an item with its field's name, as in `dc.contributor.author`. */
interface ItemValue {
  readonly name: string;
  readonly value: string;
  readonly language?: string;
  readonly authority?: string;
}

/** `99999/101` of `oai:repository.example.org:99999/101`. */
export const handleOf = ({ identifier }: Item): string => identifier.slice(identifier.lastIndexOf(':') + 1);

/** UUIDs that are the same in every sandbox: of items, bundles, files, and the collection by its number. */
export const uuidOf = (kind: 'item' | 'bundle' | 'file' | 'collection', number: string): string =>
  `${{ item: '11', bundle: '22', file: '33', collection: '44' }[kind]}000000-0000-4000-8000-${number.padStart(12, '0')}`;

export const numberOf = (item: Item): string => handleOf(item).replace(/^.*\//, '');

/** The values of an item, from its dim. */
export function valuesOf({ dim = '' }: Pick<Item, 'dim'>): ItemValue[] {
  return elementTexts(dim, 'dim:field').map((field) => {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(field)?.[1];
    const [language, authority] = [attribute('lang'), attribute('authority')];
    return {
      name: [attribute('mdschema') ?? 'dc', attribute('element'), attribute('qualifier')].filter((part) => part !== undefined).join('.'),
      value: unescapeXml(contentOf(field, 'dim:field') ?? ''),
      ...(language === undefined ? {} : { language }),
      ...(authority === undefined ? {} : { authority }),
    };
  });
}
