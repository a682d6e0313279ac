import { pubmedFile } from '../generator/pubmed-file.ts';
import { pubmedSettings } from '../generator/pubmed-settings.ts';

/** XML in memory, in pieces of a megabyte, as reading gets it from a file. */
export interface Sample {
  readonly name: string;
  readonly bytes: Buffer;
  readonly chunks: readonly Buffer[];
}

const chunkSize = 2 ** 20;

export function sampleOf(name: string, bytes: Buffer): Sample {
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, at) =>
    bytes.subarray(at * chunkSize, (at + 1) * chunkSize),
  );
  return { name, bytes, chunks };
}

/** The first records of the file that a seed makes. */
export const madeSample = (records: number, seed: number): Sample =>
  sampleOf('made records', Buffer.concat([...pubmedFile(pubmedSettings({ records, seed }))]));
