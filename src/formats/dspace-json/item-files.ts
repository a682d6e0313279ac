import type { Location } from '../../model/access.ts';
import { present } from '../../model/present.ts';
import { readAccess } from '../../normalizers/rights.ts';
import { isAddress } from '../dublin-core/placing.ts';
import { itemFrom, type JsonItem, textFrom } from '../json-item.ts';
import { embedded } from './embedded.ts';

/** DSpace keeps what was deposited in this bundle; the others hold what it made of it (TEXT, THUMBNAIL) and its licences. */
const deposited = 'ORIGINAL';

const words = /\.(?:docx?|odt|rtf|html?|epub|txt|tex)$/i;

const linkOf = (object: JsonItem, name: string): string | undefined => textFrom(itemFrom(itemFrom(object._links)?.[name])?.href);

/** Where the item's files are. `hostless`: files whose address lacks its host (DSpace 6), in words. */
export interface ItemFiles {
  readonly locations: readonly Location[];
  readonly hostless: readonly string[];
}

/** What was deposited, and the picture that stands for it. */
export function itemFiles(item: JsonItem): ItemFiles {
  const ofBundles = embedded(item, 'bundles')
    .filter((bundle) => bundle.name === deposited)
    .flatMap((bundle) => embedded(bundle, 'bitstreams'));
  // DSpace 6 lists the files right below the item, each with the name of its bundle.
  const flat = embedded(item, 'bitstreams').filter((each) => each.bundleName === undefined || each.bundleName === deposited);
  const picture = itemFrom(itemFrom(item._embedded)?.thumbnail);
  const files = [...ofBundles, ...flat].map((file) => ({ file, url: addressOf(file), kind: kindOf(file) }));
  const shown = picture ? [...files, { file: picture, url: addressOf(picture), kind: 'thumbnail' as const }] : files;
  return {
    locations: shown.flatMap(({ file, url, kind }) => (url !== undefined && isAddress(url) ? locationOf(file, url, kind) : [])),
    hostless: files.flatMap(({ file, url }) => (url === undefined || isAddress(url) ? [] : `${textFrom(file.name) ?? ''} ${url}`.trim())),
  };
}

const addressOf = (file: JsonItem): string | undefined => linkOf(file, 'content') ?? textFrom(file.retrieveLink);

function locationOf(file: JsonItem, url: string, kind: Location['kind']): Location {
  const status = itemFrom(itemFrom(file._embedded)?.accessStatus)?.status;
  return present<Location>({ url, kind, access: readAccess(textFrom(status) ?? ''), license: undefined });
}

/** By the format that the repository states, else by the file's name. What is neither a PDF nor a document may be anything. */
function kindOf(file: JsonItem): Location['kind'] {
  const format = itemFrom(itemFrom(file._embedded)?.format);
  const type = textFrom(format?.mimetype) ?? textFrom(file.mimeType) ?? '';
  const name = textFrom(file.name) ?? '';
  if (type === 'application/pdf' || /\.pdf$/i.test(name)) return 'pdf';
  return words.test(name) || /^text\/(?:html|plain)$|wordprocessing|msword|opendocument\.text|epub/.test(type) ? 'full-text' : undefined;
}
