import type { Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Configuration } from '../configuration.ts';
import { Misconfigured } from '../model/errors.ts';
import type { Library } from '../pipeline/library.ts';
import { decodeText } from '../xml/decode.ts';

/** Exit codes that scripts rely on: done (findings alone are 0), something failed, wrong usage or configuration, done but a record could not be read or stored, or did not come. */
export const exitCodes = { done: 0, failed: 1, usage: 2, recordsLost: 3 } as const;

/** The world as a command sees it; tests hand in another one. */
export interface World {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: NodeJS.ProcessEnv;
  readonly now: () => Date;
  /** Aborted when the user asks to stop (Ctrl-C, SIGTERM). */
  readonly signal: AbortSignal;
}

const lineFeed = 0x0a;

/** What every command works with: its output, its configuration, its library and its exit code. */
export class Context {
  readonly world: World;
  exitCode: number = exitCodes.done;
  /** The store's file, once a command has asked for its library. */
  library: string | undefined;
  #progressShown = false;
  #writes = 0;

  constructor(world: World) {
    this.world = world;
  }

  /** A line of result (or several), words or JSON; waits while the reader is slower than we are. */
  async out(line: string): Promise<void> {
    await this.write(`${harmless(line)}\n`);
  }

  /** Text of result as it is. */
  async write(text: string | Uint8Array): Promise<void> {
    this.#clearProgress();
    // Results that come from memory or the store without a pause would keep a signal from ever being heard.
    if (++this.#writes % 64 === 0) await setImmediate();
    if (!this.world.stdout.write(text)) await new Promise<void>((resolve) => this.world.stdout.once('drain', resolve));
  }

  /** Bytes of result as they are; on a terminal as text that it only shows. Ends with a line break. */
  async bytes(bytes: Uint8Array): Promise<void> {
    if (this.world.stdout.isTTY) await this.out(decodeText(bytes).text.replaceAll('\r\n', '\n').trimEnd());
    else await this.write(bytes.at(-1) === lineFeed ? bytes : Buffer.concat([bytes, Buffer.of(lineFeed)]));
  }

  /** Pieces of a long result; throws the signal's reason when the user asks to stop. */
  async *untilStopped<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
    for await (const piece of pieces) {
      this.world.signal.throwIfAborted();
      yield piece;
    }
  }

  /** A line for people: progress, remarks. */
  say(line: string): void {
    this.#clearProgress();
    this.world.stderr.write(`${harmless(line)}\n`);
  }

  /** Something could not be read: the command goes on, and its exit code tells. */
  lost(message: string): void {
    this.say(message);
    if (this.exitCode === exitCodes.done) this.exitCode = exitCodes.recordsLost;
  }

  /** Shows how far it is, on a terminal only, in place of what it showed before. */
  progress(line: string): void {
    if (!this.world.stderr.isTTY) return;
    this.world.stderr.write(`\r\u001b[K${harmless(line)}`);
    this.#progressShown = true;
  }

  async configuration(file: string | undefined): Promise<Configuration> {
    const { loadConfiguration } = await import('../config.ts');
    return loadConfiguration(file, this.world.environment);
  }

  /** Opens the library that the options name, hands it over, and closes it whatever happens. */
  withLibrary<T>(options: LibraryOptions, use: (library: Library, config: Configuration) => Promise<T>): Promise<T> {
    return this.#withLibrary('openLibrary', options, use);
  }

  /** The same for commands that only look into it: without rights to write they read. */
  withLibraryToRead<T>(options: LibraryOptions, use: (library: Library, config: Configuration) => Promise<T>): Promise<T> {
    return this.#withLibrary('openLibraryToRead', options, use);
  }

  async #withLibrary<T>(
    open: 'openLibrary' | 'openLibraryToRead',
    options: LibraryOptions,
    use: (library: Library, config: Configuration) => Promise<T>,
  ): Promise<T> {
    const config = await this.configuration(options.config);
    // Half of what there is to load belongs to the database, and commands on files alone start without it.
    const [{ storeLocation }, opening] = await Promise.all([import('../config.ts'), import('../pipeline/library.ts')]);
    this.library = storeLocation(options.store, config);
    const library = await opening[open](this.library, {
      ranks: config.merge?.ranks.map((level) => [level].flat()),
      saved: new Map(config.searches?.map(({ id, query }) => [id, query])),
    });
    try {
      return await use(library, config);
    } finally {
      this.#clearProgress();
      await library.close();
    }
  }

  #clearProgress(): void {
    if (this.#progressShown) this.world.stderr.write('\r\u001b[K');
    this.#progressShown = false;
  }
}

/** Control characters but tab and line feed: C0, delete, and C1, which some terminals obey as they do ESC. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Text that a terminal only shows: control characters in titles, ids and servers' messages (`ESC ] 0 ;` renames a window, `ESC [ 2 J`
 * wipes it) are written out as JSON writes them, so that JSON stays the same value.
 */
function harmless(text: string): string {
  return text.replace(control, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export interface LibraryOptions {
  readonly store?: string;
  readonly config?: string;
}

/** A whole number of an option, within bounds. Throws Misconfigured naming the option. */
export function wholeNumber(option: string, lowest: number, highest: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= lowest && number <= highest) return number;
    throw new Misconfigured(option, `--${option} takes a whole number from ${lowest} to ${highest}, not ${text}`);
  };
}

/** One more value of an option that may be given several times. */
export const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
