import type { ShownClaimLink } from '../model/claim-link.ts';
import type { Finding } from '../model/finding.ts';
import type { Identifier } from '../model/identifier.ts';
import type { Journal } from '../model/journals.ts';
import type { ArrivedNotice } from '../model/notice.ts';
import type { ArchivedPayload, ByteRange } from '../model/payload.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { Checkpoint, HarvestRun, RunCounts, RunFile, RunOutcome, SentSearch } from '../model/run.ts';
import type { SourceRanks } from '../model/source-ranks.ts';
import type { Verification } from '../model/verification.ts';
import type { Citation, Decision, Kinship, Provenance, RecordKey, RememberedDecision, WorkPlan } from '../model/work.ts';
import type { Query } from '../search/query.ts';
import type { RecordCard } from './card/record-card.ts';
import type { ClaimShelf } from './claim-shelf.ts';
import type { DecisionShelf } from './decision-shelf.ts';
import type { Identified } from './identified.ts';
import type { Matching } from './matching.ts';
import type { Rereading } from './rereading.ts';
import type { TagShelf } from './tag-shelf.ts';
import type { Undoing } from './undoing.ts';
import type { VocabularyShelf } from './vocabulary-shelf.ts';

/** A record with its place in the library. */
export interface StoredRecord {
  readonly key: RecordKey;
  readonly record: BibliographicRecord;
  /** SHA-256 (hex) of what the record says: equal hashes, equal records. */
  readonly hash: string;
  /** Public id of its work. */
  readonly work: string;
  /** The run that moved it into its work out of another one; absent: it has been there from the first. */
  readonly movedBy?: number;
  /** SHA-256 of the payload that it was read from, where one was archived. */
  readonly payload?: string;
  /** Where its source stands in the decompressed payload. */
  readonly place?: ByteRange;
}

/** What the store knows about a key, without the record itself. */
export interface KnownRecord {
  readonly key: RecordKey;
  readonly hash: string;
  readonly datestamp?: string;
  readonly deleted: boolean;
  /** Versions that this one replaced although they have its datestamp. */
  readonly rivals: readonly { readonly hash: string; readonly payload?: string }[];
}

/** A new or changed record to write. */
export interface RecordChange {
  readonly key: RecordKey;
  readonly card: RecordCard;
  readonly hash: string;
  readonly payload?: string;
  readonly place?: ByteRange;
  readonly change: 'new' | 'changed' | 'deleted';
  /** The payload of the current version was read again: this reading stands in place of the former one, whatever its datestamp. */
  readonly reread?: true;
}

/** Something that could not be read as a record: its findings are kept with the run, its bytes in the archive. */
export interface ReadFailure {
  readonly sourceId: string;
  readonly findings: readonly Finding[];
  readonly payload?: string;
}

/** All that one transaction stores: records, their works, why, and how far the source has got. */
export interface Batch {
  readonly run: number;
  readonly source: string;
  /** The store's revision when the batch was prepared; write throws StaleBatch when it has moved since. */
  readonly revision: number;
  /** Every record that the source showed, unchanged ones too; what was only read again was not seen. */
  readonly seen: readonly RecordKey[];
  readonly changes: readonly RecordChange[];
  readonly works: readonly WorkPlan[];
  readonly decisions: readonly Decision[];
  /** Records that did not change, but that the rules judged anew: what rules said of them before and is not among the decisions is no longer in force. */
  readonly judged?: readonly RecordKey[];
  /** Decisions of persons that no longer hold; they stay in the history, marked: since the run began, or since they say themselves. */
  readonly undo?: readonly (Decision | RememberedDecision)[];
  /** Decisions of persons that were in force elsewhere, and are no more: only the history learns of them. */
  readonly remembered?: readonly RememberedDecision[];
  readonly payloads: readonly ArchivedPayload[];
  readonly failures: readonly ReadFailure[];
  readonly counts: RunCounts;
  /** The file that is read to the end with this batch. */
  readonly file?: RunFile;
  readonly checkpoint?: Checkpoint;
  /** Retractions, expressions of concern and corrections that it tells of for the first time. */
  readonly notices?: readonly ArrivedNotice[];
  /** What identifiers' own sources said of stored records. */
  readonly verifications?: readonly Verification[];
}

