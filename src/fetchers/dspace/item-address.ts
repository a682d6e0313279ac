/** What an entry of `items` names: an item by UUID or handle, and the site where it is, if it says so. */
export interface ItemAddress {
  readonly uuid?: string;
  readonly handle?: string;
  /** The entry itself, where it is a web address. */
  readonly url?: string;
}

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;
const handle = /(?:^|\/handle\/|hdl\.handle\.net\/|^hdl:)(\d{2,10}(?:\.\d{1,10}){0,4}\/[\w.~:-]{1,100})/i;
/** Pages of items: `/items/…`, `/entities/publication/…`, `/core/items/…`; a UUID behind /bitstreams/ is a file's. */
const itemPath = new RegExp(`(?:^|/items/|/entities/[\\w-]{1,40}/)(${uuid.source})(?:[/?#]|$)`, 'i');

/** `https://repository.example.org/items/5e0b…`, `…/handle/99999/12`, `https://hdl.handle.net/99999/12`, `99999/12`, a UUID. */
export function itemAddress(entry: string): ItemAddress {
  const text = entry.trim();
  const [, id] = itemPath.exec(text) ?? [];
  const [, hdl] = handle.exec(text) ?? [];
  const isUrl = /^https?:\/\//i.test(text) && URL.canParse(text);
  return {
    ...(id === undefined ? {} : { uuid: id.toLowerCase() }),
    ...(id === undefined && hdl !== undefined ? { handle: hdl } : {}),
    ...(isUrl ? { url: text } : {}),
  };
}

/** Whether an address is the resolver's, which every repository's handles go through. */
export const isResolver = (url: string): boolean => /^https?:\/\/(?:www\.)?(?:hdl\.)?handle\.net\//i.test(url);
