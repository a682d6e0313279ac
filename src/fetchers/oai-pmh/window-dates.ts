import type { Identity } from './identity.ts';

type Granularity = Identity['granularity'];

/** Both ends of a window are inclusive and written in the repository's granularity (OAI-PMH 2.0, 2.7.1 and 3.3.1). */
export interface WindowDates {
  readonly from?: string;
  readonly until?: string;
}

/**
 * The ends of a window as a request writes them: in the granularity that Identify names, then in the other one, for servers that name
 * one and take only the other. A configured day means the whole of it; `from` is never before the earliest datestamp, which some servers
 * answer with badArgument.
 */
export function windowDates(
  window: { readonly from: string | undefined; readonly until: string | undefined },
  identity: Identity,
): WindowDates[] {
  const { from, until } = window;
  if (from === undefined && until === undefined) return [{}];
  const ways: readonly Granularity[] = identity.granularity === 'day' ? ['day', 'second'] : ['second', 'day'];
  return ways.map((granularity) => ({
    ...(from === undefined ? {} : { from: written(laterOf(from, identity.earliestDatestamp), granularity) }),
    ...(until === undefined ? {} : { until: written(endOf(until), granularity) }),
  }));
}

const written = (at: string, granularity: Granularity): string =>
  granularity === 'day' ? at.slice(0, 10) : `${new Date(at).toISOString().slice(0, 19)}Z`;

function laterOf(from: string, earliest: string | undefined): string {
  const bound = Date.parse(earliest ?? '');
  return Number.isNaN(bound) || bound <= Date.parse(from) ? from : new Date(bound).toISOString();
}

/** A configured day means the whole of it. */
export const endOf = (until: string): string => (until.length === 10 ? `${until}T23:59:59Z` : until);
