import type { BadHabit } from '../../src/sandbox/bad-habits.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/server.ts';

/** What the suite must know of a fetcher: a source on the sandbox, and how to tell records apart in its payloads. */
export interface FetcherHarness {
  /** Settings of a source of several pages. `secret` stands in every secret setting; `folder` is an empty one, or what `prepare` put into it. */
  readonly settings: (sandbox: Sandbox, secret: string, folder: string) => Record<string, unknown>;
  /** Only for what lies on this disk: makes the source in the folder, and changes a record of it. No service is asked. */
  readonly local?: {
    readonly prepare: (folder: string) => Promise<void>;
    readonly touch: (folder: string) => Promise<void>;
  };
  /** Options that make the sandbox announce deletions or leave them out, so that only a complete listing tells. */
  readonly sandbox: SandboxOptions;
  /** Ids of the records in a payload, each once, with `-` before those that are announced as deleted. */
  readonly idsOf: (text: string) => string[];
  /** Media types that its payloads may have. */
  readonly mediaTypes: readonly string[];
  /** How many records the source has, tombstones included. */
  readonly size: number;
  /** An id that can be touched, in the form of the sandbox. */
  readonly sample: string;
  /** Whether the service announces deletions; whether its listings may ever be called complete. */
  readonly deletions: boolean;
  readonly completes: boolean;
  /**
   * What a later run asks for: what changed since, some of it twice (`changes`) or each thing once (`additions`); everything again; nothing
   * before it is due (a year later everything is).
   */
  readonly again: 'changes' | 'additions' | 'everything' | 'nothing';
  /** Habits that are not this service's. */
  readonly immune: readonly BadHabit[];
  /** Identifiers that the library holds, for fetchers that ask for them. */
  readonly held?: Readonly<Record<string, readonly string[]>>;
}

/** Habits of lists and of careless XML, which services of JSON do not have. */
export const habitsOfLists: readonly BadHabit[] = [
  'expired-token',
  'repeated-token',
  'overlapping-pages',
  'endless-tokens',
  'moving-total',
  'control-characters',
  'trailing-garbage',
];

/** The harness of a fetcher, which lies beside its tests. */
export async function harnessOf(fetcher: string): Promise<FetcherHarness> {
  const { harness } = (await import(`../fetchers/${fetcher}/harness.ts`)) as { harness: FetcherHarness };
  return harness;
}
