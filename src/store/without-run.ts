import { isEarlier } from '../model/datestamp.ts';

/** A version of a record as the ledger knows it. */
export interface LedgerVersion {
  readonly version: number;
  readonly run: number;
  /** It was read again from the payload of the version before it. */
  readonly reread: boolean;
  readonly datestamp: string | null;
  /** Whether it is the one that stands now. */
  readonly current: boolean;
}

/** What is left of a record's versions: which stay, each with the run that it belongs to from now on, and which of them stands. */
export interface Remainder {
  readonly stay: ReadonlyMap<number, number>;
  /** Absent: nothing is left. */
  readonly standing?: number;
}

/**
 * The versions of a record (ascending) as they would be had a run never been. Its versions go, and what was read again from their payloads goes with
 * them; but what a later run saw as it was would have come with that one, and stays as its. `seenIn`: the runs that saw the record,
 * ascending.
 */
export function withoutRun(versions: readonly LedgerVersion[], run: number, seenIn: readonly number[]): Remainder {
  const stay = new Map<number, number>();
  let gone = false;
  for (const [at, each] of versions.entries()) {
    const taken: boolean = each.run === run || (each.reread && gone);
    const until = versions[at + 1]?.run ?? Number.POSITIVE_INFINITY;
    const holder: number | undefined = taken ? seenIn.find((other) => other !== run && other > each.run && other < until) : each.run;
    gone = holder === undefined;
    if (holder !== undefined) stay.set(each.version, holder);
  }
  const left = versions.filter(({ version }) => stay.has(version));
  const standing = left.find(({ current }) => current) ?? newest(left);
  return { stay, ...(standing ? { standing: standing.version } : {}) };
}

/** Which of the versions stands when they come one after the other: an older datestamp never replaces a newer one. */
function newest(versions: readonly LedgerVersion[]): LedgerVersion | undefined {
  return versions.reduce<LedgerVersion | undefined>((standing, next) => {
    const older =
      standing !== undefined && next.datestamp !== null && standing.datestamp !== null && isEarlier(next.datestamp, standing.datestamp);
    return older && !next.reread ? standing : next;
  }, undefined);
}
