import type { z } from 'zod';
import type { HttpClient } from '../http/exchange.ts';
import type { Identifier } from '../model/identifier.ts';
import type { Payload } from '../model/payload.ts';
import type { Checkpoint } from '../model/run.ts';

/** What a fetcher works with; the clock is handed in so that tests can set it. */
export interface FetchTools {
  readonly http: HttpClient;
  /** Now, in UTC. */
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  /** A word for people about what goes on, redacted, shown as progress. */
  readonly report: (message: string) => void;
  /** How many records the whole listing holds, as far as the service says. */
  readonly expect?: (total: number) => void;
  /** What the library holds, for services that are asked about publications already known; absent where there is no library. */
  readonly held?: HeldIdentifiers;
}

/**
 * Identifiers of one scheme (`doi`, `pmid`, …) that works of the library carry, normalized, each once, ascending by code point, from
 * behind `after` on; `query` restricts them to works that it finds (in refmill's query language).
 */
export type HeldIdentifiers = (scheme: string, options?: { readonly query?: string; readonly after?: string }) => AsyncIterable<string>;

/** A page of records as bytes, with the format that reads it, and how far the source has got once the page is stored. */
export interface FetchedPage {
  readonly payload: Payload;
  /** Id of the format that reads the payload. */
  readonly format: string;
  /** State to go on from once this page is stored; absent when the page alone is no place to start again. */
  readonly checkpoint?: Checkpoint;
  /** Marks the end of a full listing: only then may absence become a tombstone. */
  readonly complete?: true;
}

/** Keys at the top of refmill.yaml (or variables of the environment) that serve every source that takes them. */
export type SharedSetting = 'email' | 'ncbiApiKey' | 'openAlexApiKey';

/**
 * Where records come from. `fetch` yields pages of bytes and parses no more of them than paging needs. Started with the checkpoint of
 * any page that it gave, it goes on from there; started with the last one of a finished run, it asks only for what is new.
 */
export interface Fetcher<Config = unknown> {
  readonly id: string;
  readonly title: string;
  /** Settings of a source; `.meta({ option: 'set' })` gives a setting another name on the command line. */
  readonly config: z.ZodType<Config>;
  /** What it needs at least on the command line: `--query 'radium-223'`. */
  readonly example: string;
  /** Settings that come from the top of refmill.yaml where the source has none of its own. */
  readonly shared?: Readonly<Record<string, SharedSetting>>;
  fetch(config: Config, checkpoint: Checkpoint | undefined, tools: FetchTools): AsyncIterable<FetchedPage>;
  lookup?(config: Config, identifiers: readonly Identifier[], tools: FetchTools): AsyncIterable<FetchedPage>;
  /** Whether deletions are announced; if not, absence from a complete listing makes tombstones. */
  readonly announcesDeletions: boolean;
}
