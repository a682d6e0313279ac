/** Where a record of a group stands, and whether it is the one that is kept of its group. */
export interface Member {
  readonly source: string;
  readonly kept: boolean;
}

/** What PRISMA asks of a source. `identified` = `within` + `across` + `kept`. */
export interface SourceCounts {
  identified: number;
  /** Records beyond the first of a publication in this source. */
  within: number;
  /** Publications of this source of which a record of another source is kept. */
  across: number;
  kept: number;
  /** Different publications: `identified` - `within`. */
  publications: number;
  /** Publications that no other source has. */
  onlyHere: number;
}

export interface GroupCounts {
  readonly sources: ReadonlyMap<string, Readonly<SourceCounts>>;
  /** Publications that two sources have; pairs in the order of the sources, those with none left out. */
  readonly overlaps: readonly { readonly source: string; readonly other: string; readonly publications: number }[];
}

/**
 * Counts a partition of records. Each record has one source, each group one record that is kept, so that what is identified is what is kept and
 * what is removed, for each source and in sum. `sources` gives the order, and may name some that have no record.
 */
export function countGroups(groups: Iterable<readonly Member[]>, sources: Iterable<string>): GroupCounts {
  const counted = new Map<string, SourceCounts>();
  const countsOf = (source: string): SourceCounts => {
    const counts = counted.get(source) ?? { identified: 0, within: 0, across: 0, kept: 0, publications: 0, onlyHere: 0 };
    counted.set(source, counts);
    return counts;
  };
  for (const source of sources) countsOf(source);
  const shared = new Map<string, Map<string, number>>();
  for (const group of groups) {
    const holders = new Map<string, number>();
    for (const { source } of group) holders.set(source, (holders.get(source) ?? 0) + 1);
    const keeper = group.find(({ kept }) => kept)?.source;
    for (const [source, records] of holders) {
      const counts = countsOf(source);
      counts.identified += records;
      counts.within += records - 1;
      counts.publications += 1;
      if (source === keeper) counts.kept += 1;
      else counts.across += 1;
      if (holders.size === 1) counts.onlyHere += 1;
      for (const other of holders.keys()) {
        if (other === source) continue;
        const row = shared.get(source) ?? new Map<string, number>();
        shared.set(source, row.set(other, (row.get(other) ?? 0) + 1));
      }
    }
  }
  const names = [...counted.keys()];
  const place = new Map(names.map((name, at) => [name, at]));
  const overlaps = names.flatMap((source, at) =>
    [...(shared.get(source) ?? [])]
      .filter(([other]) => (place.get(other) ?? 0) > at)
      .sort(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
      .map(([other, publications]) => ({ source, other, publications })),
  );
  return { sources: counted, overlaps };
}
