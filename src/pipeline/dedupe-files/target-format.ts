import path from 'node:path';
import type { Format } from '../../formats/format.ts';
import { formats } from '../../formats/registry.ts';
import { Misconfigured } from '../../model/errors.ts';
import { writableFormat } from '../citation-list.ts';
import type { Input } from './inputs.ts';

/**
 * The format to write: the one that was asked for, else that of the file's ending, else the one that all inputs have. Throws Misconfigured
 * where none of them says it, or it can only be read.
 */
export function targetFormat(
  asked: string | undefined,
  output: string,
  inputs: readonly Input[],
): Format & { write: NonNullable<Format['write']> } {
  if (asked !== undefined) return writableFormat(asked);
  const ending = path.extname(output).slice(1).toLowerCase();
  const known = formats.filter(({ extensions }) => extensions.includes(ending));
  const meant = known.find((format) => format.write && format.extensions[0] === ending) ?? known.find((format) => format.write);
  const [given, ...others] = new Set(inputs.map(({ format }) => format));
  // `.txt` and `.json` are the endings of many: what came as one of them is written as it came.
  if (given?.write && others.length === 0 && (known.length === 0 || known.includes(given))) return writableFormat(given.id);
  if (meant) return writableFormat(meant.id);
  const writable = formats.filter((each) => each.write).map((each) => each.id);
  throw new Misconfigured('to', `say in which format to write the unique records: --to ${writable.join(', ')}`);
}
