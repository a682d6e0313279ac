import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { run } from '../../src/commands/program.ts';
import { packageRoot } from '../../src/package-root.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line in this process: what it printed and its exit code. */
export async function refmill(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  signal = new AbortController().signal,
  stdin: Iterable<string | Uint8Array> = [],
): Promise<Outcome> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const texts = Promise.all([textOf(stdout), textOf(stderr)]);
  const code = await run(args, { stdin: Readable.from(stdin), stdout, stderr, environment, now: () => new Date(), signal });
  stdout.end();
  stderr.end();
  const [out, err] = await texts;
  return { code, stdout: out, stderr: err };
}

async function textOf(stream: PassThrough): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

export const emptyFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'refmill-'));

export const fixture = (...parts: string[]): string => path.join(packageRoot, 'fixtures', ...parts);

/** JSON Lines as values. */
export const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
