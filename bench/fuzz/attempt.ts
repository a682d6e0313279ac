import { Script } from 'node:vm';
import type { Target } from './targets.ts';

interface Attempt {
  /** What went wrong: the reader threw, did not end, lost or invented something. */
  readonly fault?: string;
  /** Processor time in milliseconds for each kilobyte of the input (UTF-16 units, shorter ones count as one); 0 where nobody looked. */
  readonly perKilobyte: number;
}

/** How a target is tried on a text. */
export type Attempter = (target: Target, text: string) => Attempt;

/** The bar: more milliseconds a kilobyte are a hang. */
const mostPerKilobyte = 100;

const kilobytesOf = (text: string) => Math.max(1, text.length / 1024);

/** Reads and looks at what was read. Never mind the time. */
export const untimed: Attempter = (target, text) => {
  const fault = faultOf(() => target.read(text)());
  return { perKilobyte: 0, ...(fault === undefined ? {} : { fault }) };
};

/** Measures as well. What took too long is read once more, since the machine may have had something else to do, and code had to be compiled. */
export const timed: Attempter = (target, text) => {
  const first = measured(target, text);
  const best = first.perKilobyte > mostPerKilobyte && first.fault === undefined ? measured(target, text) : first;
  const perKilobyte = Math.min(first.perKilobyte, best.perKilobyte);
  const isSlow = best.fault === undefined && perKilobyte > mostPerKilobyte;
  return isSlow ? { fault: `takes more than ${mostPerKilobyte} ms a kilobyte`, perKilobyte } : { ...best, perKilobyte };
};

function measured(target: Target, text: string): Attempt {
  let check: (() => string | undefined) | undefined;
  const before = process.cpuUsage();
  const fault = faultOf(() => {
    within(5_000 + kilobytesOf(text) * 1_000, () => {
      check = target.read(text);
    });
    return undefined;
  });
  const { user, system } = process.cpuUsage(before);
  const wrong = fault ?? faultOf(() => check?.());
  return { perKilobyte: (user + system) / 1000 / kilobytesOf(text), ...(wrong === undefined ? {} : { fault: wrong }) };
}

/** What the reader complains of, or what it throws. */
function faultOf(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch (error) {
    return `throws ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`.slice(0, 300);
  }
}

const calls: { current: () => void } = { current: () => {} };
Object.defineProperty(globalThis, 'refmillFuzzing', { value: calls });
const call = new Script('refmillFuzzing.current()');

/** Only a script can be stopped that does not end by itself, so the call goes through one. */
function within(milliseconds: number, run: () => void): void {
  calls.current = run;
  call.runInThisContext({ timeout: Math.ceil(milliseconds) });
}
