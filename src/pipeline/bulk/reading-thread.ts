import { parentPort } from 'node:worker_threads';
import { type PieceJob, readPiece } from './read-piece.ts';

/** One job after the other, each with its number; an error is sent back under it. */
parentPort?.on('message', async ({ id, job }: { id: number; job: PieceJob }) => {
  try {
    const done = await readPiece(job);
    parentPort?.postMessage({ id, done }, [done.packed.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, error });
  }
});
