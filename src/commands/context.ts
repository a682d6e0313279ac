import type { Readable, Writable } from 'node:stream';
import { type Configuration, loadConfiguration, storeLocation } from '../config.ts';
import { Misconfigured } from '../model/errors.ts';
import { type Library, openLibrary } from '../pipeline/library.ts';

/** Exit codes that scripts rely on: done (findings alone are 0), something failed, wrong usage or configuration, done but a record could not be read or stored. */
export const exitCodes = { done: 0, failed: 1, usage: 2, recordsLost: 3 } as const;

/** The world as a command sees it; tests hand in another one. */
export interface World {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: NodeJS.ProcessEnv;
  readonly now: () => Date;
  /** Aborted when the user asks to stop (Ctrl-C, SIGTERM). */
  readonly signal: AbortSignal;
}

/** What every command works with: its output, its configuration, its library and its exit code. */
export class Context {
  readonly world: World;
  exitCode: number = exitCodes.done;
  #progressShown = false;

  constructor(world: World) {
    this.world = world;
  }

  /** A line of result; waits while the reader is slower than we are. */
  async out(line: string): Promise<void> {
    await this.write(`${line}\n`);
  }

  /** Text of result as it is. */
  async write(text: string): Promise<void> {
    this.#clearProgress();
    if (!this.world.stdout.write(text)) await new Promise<void>((resolve) => this.world.stdout.once('drain', resolve));
  }

  /** A line for people: progress, remarks. */
  say(line: string): void {
    this.#clearProgress();
    this.world.stderr.write(`${line}\n`);
  }

  /** Something could not be read: the command goes on, and its exit code tells. */
  lost(message: string): void {
    this.say(message);
    if (this.exitCode === exitCodes.done) this.exitCode = exitCodes.recordsLost;
  }

  /** Shows how far it is, on a terminal only, in place of what it showed before. */
  progress(line: string): void {
    if (!this.world.stderr.isTTY) return;
    this.world.stderr.write(`\r\u001b[K${line}`);
    this.#progressShown = true;
  }

  configuration(file: string | undefined): Promise<Configuration> {
    return loadConfiguration(file, this.world.environment);
  }

  /** Opens the library that the options name, hands it over, and closes it whatever happens. */
  async withLibrary<T>(options: LibraryOptions, use: (library: Library, config: Configuration) => Promise<T>): Promise<T> {
    const config = await this.configuration(options.config);
    const library = await openLibrary(storeLocation(options.store, config));
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
