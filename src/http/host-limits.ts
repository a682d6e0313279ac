import PQueue from 'p-queue';

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** A queue for each host that all sources share: so many requests a second, and none while the host asked for a pause. */
export interface HostLimits {
  run<T>(host: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
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
  const laneOf = (host: string): Lane => {
    let lane = lanes.get(host);
    if (!lane) {
      const intervalCap = options.perSecond[host] ?? options.otherwise;
      // strict: any second, not the calendar's; NCBI counts that way and answers 429 to bursts across a boundary.
      lane = { queue: new PQueue({ concurrency, intervalCap, interval: 1000, strict: true }), heldUntil: 0 };
      lanes.set(host, lane);
    }
    return lane;
  };
  return {
    run(host, task, signal) {
      const lane = laneOf(host);
      return lane.queue.add(
        async () => {
          const wait = lane.heldUntil - options.now().getTime();
          if (wait > 0) await options.sleep(wait, signal);
          return task();
        },
        { signal },
      );
    },
    hold(host, ms) {
      const lane = laneOf(host);
      lane.heldUntil = Math.max(lane.heldUntil, options.now().getTime() + ms);
    },
  };
}
