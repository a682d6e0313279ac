import PQueue from 'p-queue';

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** A queue for each host that all sources share: so many requests a second, and none while the host asked for a pause. */
export interface HostLimits {
  /** `pauseMs`: no other one starts for so long, neither after this one has started nor after it has ended. */
  run<T>(
    host: string,
    task: () => Promise<T>,
    options?: { readonly signal?: AbortSignal | undefined; readonly pauseMs?: number | undefined },
  ): Promise<T>;
  /** No request to the host starts before so many milliseconds have passed. */
  hold(host: string, ms: number): void;
}

interface Lane {
  readonly queue: PQueue;
  heldUntil: number;
}

/** Requests to one host that may be under way at the same time. */
const concurrency = 4;

export function createHostLimits(options: {
  readonly perSecond: Readonly<Record<string, number>>;
  readonly otherwise: number;
  readonly now: () => Date;
  readonly sleep: Sleep;
}): HostLimits {
  const lanes = new Map<string, Lane>();
  const agreed = new Map(Object.entries(options.perSecond).map(([host, perSecond]) => [host.toLowerCase(), perSecond]));
  const laneOf = (host: string): Lane => {
    let lane = lanes.get(host);
    if (!lane) {
      const perSecond = agreed.get(host) ?? options.otherwise;
      // Whole requests only can be counted: half a request a second is one in two.
      const intervalCap = Math.max(1, Math.floor(perSecond));
      // strict: any second, not the calendar's; NCBI counts that way and answers 429 to bursts across a boundary.
      lane = { queue: new PQueue({ concurrency, intervalCap, interval: (1000 * intervalCap) / perSecond, strict: true }), heldUntil: 0 };
      lanes.set(host, lane);
    }
    return lane;
  };
  const hold = (lane: Lane, ms: number) => {
    lane.heldUntil = Math.max(lane.heldUntil, options.now().getTime() + ms);
  };
  return {
    run(host, task, { signal, pauseMs = 0 } = {}) {
      const lane = laneOf(host);
      return lane.queue.add(
        async () => {
          const wait = Math.max(0, lane.heldUntil - options.now().getTime());
          // Of several that wait each takes its place behind the one before.
          if (pauseMs > 0) hold(lane, wait + pauseMs);
          if (wait > 0) await options.sleep(wait, signal);
          try {
            return await task();
          } finally {
            if (pauseMs > 0) hold(lane, pauseMs);
          }
        },
        { signal },
      );
    },
    hold: (host, ms) => hold(laneOf(host), ms),
  };
}
