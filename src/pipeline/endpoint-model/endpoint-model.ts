import type { EndpointReading } from '../../normalizers/endpoints.ts';
import { checkedAnswer } from './model-answer.ts';
import { ModelProgram, programName } from './model-program.ts';

/** A user's own reader of endpoints and results, asked after the grammar. */
export interface EndpointModel {
  /** For people. */
  readonly name: string;
  /** How many texts it may be asked about at the same time. */
  readonly ahead: number;
  /**
   * What it says of a text that the grammar has read: that, or the grammar's reading and what was wrong. `about` names the text for people.
   * Rejects only with the reason of a signal that was aborted.
   */
  read(text: string, reading: EndpointReading, about: string): Promise<ModelReading>;
  close(): Promise<void>;
}

interface ModelReading {
  readonly reading: EndpointReading;
  /** Why the reading is the grammar's; `raw` is what the model wrote. */
  readonly failure?: { readonly problem: string; readonly raw?: string };
}

export interface ModelMeans {
  /** The program's environment. */
  readonly environment: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Told of a text whose answer could not be taken. */
  readonly lost: (message: string) => void;
  /** Told once that the program gives no more answers, and whether it ever ran. */
  readonly ended: (message: string, started: boolean) => void;
  /** How long it may answer nothing, in milliseconds. */
  readonly patience?: number;
}

/** Texts under way: enough for a program that asks a service, few enough for one that holds them in memory. */
const ahead = 8;
/** A model on a slow machine is loaded within that. */
const usualPatience = 120_000;
/** So many texts are named to a person. */
const named = 20;

/**
 * The program of a command line (its name and its arguments, no shell) as a model. It is started when it is first asked. Once it has ended it is not
 * started again: the grammar's readings stand from there on.
 */
export function endpointModel(command: readonly string[], means: ModelMeans): EndpointModel {
  const name = programName(command);
  const { signal } = means;
  let program: ModelProgram | undefined;
  let over = false;
  let failures = 0;
  let strays = 0;
  const start = () =>
    new ModelProgram(command, {
      environment: means.environment,
      patience: means.patience ?? usualPatience,
      stray() {
        strays += 1;
        if (strays === 1)
          means.lost(`${name}: wrote a line that answers nothing it was asked; what is meant for people goes to standard error`);
      },
      ended({ problem, started }) {
        over = true;
        means.ended(`${name}: ${problem}; what it did not answer stands as refmill itself reads it`, started);
      },
    });
  return {
    name,
    ahead,
    async read(text, reading, about) {
      signal?.throwIfAborted();
      program ??= start();
      const reply = await unlessAborted(program.ask({ text, ...reading }), signal);
      const checked = 'value' in reply ? checkedAnswer(reply.value, text) : reply;
      if ('reading' in checked) return checked;
      const { problem } = checked;
      // That it has ended was told once for all, and nobody waits for what it was asked when it was closed.
      if (!over) failures += 1;
      if (!over && failures <= named) means.lost(`${name}: ${about}: ${problem}; it stands as refmill itself reads it`);
      return { reading, failure: { problem: `${name}: ${problem}`, ...(reply.line === undefined ? {} : { raw: reply.line }) } };
    },
    async close() {
      over = true;
      await program?.close();
      if (failures > named) means.lost(`${name}: and ${failures - named} more that it did not answer as it should`);
      if (strays > 1) means.lost(`${name}: wrote ${strays} lines in all that answer nothing`);
    },
  };
}

/** Whoever wants to stop does not wait for a model. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
