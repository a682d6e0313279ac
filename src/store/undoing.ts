import type { BibliographicRecord } from '../model/record.ts';
import type { RunCounts } from '../model/run.ts';
import type { Decision, RecordKey, WorkPlan } from '../model/work.ts';

/** A record at which a run left something, and what becomes of it without the run. */
export interface Trace {
  readonly key: RecordKey;
  /**
   * `goes`: the run alone knew of it. `restored`: it says again what it said before. `kept`: it says what it says, because a later run changed it or
   * saw it as it is; only its history and sightings lose the run. `moved`: the run, which resolved works anew, put it into another one.
   */
  readonly effect: 'goes' | 'restored' | 'kept' | 'moved';
  /** What it says from then on, where that is something else. */
  readonly restored?: { readonly record: BibliographicRecord; readonly hash: string };
}

/** Where a record stood before a run, so that its work can be put together again. */
export interface Standing {
  /** Public id of the work in which it was; absent: it has not moved, or a later run moved it. */
  readonly before?: string;
  /** What else was or is in the works concerned: what is in that work now, and what the run moved out of it or out of the one in which the record is now. */
  readonly others: readonly RecordKey[];
  /** The work in which it was before whatever moved it last, if that one stands no more. */
  readonly fallen?: string;
  /** Whether a later run changed or moved it, or a person decided about it since. */
  readonly later: boolean;
}

/** A piece of a run that is taken back: all that one transaction does. */
export interface TakeBack {
  /** The run that takes back, and the one that is taken back. */
  readonly run: number;
  readonly of: number;
  /** As with a batch. */
  readonly revision: number;
  readonly records: readonly RecordKey[];
  /** The works of what is left. */
  readonly works: readonly WorkPlan[];
  /** Records about which the rules' verdicts are those from before the run again. */
  readonly revived: readonly RecordKey[];
  /** Verdicts about those that were resolved anew. */
  readonly decisions: readonly Decision[];
  readonly counts: RunCounts;
}

/** What taking a run back begins with. */
export interface BegunUndo {
  /**
   * What became of the source's checkpoint. `unmoved`: the run had not moved it; `kept`: a later run has moved it since; `forgotten`: what it was before is
   * not known any more, and the source begins from the beginning.
   */
  readonly checkpoint: 'restored' | 'forgotten' | 'kept' | 'unmoved';
  /**
   * Whether it is known which records the run saw: of older runs it is not. Then records that it saw as they were keep it among their sightings, and where it is
   * taken out of one, the sightings before it count as one.
   */
  readonly sightings: 'known' | 'forgotten';
}

/** The part of the store by which runs are taken back, a piece at a time: what was taken back leaves no trace, so nobody needs to know how far it was. */
export interface Undoing {
  /**
   * Begins to take a run back: its source's checkpoint becomes what it was before the run, and its files count as unread. Begun again, it does the same.
   */
  beginUndo(undo: number, of: number): Promise<BegunUndo>;
  /** Some of the records at which a run left something; none when all of it is taken back. */
  traces(run: number, limit: number): Promise<readonly Trace[]>;
  /** Where records stood before the run, by written key. */
  standings(run: number, keys: readonly RecordKey[]): Promise<ReadonlyMap<string, Standing>>;
  /** All or nothing; throws StaleBatch as write does. Records without a trace of the run are left as they are. */
  takeBack(piece: TakeBack): Promise<void>;
  /** Called when all of a run is taken back: what rules said in it of records that it only passed by is no longer in force. */
  finishUndo(of: number): Promise<void>;
  /** Of a work's public id that nothing is left of: the run that took its last record back, and the written key of that record. */
  takenBack(id: string): Promise<{ readonly undo: number; readonly record: string } | undefined>;
}
