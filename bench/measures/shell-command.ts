import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Seconds by the clock, and of the processor in all processes of the command. */
export interface CommandTime {
  readonly wall: number;
  readonly cpu: number;
}

/** The shell's clock counts in hundredths of a second; what took less than one did not take none. */
const tick = 0.01;

/** `0m1.250s` of the shell's `times`. */
const clock = /(\d+)m([\d.]+)s/g;

/** Runs a command line of sh, its output thrown away. Throws with its complaint when it fails. */
export async function timeCommand(command: string): Promise<CommandTime> {
  const start = performance.now();
  const child = spawn('sh', ['-c', `(${command}) >/dev/null && times`], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  const [code] = (await once(child, 'close')) as [number | null];
  const wall = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${command} failed: ${Buffer.concat(err).toString().trim()}`);
  // Two lines: the shell itself, then its children.
  const children = Buffer.concat(out).toString().trim().split('\n').at(-1) ?? '';
  const cpu = [...children.matchAll(clock)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
  return { wall, cpu: Math.max(cpu, tick / 2) };
}

/** The first line that a program prints of itself; undefined where there is no such program, or it fails. */
export function saysOfItself(program: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split('\n')[0] : undefined;
}

/** A word as sh reads it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
