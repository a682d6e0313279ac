import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { readLines } from '../../formats/text-lines.ts';
import { refusal } from '../../model/circumstance.ts';

/** What a program answered, as JSON has it, or why there is nothing; `line` is what it wrote. */
export type Reply = { readonly value: unknown; readonly line: string } | { readonly problem: string; readonly line?: string };

/** Why a program answers no more: it could not be started, or it ended, or it was ended because it did not answer. */
export interface ProgramEnd {
  readonly problem: string;
  readonly started: boolean;
}

export interface ProgramMeans {
  readonly environment: NodeJS.ProcessEnv;
  /** How long it may answer nothing while it is asked something, in milliseconds. */
  readonly patience: number;
  /** Told of each line that answers nothing it was asked. */
  readonly stray: (line: string) => void;
  /** Told once, when it answers no more although it was not closed. */
  readonly ended: (end: ProgramEnd) => void;
}

interface Pending {
  readonly asked: number;
  readonly settle: (reply: Reply) => void;
  timer: NodeJS.Timeout;
}

/** How long a program that has nothing more to do may take to end by itself, and then to be ended, in milliseconds. */
const grace = { byItself: 2000, told: 1000 };

/** A program's name for people: its arguments and its folder may hold what is nobody's business. */
export const programName = ([program = '']: readonly string[]): string => path.basename(program);

/**
 * A program that is asked in lines of JSON, several at a time, and answers each with a line of the same `id`, in any order. Nothing of its
 * arguments or environment is ever told. What it writes on standard error goes to ours.
 */
export class ModelProgram {
  readonly #means: ProgramMeans;
  readonly #pending = new Map<string, Pending>();
  readonly #child: ChildProcessByStdio<Writable, Readable, null> | undefined;
  readonly #exited: Promise<string>;
  #asked = 0;
  #lastAnswer = 0;
  #end: ProgramEnd | undefined;
  #closing = false;

  constructor(command: readonly string[], means: ProgramMeans) {
    this.#means = means;
    let exited = (_: string) => {};
    this.#exited = new Promise((resolve) => {
      exited = resolve;
    });
    try {
      const [program = '', ...args] = command;
      // A group of its own: Ctrl-C ends us first, and we end it, so that a run that is broken off does not look like a model that failed.
      const child = spawn(program, args, { env: means.environment, stdio: ['pipe', 'pipe', 'inherit'], detached: true, windowsHide: true });
      child.on('error', (error) => this.#notStarted(error));
      child.once('exit', (code, signal) => exited(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`));
      // That nobody reads is told by its end.
      child.stdin.on('error', () => undefined);
      this.#child = child;
      void this.#listen(child.stdout);
    } catch (error) {
      this.#notStarted(error);
    }
  }

  /** The answer to a question; the `id` is put in. Never rejects. */
  ask(question: Readonly<Record<string, unknown>>): Promise<Reply> {
    if (this.#end) return Promise.resolve({ problem: this.#end.problem });
    const id = String(++this.#asked);
    const asked = performance.now();
    return new Promise((settle) => {
      this.#pending.set(id, { asked, settle, timer: this.#watch(id, asked, this.#means.patience) });
      this.#child?.stdin.write(`${JSON.stringify({ id, ...question })}\n`);
    });
  }

  /** Ends the program: it has nothing more to answer. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#stop({ problem: 'is closed', started: true });
    const child = this.#child;
    if (!child || child.pid === undefined) return;
    const gone = (milliseconds: number) => {
      const bound = new AbortController();
      const ended = this.#exited.then(() => true);
      return Promise.race([ended, pause(milliseconds, false, { signal: bound.signal }).catch(() => false)]).finally(() => bound.abort());
    };
    child.stdin.end();
    if (!(await gone(grace.byItself))) {
      signalGroup(child, 'SIGTERM');
      if (!(await gone(grace.told))) signalGroup(child, 'SIGKILL');
    }
    child.stdout.destroy();
  }

  /** A program that answers others meanwhile is at work: only when it was still for so long is the answer given up. */
  #watch(id: string, asked: number, after: number): NodeJS.Timeout {
    return setTimeout(() => {
      const pending = this.#pending.get(id);
      if (!pending) return;
      const left = this.#means.patience - (performance.now() - Math.max(asked, this.#lastAnswer));
      if (left > 0) {
        pending.timer = this.#watch(id, asked, left);
        return;
      }
      const problem = `did not answer within ${this.#means.patience / 1000} seconds (is each line of its output flushed?)`;
      if (this.#lastAnswer < asked) this.#stop({ problem, started: true });
      else this.#settle(id, { problem });
    }, after);
  }

  async #listen(output: Readable): Promise<void> {
    try {
      for await (const { text, cut } of readLines(output, { live: true })) if (text.trim() !== '') this.#take(text, cut);
    } catch {
      // An output that breaks off has ended.
    }
    this.#stop({ problem: await Promise.race([this.#exited, pause(grace.told, 'closed its output', { ref: false })]), started: true });
  }

  #take(line: string, cut: boolean): void {
    const value = cut ? undefined : parsed(line);
    const id = value === undefined ? idWritten(line) : idOf(value);
    const known = id !== undefined && /^\d+$/.test(id) && Number(id) >= 1 && Number(id) <= this.#asked;
    if (!known) {
      this.#means.stray(line);
      return;
    }
    this.#lastAnswer = performance.now();
    // What comes too late, or twice, answers nothing any more.
    this.#settle(id, value === undefined ? { problem: cut ? 'the answer is too long' : 'the answer is no JSON', line } : { value, line });
  }

  #settle(id: string, reply: Reply): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    clearTimeout(pending.timer);
    this.#pending.delete(id);
    pending.settle(reply);
  }

  #notStarted(error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    this.#stop({ problem: `could not be started: ${refusal(code)}`, started: false });
  }

  #stop(end: ProgramEnd): void {
    if (this.#end) return;
    this.#end = end;
    for (const id of [...this.#pending.keys()]) this.#settle(id, { problem: end.problem });
    if (this.#closing) return;
    this.#means.ended(end);
    this.#child?.stdin.end();
  }
}

/** The program and what it started; where there are no groups of processes, the program. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function idOf(value: unknown): string | undefined {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** Of a line that is not quite JSON (Python writes `NaN` where a number is missing) still whose answer it was meant to be. */
const idWritten = (line: string): string | undefined => /"id"\s?:\s?"?(\d{1,15})\b/.exec(line)?.[1];
