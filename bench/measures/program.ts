import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { packageRoot } from '../../src/package-root.ts';

const usage = z.strictObject({ cpu: z.number(), peakBytes: z.number() });

/** Seconds by the clock, seconds of the processor in all threads, and the most memory that was resident, in bytes. */
export type ProgramTime = z.infer<typeof usage> & { readonly wall: number };

/** What is measured is built, wherever this file itself runs from. */
const built = (file: string): string => path.join(packageRoot, 'dist', file);

async function textOf(stream: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

/** Runs the built refmill as a user does. Throws with its complaint when it fails. */
export const timeProgram = (args: readonly string[]): Promise<ProgramTime> => timeBuilt('src/cli.js', args);

/** Runs a built file as a program of its own. Throws with its complaint when it fails. */
export async function timeBuilt(file: string, args: readonly string[], nodeOptions: readonly string[] = []): Promise<ProgramTime> {
  const start = performance.now();
  const reporting = pathToFileURL(built('bench/measures/usage-on-exit.js')).href;
  const child = spawn(process.execPath, [...nodeOptions, '--import', reporting, built(file), ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [complaint, used, [code]] = await Promise.all([
    textOf(child.stderr as Readable),
    textOf(child.stdio[3] as Readable),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} failed: ${complaint.trim()}`);
  return { wall: (performance.now() - start) / 1000, ...usage.parse(JSON.parse(used)) };
}