/** A record that a run added, changed or deleted: what it said before the run, and after it. */
export interface RecordDifference {
  readonly key: RecordKey;
  /** Public id of its work now. */
  readonly work: string;
  readonly change: 'new' | 'changed' | 'deleted';
  readonly before?: BibliographicRecord;
  readonly after: BibliographicRecord;
}

export interface WorkSummary {
  readonly id: string;
  /** By what documents cite it, for ever. An absorbed work keeps its own, which leads to the work that took it in. */
  readonly citationKey?: string;
  readonly citation: Citation;
  readonly deleted: boolean;
  /** Number of records that describe it; what a person corrected of it is none. */
  readonly records: number;
  /** The tags of all its records, in alphabetical order; absent: none. */
  readonly tags?: readonly string[];
}

export interface Sighting {
  readonly source: string;
  readonly run: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

export interface RecordVersion {
  readonly version: number;
  readonly datestamp?: string;
  readonly hash: string;
  readonly payload?: string;
  readonly storedAt: string;
  readonly run: number;
}

/** A work that belongs together with another one, without being the same: which of the two is the `kind` of the other, or both are. */
export interface RelatedWork {
  readonly id: string;
  readonly kind: Kinship['kind'];
  readonly is: 'this' | 'other' | 'both';
  readonly title?: string;
}

/** One work in full. `redirectedFrom` is the id asked for, when that work was merged into this one. */
export interface WorkDetail extends WorkSummary {
  readonly redirectedFrom?: string;
  readonly provenance: Provenance;
  readonly members: readonly (StoredRecord & { readonly sightings: readonly Sighting[]; readonly versions: readonly RecordVersion[] })[];
  readonly decisions: readonly Decision[];
  /** Its preprint, its erratum and the like, as far as decisions tell of them; absent: none. */
  readonly related?: readonly RelatedWork[];
  /** What identifiers' own sources said of its records. */
  readonly verifications: readonly Verification[];
  /** What claims of pages say of its results, and what its own claims say of others’; absent: nothing. */
  readonly claimLinks?: readonly ShownClaimLink[];
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
  readonly sort: 'relevance' | 'newest' | 'oldest' | 'added' | 'title' | 'author' | 'journal';
}

export interface SearchResult {
  readonly total: number;
  readonly works: readonly WorkSummary[];
}

/** A work, and when it was first stored and last changed (ISO 8601): when the runs began that did so. */
interface RecentWork extends WorkSummary {
  readonly addedAt: string;
  readonly changedAt: string;
}

export interface Facet {
  readonly field: 'year' | 'journal' | 'heading' | 'source' | 'type' | 'access' | 'language';
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

export interface StoreStatus {
  readonly location: string;
  readonly schemaVersion: string;
  readonly records: number;
  readonly tombstones: number;
  readonly works: number;
  readonly findings: readonly { readonly code: string; readonly count: number }[];
  readonly sizeBytes: number;
  /** Empty when all is well. */
  readonly problems: readonly string[];
}

/**
 * The library. Every method is asynchronous and no callback runs inside a transaction. Implementations: SQLite (the default);
 * nothing here needs SQLite. Writing is optimistic: prepare a batch from what you read at a revision, and write; if another process
 * wrote in between, StaleBatch asks you to prepare it again.
 */
export interface Store extends Undoing, Rereading, Matching, VocabularyShelf, ClaimShelf, TagShelf, DecisionShelf, Identified {
  /** Whose word counts first in the citations of this library, before the usual order: works that are written are told by that. */
  readonly ranks?: SourceRanks | undefined;
  /** Queries by their names, to which other queries may refer: `saved:bone-metastases`. */
  readonly saved?: ReadonlyMap<string, string>;
  /** Moves with every write of a batch or decision. */
  revision(): Promise<number>;
  /** Another text after each write of whatever kind and process, tags and runs too; it says something only while this store is open. */
  mark(): Promise<string>;

