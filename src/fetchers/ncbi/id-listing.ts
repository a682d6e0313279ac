import { Unavailable } from '../../model/errors.ts';
import type { SentSearch } from '../../model/run.ts';
import type { EUtilities } from './e-utilities.ts';

/** PMIDs and the numbers of PMCIDs have at most eight digits. */
const highestId = 99_999_999;

interface Range {
  readonly low: number;
  readonly high: number;
}

interface ListingMeans {
  readonly above: number;
  readonly limit: number;
  readonly report: (message: string) => void;
  /** Told of the search, not of the parts that it was listed in. */
  readonly searched?: ((search: SentSearch) => void) | undefined;
}

/** Listings are compared with the count; the database changes while one asks, so a difference may pass. */
const mostListings = 3;

/**
 * All ids above `above` that the term finds, ascending. ESearch gives `limit` ids at most and the history server does not lift that:
 * ranges that hold more are halved by `AND low:high[UID]` until each part is below. The sum of the parts must be the count of the
 * whole; where it is not even when asked again, Unavailable is thrown, because ids are missing.
 */
export async function listIds(
  term: string,
  { search, database }: Pick<EUtilities, 'search' | 'database'>,
  { above, limit, report, searched }: ListingMeans,
): Promise<number[]> {
  const whole = { low: above + 1, high: highestId };
  const within = ({ low, high }: Range) => (low === 1 && high === highestId ? term : `(${term}) AND ${low}:${high}[UID]`);
  if (whole.low > whole.high) return [];
  for (let listing = 1; ; listing++) {
    const first = await search(within(whole));
    if (listing === 1) {
      for (const note of first.notes) report(note);
      const { count: found, translation } = first;
      searched?.({ strategy: within(whole), found, ...(translation === undefined ? {} : { translation }) });
    }
    const ids = new Set<number>();
    const open: Range[] = [];
    const take = (range: Range, reply: typeof first) => {
      if (reply.count > limit && range.low < range.high) open.push(...halves(range));
      // The range is checked here: a service that ignores it must not make the cursor jump.
      else for (const id of reply.ids) if (id > above) ids.add(id);
    };
    take(whole, first);
    for (let range = open.pop(); range; range = open.pop()) take(range, await search(within(range)));
    if (ids.size === first.count || ids.size === (await search(within(whole))).count) return [...ids].sort((a, b) => a - b);
    if (listing === mostListings) {
      throw new Unavailable(
        `${database.name} counts ${first.count} records but its parts add up to ${ids.size}, ${mostListings} times over`,
      );
    }
    report(`${database.name} counts ${first.count} records but its parts add up to ${ids.size}; listing them again`);
  }
}

function halves({ low, high }: Range): Range[] {
  const middle = Math.floor((low + high) / 2);
  return [
    { low, high: middle },
    { low: middle + 1, high },
  ];
}
