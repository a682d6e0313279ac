import { csvLine } from '../../export/csv-line.ts';
import type { InputCounts } from './gather.ts';
import type { GatheredRecord } from './gathered-record.ts';
import { countGroups, type GroupCounts, type Member, type SourceCounts } from './group-counts.ts';

/** A group with the record that is kept of it. */
export interface KeptGroup {
  readonly kept: GatheredRecord;
  /** In the order of the input. */
  readonly members: readonly GatheredRecord[];
}

const columns = [
  ...['row', 'source', 'and', 'identified', 'duplicates within', 'duplicates of others', 'removed', 'kept'],
  ...['publications', 'only here', 'unreadable', 'deleted at source'],
];

const unnamed = 'no database named';

/**
 * The counts for a flow diagram: a row for each file, for each database that records name, for each two of them that have publications in common, and
 * their sum. docs/deduplicating.md says what is counted.
 */
export function* countTable(groups: readonly KeptGroup[], inputs: ReadonlyMap<string, InputCounts>): Generator<string> {
  yield csvLine(columns);
  const byFile = countGroups(
    counted(groups, ({ input }) => input),
    inputs.keys(),
  );
  for (const [source, counts] of byFile.sources) yield row('file', source, counts, inputs.get(source));
  yield* overlaps('two files', byFile);
  if (groups.some(({ members }) => members.some(({ database }) => database !== undefined))) {
    const byDatabase = countGroups(
      counted(groups, ({ database = unnamed }) => database),
      [],
    );
    for (const [source, counts] of byDatabase.sources) yield row('database', source, counts);
    yield* overlaps('two databases', byDatabase);
  }
  yield row('all', '', total([...byFile.sources.values()]), totalOf([...inputs.values()]));
}

function* counted(groups: readonly KeptGroup[], sourceOf: (record: GatheredRecord) => string): Generator<readonly Member[]> {
  for (const { kept, members } of groups) yield members.map((each) => ({ source: sourceOf(each), kept: each === kept }));
}

function* overlaps(kind: string, { overlaps }: GroupCounts): Generator<string> {
  for (const { source, other, publications } of overlaps)
    yield csvLine([kind, source, other, ...Array<undefined>(5).fill(undefined), publications, undefined, undefined, undefined]);
}

function row(kind: string, source: string, counts: SourceCounts, input?: InputCounts): string {
  const { identified, within, across, kept, publications, onlyHere } = counts;
  const found = [identified, within, across, within + across, kept, publications, onlyHere];
  return csvLine([kind, source, undefined, ...found, input?.unreadable, input?.deleted]);
}

/** Publications are counted once for all, where the kept record is. */
function total(all: readonly SourceCounts[]): SourceCounts {
  const sum = (count: keyof SourceCounts) => all.reduce((before, counts) => before + counts[count], 0);
  return {
    identified: sum('identified'),
    within: sum('within'),
    across: sum('across'),
    kept: sum('kept'),
    publications: sum('kept'),
    onlyHere: sum('onlyHere'),
  };
}

const totalOf = (all: readonly InputCounts[]): InputCounts => ({
  unreadable: all.reduce((sum, { unreadable }) => sum + unreadable, 0),
  deleted: all.reduce((sum, { deleted }) => sum + deleted, 0),
});
