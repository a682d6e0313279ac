import { itemFrom, type JsonItem } from '../json-item.ts';

/**
 * The objects that a HAL resource embeds under a name, however the API wraps them: `{_embedded:{bundles:{_embedded:{bundles:[…]}}}}` for
 * a paged list, `{_embedded:{bundles:[…]}}`, or, in DSpace 6, `{bundles:[…]}`.
 */
export function embedded(holder: JsonItem, name: string): JsonItem[] {
  const given = itemFrom(holder._embedded)?.[name] ?? holder[name];
  const list: unknown = itemFrom(itemFrom(given)?._embedded)?.[name] ?? given;
  return Array.isArray(list) ? list.map(itemFrom).filter((each) => each !== undefined) : [];
}
