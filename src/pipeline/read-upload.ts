import type { Format } from '../formats/format.ts';
import { documentKind } from '../formats/no-text.ts';
import { detectFormat, formats } from '../formats/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { headOfChunks } from './input.ts';
import { formatNamed, type ReadMeans, readToTheBreak } from './read.ts';

/** A file that somebody sent instead of naming it: its bytes, unpacked. */
export interface Upload {
  readonly bytes: Uint8Array;
  /** How it stands in messages and in the ids of records that have none. */
  readonly name: string;
  /** Its format, when its content does not tell. */
  readonly format?: string;
}

/** The format of what was sent: the one that is named, else by its content. Throws Misconfigured where neither tells. */
export async function formatOfUpload({ bytes, name, format }: Upload): Promise<Format> {
  if (format !== undefined) return formatNamed(format);
  if (bytes.byteLength === 0) throw new Misconfigured('body', `${name}: there is nothing in it`);
  const head = await headOfChunks(only(bytes));
  const found = detectFormat(head);
  if (found) return found.format;
  const kind = documentKind(head);
  throw new Misconfigured(
    'format',
    kind === undefined
      ? `${name}: its content fits no known format; name the format (${formats.map((each) => each.id).join(', ')})`
      : `${name}: is ${kind}, no text: copy what is to be read out of it, or save it as text`,
  );
}

/** Its records, clean and checked. */
export const readUpload = ({ bytes, name }: Upload, format: Format, means: ReadMeans): AsyncGenerator<BibliographicRecord> =>
  readToTheBreak(format, only(bytes), name, means);

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
