import type { Finder } from '../candidate.ts';

/** The embedded citations as stretches of the page, one candidate for each place where they may end. */
export const findCitationStretches: Finder = ({ citations }) =>
  citations.flatMap(({ start, ends, authors }) =>
    ends.map(({ end, cost }) => ({
      kind: 'citation' as const,
      start,
      end,
      cost: cost - 3 - Math.min(authors.length, 6) * 0.5,
      certain: true,
    })),
  );
