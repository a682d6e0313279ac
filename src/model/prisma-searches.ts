import type { PrismaKind } from './prisma-flow.ts';
import type { RunCounts, RunOutcome, SentSearch } from './run.ts';

/** One run of a search: the first one, or an update. */
export interface ReportedRun {
  readonly run: number;
  readonly startedAt: string;
  readonly outcome: RunOutcome;
  /** Why it did not come to its end, or what the source did not give. */
  readonly error?: string;
  /** What was sent, and the source’s own counts; absent: not recorded. */
  readonly sent?: readonly SentSearch[];
  readonly counts: RunCounts;
}

/** A file that somebody exported and the library took in. */
export interface ReportedFile {
  readonly name: string;
  readonly sha256: string;
  readonly format?: string;
  /** What it is called where no database gave it out: somebody copied or saved a page of the web. */
  readonly pages?: string;
  readonly run: number;
  readonly takenInAt: string;
  readonly counts: RunCounts;
  /** Databases that its records name, with the records that do. */
  readonly databases: readonly { readonly name: string; readonly records: number }[];
  /** As the settings tell: what it was exported from, and by what. */
  readonly told: {
    readonly name?: string;
    readonly platform?: string;
    readonly strategy?: string;
    readonly searched?: string;
    readonly found?: number;
  };
}

/** An information source, and what came of searching it. */
export interface ReportedSource {
  readonly source: string;
  readonly name: string;
  readonly platform?: string;
  readonly kind: PrismaKind;
  /** The strategy as the user wrote it. */
  readonly strategy?: string;
  /** Everything else that was asked for: limits, filters, sets. */
  readonly limits: Readonly<Record<string, string>>;
  /** Oldest first. */
  readonly runs: readonly ReportedRun[];
  readonly files?: readonly ReportedFile[];
  /** Different records that it gave, the publications that they are, and those that no other source gave. */
  readonly gave: { readonly records: number; readonly works: number; readonly onlyHere: number };
}

/** What PRISMA-S asks to be told of the searches. */
export interface PrismaSearches {
  readonly software: string;
  readonly deduplication: { readonly method: string; readonly records: number; readonly works: number };
  readonly sources: readonly ReportedSource[];
}
