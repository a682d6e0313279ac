import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../../package-root.ts';
import type { PieceReadings } from './piece-readings.ts';
import type { PieceJob } from './read-piece.ts';

/** Threads that read pieces of files, each one at a time. */
export interface ReadingThreads {
  readonly count: number;
  /** The piece's bytes are handed over: they are gone from here. Rejects with what went wrong in the thread. */
  read(job: PieceJob): Promise<PieceReadings>;
  close(): Promise<void>;
}

/** What a thread reads with; measured use is a third of it. A piece that needs more ends the run and not the machine's memory. */
const threadMemory = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 48 };

interface Promised {
  resolve(done: PieceReadings): void;
  reject(error: unknown): void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Promised>;
  /** Why it is no more. */
  fault?: unknown;
}

/** As many threads as cores, at most eight: one writer takes what eight read, and more would only hold memory. */
export const usualThreads = (): number => Math.min(8, availableParallelism());

/** Threads that are started when they are first asked for. */
export interface ThreadsOnCall {
  /** Undefined when none are wanted. */
  get(): ReadingThreads | undefined;
  close(): Promise<void>;
}

export function threadsOnCall(count: number): ThreadsOnCall {
  let started: ReadingThreads | undefined;
  return {
    get() {
      if (count > 0) started ??= startReadingThreads(count);
      return started;
    },
    close: async () => started?.close(),
  };
}

/** Starts so many threads. They are built files, also when the caller is a test that reads the sources. */
export function startReadingThreads(count: number): ReadingThreads {
  const threads = Array.from({ length: count }, startThread);
  let jobs = 0;
  return {
    count,
    read(job) {
      const thread = threads.reduce((least, each) => (each.waiting.size < least.waiting.size ? each : least));
      const id = jobs++;
      return new Promise((resolve, reject) => {
        if (thread.fault !== undefined) throw thread.fault;
        thread.waiting.set(id, { resolve, reject });
        thread.worker.postMessage({ id, job }, [job.bytes.buffer as ArrayBuffer]);
      });
    },
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread(): Thread {
  const file = path.join(packageRoot, 'dist/src/pipeline/bulk/reading-thread.js');
  const worker = new Worker(file, { resourceLimits: threadMemory });
  const thread: Thread = { worker, waiting: new Map<number, Promised>() };
  const { waiting } = thread;
  worker.on('message', ({ id, done, error }: { id: number; done?: PieceReadings; error?: unknown }) => {
    const promised = waiting.get(id);
    waiting.delete(id);
    if (done) promised?.resolve(done);
    else promised?.reject(error);
  });
  const fail = (error: unknown) => {
    thread.fault ??= error;
    for (const promised of waiting.values()) promised.reject(error);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a reading thread ended before its work was done')));
  return thread;
}
