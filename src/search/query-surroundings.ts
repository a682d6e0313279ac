import type { Query } from './query.ts';

/** What a query may refer to. */
export interface QuerySurroundings {
  /** Queries of refmill.yaml by their ids: `saved:bone-metastases`. */
  readonly saved?: ReadonlyMap<string, string>;
  /** The saved searches within which this one stands. */
  readonly within?: ReadonlySet<string>;
  /** It was written by refmill itself, with all descriptors below another one, and may be as long as it is. */
  readonly long?: true;
  /** The lines of a strategy above this one: `#1`. */
  readonly lines?: ReadonlyMap<number, Query>;
}
