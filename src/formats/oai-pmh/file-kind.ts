import type { Location } from '../../model/access.ts';
import { ownValue } from '../../model/own-value.ts';
import { isPdf } from '../dublin-core/place-identifier.ts';

/** What DSpace's bundles and METS's groups of files hold; in all others (ORIGINAL, CONTENT, and what users add) the file's own type tells. */
const kindOfGroup: Readonly<Record<string, Location['kind']>> = {
  THUMBNAIL: 'thumbnail',
  BRANDED_PREVIEW: 'thumbnail',
  PREVIEW: 'thumbnail',
  LICENSE: 'license',
  'CC-LICENSE': 'license',
  // Text that was drawn out of a PDF for indexing, or read off an image.
  TEXT: 'other',
  FULLTEXT: 'other',
  OCR: 'other',
};

/** Media types in which a text is read. */
const readable =
  /^(?:text\/(?:html|plain|xml|rtf|markdown)|application\/(?:xhtml\+xml|xml|rtf|msword|epub\+zip|postscript|x-latex|vnd\.(?:oasis\.opendocument\.text|openxmlformats-officedocument\.wordprocessingml\.document|ms-word)))/i;

/** What a file of an item is, by the group it is in, its media type, and its name or address. */
export function fileKind(group: string, mediaType: string, name: string): Location['kind'] {
  const known = ownValue(kindOfGroup, group.toUpperCase());
  if (known !== undefined) return known;
  if (/^application\/(?:x-)?pdf/i.test(mediaType) || isPdf(name)) return 'pdf';
  return readable.test(mediaType) ? 'full-text' : 'other';
}
