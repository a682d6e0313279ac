import type { z } from 'zod';
import type { HttpClient } from '../http/exchange.ts';
import type { Identifier, IdentifierScheme } from '../model/identifier.ts';
import type { Payload } from '../model/payload.ts';
import type { Checkpoint, SentSearch } from '../model/run.ts';
import type { RecordKey } from '../model/work.ts';

/** What a fetcher works with; the clock is handed in so that tests can set it. */
export interface FetchTools {
  readonly http: HttpClient;
  /** Now, in UTC. */
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  /** A word for people about what goes on, redacted, shown as progress. */
  readonly report: (message: string) => void;
  /** Like `report`, of records that the service counts or names and does not give, however often it is asked: the run is no complete one then. */
  readonly lacking?: (message: string) => void;
  /** Told of each search when the service has answered it: what was sent, and what the service counts. */
  readonly searched?: (search: SentSearch) => void;
  /** How many records the whole listing holds, as far as the service says. */
  readonly expect?: (total: number) => void;
  /** What the library holds, for services that are asked about publications already known; absent where there is no library. */
  readonly held?: HeldIdentifiers;
  /** Ids of one authority that this source has given before and that are no tombstones, ascending by code point. */
  readonly given?: (authority: string) => AsyncIterable<string>;
  /** Where downloaded files may stay: a folder beside the library, of this source alone, which is made when it is needed. */
  readonly folder?: string;
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
  /** Records that the payload shows to be no more. */
  readonly gone?: readonly Gone[];
}

/** A record that its source no longer has; those that the library knows become tombstones. */
export interface Gone {
  readonly key: RecordKey;
  /** The publication in whose record it lives on, where the source says so. */
  readonly mergedInto?: Identifier;
}

/** What was learned without a record to read: an answer that shows what is gone, or only how far the source has got. */
export interface Notice {
  readonly payload?: Payload;
  readonly gone?: readonly Gone[];
  readonly checkpoint?: Checkpoint;
}

/** Records as a file on this disk, which is read where it lies: it may be larger than memory. Packed or not. */
export interface FetchedFile {
  readonly path: string;
  /** As it stands in messages, in the ledger and in ids that are the file's own. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Id of the format; its content tells otherwise. */
  readonly format?: string;
  /** It stays where it is, however small, so no copy of it is archived. */
  readonly stays?: true;
  /** Where its bytes will be found later on, when that is another place than now: a web address, or the `file:` address it is moved to. */
  readonly url?: string;
  /** It is not read when this source has read the same bytes before and no others under this name since. */
  readonly once?: true;
  readonly checkpoint?: Checkpoint;
  readonly complete?: true;
  /** Called when all of it is stored, or when no format fits it (`refused`). */
  readonly settled?: (outcome: 'read' | 'refused') => Promise<void>;
}

/** Whatever a source may give. */
export type Fetched = FetchedPage | FetchedFile | Notice;

/** Keys at the top of refmill.yaml (or variables of the environment) that serve every source that takes them. */
type SharedSetting = 'email' | 'ncbiApiKey' | 'openAlexApiKey';

/** Which records of files are wanted, as `refmill ingest` selects them. */
export interface WantedRecords {
  /** In refmill's own query language. */
  readonly query?: string;
  /** Changed by their source on this day (ISO 8601) or later. */
  readonly since?: string;
}

/** A publication as somebody cites it, for a service that finds publications by such words. Nothing of it is checked. */
export interface CitedWork {
  /** All of the citation, on one line. */
  readonly text: string;
  readonly title?: string;
  /** The first author: family name, and initials where the citation has them (`Ardoin`, `MJ`). */
  readonly firstAuthor?: { readonly family: string; readonly initials?: string };
  readonly year?: number;
  /** Title or abbreviation, as cited. */
  readonly journal?: string;
  readonly volume?: string;
  readonly firstPage?: string;
}

/**
 * Where records come from. `fetch` yields pages of bytes, or files, and parses no more of them than paging needs. Started with the checkpoint of
 * any page that it gave, it goes on from there; started with the last one of a finished run, it asks only for what is new.
 */
export interface Fetcher<Config = unknown, Given extends Fetched = FetchedPage> {
  readonly id: string;
  readonly title: string;
  /** Settings of a source; `.meta({ option: 'set' })` gives a setting another name on the command line. */
  readonly config: z.ZodType<Config>;
  /** What it needs at least on the command line: `--query 'radium-223'`. */
  readonly example: string;
  /** Settings that come from the top of refmill.yaml where the source has none of its own. */
  readonly shared?: Readonly<Record<string, SharedSetting>>;
  fetch(config: Config, checkpoint: Checkpoint | undefined, tools: FetchTools): AsyncIterable<Given>;
  lookup?(config: Config, identifiers: readonly Identifier[], tools: FetchTools): AsyncIterable<FetchedPage>;
  /** Pages of records that may be the publication cited, a handful, best first: whoever asks compares. Nothing when it says too little to ask. */
  search?(config: Config, cited: CitedWork, tools: FetchTools): AsyncIterable<FetchedPage>;
  /** Identifiers whose own source it is, so that `lookup` checks and completes records that carry them. */
  readonly vouchesFor?: {
    readonly schemes: readonly IdentifierScheme[];
    /** What its settings need besides, when it is asked by identifier alone. */
    readonly settings?: Readonly<Record<string, unknown>>;
  };
  /** Which records of its files are taken in; all of them otherwise. What the library has already is kept up to date whatever it says. */
  wanted?(config: Config): WantedRecords;
  /** Whether deletions are announced; if not, absence from a complete listing makes tombstones. */
  readonly announcesDeletions: boolean;
}

/** A fetcher of the registry. */
export type AnyFetcher = Fetcher<unknown, Fetched>;
