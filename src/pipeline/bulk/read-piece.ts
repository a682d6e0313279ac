import { settled } from '../arrival.ts';
import { formatNamed, readRecords } from '../read.ts';
import { type Reading, readings } from '../readings.ts';
import { marked, type Selection } from '../selection.ts';
import { type PieceReadings, pieceReadings } from './piece-readings.ts';

/** A piece of a file for a thread to read: plain data. */
export interface PieceJob {
  readonly bytes: Uint8Array;
  /** Where the piece begins in the decompressed file, in bytes, and how many elements stand before it. */
  readonly offset: number;
  readonly position: number;
  /** Name of the file. */
  readonly name: string;
  /** Id of the format. */
  readonly format: string;
  readonly holder: string;
  readonly source?: string;
  readonly payload?: string;
  readonly selection: Selection;
}

/** Reads, normalizes, checks, hashes and packs the records of a piece: all that can be done without the library. */
export async function readPiece({
  bytes,
  offset,
  position,
  name,
  format: id,
  selection,
  ...provenience
}: PieceJob): Promise<PieceReadings> {
  const format = formatNamed(id);
  const read: Reading[] = [];
  for await (const reading of readings(
    ({ locate }) =>
      readRecords(format, [bytes], name, {
        position,
        locate: (place) => locate?.({ offset: offset + place.offset, length: place.length }),
      }),
    { format, ...provenience },
  ))
    read.push('failure' in reading ? reading : { arrival: settled(reading.arrival) });
  return pieceReadings(await marked(read, selection, provenience.source ?? id));
}
