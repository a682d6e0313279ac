import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Misconfigured, Unavailable } from '../model/errors.ts';
import type { Store } from '../store/store.ts';

/** A lease lives this long without a heartbeat: longer than any pause of a busy process, short enough to wait for. */
const leaseMs = 60_000;

/** A living process has the lease: there is nothing to do but to wait for it. */
export class SourceBusy extends Misconfigured {}

/** One process's right to a source or a run. */
export interface Lease {
  /** Throws Unavailable once another process has taken the lease over, as may happen to a machine that slept. */
  assertHeld(): void;
  release(): Promise<void>;
}

/**
 * Takes the lease on a source (or on a run, so that others see it alive) and keeps it. A holder that was killed on this machine is found dead at once and replaced; one on
 * another machine frees it by its silence. Throws SourceBusy while a living process holds it.
 */
export async function takeLease(store: Store, source: string, now: () => Date): Promise<Lease> {
  const holder = `${hostname()}:${process.pid}:${randomUUID()}`;
  if (!(await store.acquireLease(source, holder, now(), leaseMs))) {
    const other = await store.leaseHolder(source);
    if (other !== undefined && isDead(other)) await store.releaseLease(source, other);
    if (!(await store.acquireLease(source, holder, now(), leaseMs))) {
      throw new SourceBusy(
        source,
        `${source} is at work in another process (${other?.split(':').slice(0, 2).join(', process ')}); try again when it is done`,
      );
    }
  }
  let lost = false;
  const beat = async () => {
    lost ||= !(await store.renewLease(source, holder, now(), leaseMs));
  };
  // A heartbeat that meets a busy store is made up for by the next one: four fit into the lease.
  const heartbeat = setInterval(() => void beat().catch(() => undefined), leaseMs / 4);
  // A fault elsewhere must not keep the process alive by its heartbeat.
  heartbeat.unref();
  return {
    assertHeld() {
      if (lost) throw new Unavailable(`${source} was taken over by another process`);
    },
    async release() {
      clearInterval(heartbeat);
      await store.releaseLease(source, holder);
    },
  };
}

/** Whether a holder was a process of this machine that is no more. */
function isDead(holder: string): boolean {
  const [host, pid] = holder.split(':');
  if (host !== hostname() || !Number.isInteger(Number(pid))) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
