import { type CutRule, cutPieces, type Piece, type Rest } from '../../xml/pieces.ts';
import { chunksOf, type InputFile } from '../input.ts';
import { type ReadMeans, readToTheBreak } from '../read.ts';
import { type Provenience, type Reading, readings } from '../readings.ts';
import { marking, type Selection } from '../selection.ts';
import { inOrder } from './in-order.ts';
import { received } from './piece-readings.ts';
import type { ReadingThreads } from './reading-threads.ts';

/** Bytes of a piece: a hundred records or so, a few hundredths of a second of a thread's work. */
const pieceSize = 2 ** 20;
/** Pieces under way for each thread: enough to keep it busy while the library is being written. */
const piecesAhead = 4;

/**
 * The same readings, in the same order, as of a file that is read in one go, made in several threads. The format must say between which
 * elements it may be cut.
 */
export async function* bulkReadings(
  file: InputFile,
  provenience: Provenience & { readonly cutBetween: CutRule },
  threads: ReadingThreads,
  means: ReadMeans & { readonly selection: Selection },
): AsyncGenerator<Reading> {
  const { format, cutBetween, ...told } = provenience;
  const pieces = cutPieces(chunksOf(file, means), { ...cutBetween, size: pieceSize });
  const { selection } = means;
  const job = { ...told, name: file.name, format: format.id, selection };
  let count = 0;
  const parts = inOrder(pieces, threads.count * piecesAhead, async (part: Piece | Rest) =>
    'bytes' in part ? received(await threads.read({ ...job, ...part, bytes: Uint8Array.from(part.bytes) })) : restOf(part),
  );
  async function* restOf(rest: Rest): AsyncGenerator<Reading> {
    const shift = rest.offset - rest.head.byteLength;
    const before = count;
    const records = (own: Pick<ReadMeans, 'locate'>) =>
      readToTheBreak(
        format,
        withHead(rest),
        file.name,
        { ...means, position: rest.position, locate: ({ offset, length }) => own.locate?.({ offset: offset + shift, length }) },
        before,
      );
    yield* marking(readings(records, provenience), selection, provenience.source ?? format.id);
  }
  for await (const part of parts) {
    for await (const reading of part) {
      count += 1;
      yield reading;
    }
  }
}

/** The head makes the rest a document of its own: what is missing at its end is missed. */
async function* withHead({ head, chunks }: Rest): AsyncGenerator<Uint8Array> {
  if (head.byteLength > 0) yield head;
  yield* chunks;
}