  beginRun(run: { source: string; fetcher: string; request: Readonly<Record<string, unknown>>; startedAt: string }): Promise<number>;
  endRun(id: number, end: { outcome: RunOutcome; endedAt: string; error?: string }): Promise<void>;
  /** Searches that a run under way has sent, behind those noted before. */
  noteSearches(run: number, searches: readonly SentSearch[]): Promise<void>;
  /** Newest first; of one source where it is named. */
  runs(limit: number, source?: string): Promise<readonly HarvestRun[]>;
  run(id: number): Promise<HarvestRun | undefined>;
  /** Every source that has a run, in the order in which they first had one. */
  sources(): Promise<readonly string[]>;
  /** What a run could not read. */
  failures(run: number): Promise<readonly ReadFailure[]>;
  /** The files that a run has read to the end, in the order in which it did. */
  files(run: number): Promise<readonly RunFile[]>;
  /** Whether runs of a source have read these bytes, and no others under this name since. */
  fileRead(source: string, file: { readonly name: string; readonly sha256: string }): Promise<boolean>;
  /** The notices about works of the library that a run told of. */
  notices(run: number): Promise<readonly ArrivedNotice[]>;
  /** What identifiers' own sources said of these records, as far as they still carry the identifiers. */
  verifications(keys: readonly RecordKey[]): Promise<readonly Verification[]>;
  checkpoint(source: string): Promise<Checkpoint | undefined>;

  /** A lease on a source for one process; false when another holds a live one. A dead process's lease expires by itself. */
  acquireLease(source: string, holder: string, now: Date, ttlMs: number): Promise<boolean>;
  /** Heartbeat; false when the lease was lost. */
  renewLease(source: string, holder: string, now: Date, ttlMs: number): Promise<boolean>;
  releaseLease(source: string, holder: string): Promise<void>;
  /** Who holds the lease on a source, live or expired; undefined when nobody does. */
  leaseHolder(source: string): Promise<string | undefined>;

  known(keys: readonly RecordKey[]): Promise<readonly KnownRecord[]>;
  /** Every record of every work that holds one of the keys, or what a person corrected of it, or a record with one of the identifiers. */
  neighbours(of: { keys: readonly RecordKey[]; identifiers: readonly Identifier[] }): Promise<readonly StoredRecord[]>;
  /**
   * Keys of a source's records that runs from `sinceRun` on did not see and that are not tombstones. What another source has seen as well
   * is left out: an item that leaves one set of a repository may stand in another.
   */
  unseen(source: string, sinceRun: number): Promise<readonly RecordKey[]>;
  /** Ids of one authority that a source has given and that are no tombstones, ascending by code point, read in pieces. */
  given(source: string, authority: string): AsyncIterable<string>;
  /** All or nothing, checkpoint included. Writing the same batch twice is the same as once. */
  write(batch: Batch): Promise<void>;

  search(query: Query, page: Page): Promise<SearchResult>;
  /** The query with all descriptors that the library knows below another one in its place, for whoever answers it without the library. */
  exploded(query: Query): Promise<Query>;
  facets(query: Query, limit: number): Promise<readonly Facet[]>;
  /** Every work that the query finds, in the order of the page's sort, read in pieces. */
  works(query: Query, sort: Page['sort']): AsyncIterable<WorkSummary>;
  /** The works found of which a record came or changed last, the newest first. */
  recent(query: Query, limit: number): Promise<readonly RecentWork[]>;
  /**
   * Identifiers of one scheme that the works found carry, each once, ascending, from behind `after` on, read in pieces: what is
   * written meanwhile may or may not be among them.
   */
  identifiers(scheme: string, of: { query: Query; after?: string }): AsyncIterable<string>;
  /** By public id or citation key, or by an identifier written as scheme:value (`pmid:28961839`, `doi:10.1093/…`). */
  work(id: string): Promise<WorkDetail | undefined>;
  /** Journals as records write them (title, abbreviation, ISSN, NLM id), each way of writing once: those that some record has an ISSN for. */
  journals(): Promise<readonly Journal[]>;
  /** What a run did to records, in the order in which they were first stored, read in pieces. */
  changes(run: number): AsyncIterable<RecordDifference>;
  /** Every payload that records were read from, in the order in which they came. */
  payloads(): Promise<readonly ArchivedPayload[]>;
  status(): Promise<StoreStatus>;
  close(): Promise<void>;
}
