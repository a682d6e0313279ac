import type { Decision, RecordKey, RememberedDecision } from '../model/work.ts';

/** What was decided of two records, with the public ids of the works that they are in. */
export interface DecidedPair {
  readonly decision: Decision;
  readonly works: readonly [string, string];
}

/** A decision of a person, and the run in which it came. */
export interface LoggedDecision extends RememberedDecision {
  readonly run: number;
}

/** The part of the store that remembers what was decided about pairs of records. */
export interface DecisionShelf {
  /** Decisions in force (not undone) about any of the keys. */
  decisions(keys: readonly RecordKey[]): Promise<readonly Decision[]>;
  /** Pairs that the rules leave to a person and that nobody has decided, oldest first: records of works that are two as yet. */
  reviews(limit: number): Promise<readonly DecidedPair[]>;
  /** Pairs that are two publications which belong together, as the decision in force says, oldest first. */
  related(limit: number): Promise<readonly DecidedPair[]>;
  /** What persons decided, undone or not, in the order in which it came here, read in pieces; of one run where it is named. */
  log(run?: number): AsyncIterable<LoggedDecision>;
  /** What persons decided about any of the keys, undone or not, in the order in which it came here. */
  remembered(keys: readonly RecordKey[]): Promise<readonly LoggedDecision[]>;
}
