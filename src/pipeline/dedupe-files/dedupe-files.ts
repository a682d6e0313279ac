import { resolve } from '../../dedupe/cluster.ts';
import type { Format } from '../../formats/format.ts';
import { jsonl } from '../../formats/jsonl.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { SourceRanks } from '../../model/source-ranks.ts';
import { type Decision, keyText } from '../../model/work.ts';
import { normalizeAndCheck } from '../read.ts';
import { countTable, type KeptGroup } from './count-table.ts';
import { type Gathered, type GatherMeans, gather } from './gather.ts';
import type { GatheredRecord } from './gathered-record.ts';
import { groupLines, relatedPairs } from './group-lines.ts';
import type { Input } from './inputs.ts';
import { RecordShelf } from './record-shelf.ts';
import { removedTable } from './removed-table.ts';
import { decisionsAbout, type StatedDecision } from './stated-decisions.ts';
import { keptOf, uniqueRecord } from './unique-record.ts';

export interface DedupeFilesRequest extends Omit<GatherMeans, 'shelf'> {
  readonly inputs: readonly Input[];
  /** What persons decided: it outranks the rules. */
  readonly decisions: readonly StatedDecision[];
  /** Whose word counts first, before the usual order. */
  readonly ranks?: SourceRanks | undefined;
}

/** What became of the records, and the texts that can be written of it. */
export interface DedupedFiles {
  readonly identified: number;
  readonly kept: number;
  /** Pairs that the rules leave to a person, of which nothing was removed. */
  readonly doubts: number;
  /** Pairs of different publications that belong together. */
  readonly related: number;
  /** Decisions that name a record that is in none of the files. */
  readonly decisionsUnknown: number;
  groupLines(related: 'keep' | 'group'): Iterable<string>;
  uniqueRecords(to: Format & { write: NonNullable<Format['write']> }): AsyncIterable<string>;
  countTable(): Iterable<string>;
  removedTable(): Iterable<string>;
}

/** Reads files, says which of their records are one publication, and hands that over: nothing can be written of it afterwards. */
export async function dedupeFiles(request: DedupeFilesRequest, use: (found: DedupedFiles) => Promise<void>): Promise<void> {
  const shelf = new RecordShelf();
  try {
    await use(deduped(await gather(request.inputs, { ...request, shelf }), request));
  } finally {
    shelf.close();
  }
}

function deduped({ records, inputs }: Gathered, request: DedupeFilesRequest): DedupedFiles {
  const { decisions: stated, unknown } = decisionsAbout(records, request.decisions);
  const byKey = new Map(records.map((each) => [keyText(each.key), each]));
  request.progress(`${records.length} records are compared`);
  const resolution = resolve({ records, decisions: stated });
  const groups = resolution.groups.map((group) => group.flatMap(({ key }) => byKey.get(keyText(key)) ?? []));
  const decisions = [...stated, ...resolution.decisions];
  const related = relatedPairs(decisions, byKey);
  const doubts = doubtsOf(resolution.decisions, groups, byKey);
  let keptGroups: readonly KeptGroup[] | undefined;
  const withKept = (): readonly KeptGroup[] => {
    keptGroups ??= groups.map((members) => ({ kept: keptOf(members, request.ranks), members }));
    return keptGroups;
  };
  return {
    identified: records.length,
    kept: groups.length,
    doubts: doubts.length,
    related: related.length,
    decisionsUnknown: unknown,
    groupLines: (mode) => groupLines(groups, related, mode),
    uniqueRecords: (to) => to.write(finished(withKept(), to, request.ranks)),
    countTable: () => countTable(withKept(), inputs),
    removedTable: () => removedTable(withKept(), decisions, doubts, related),
  };
}

/**
 * The unique records as a format wants them. Endpoints stand in no other format but our own, and are read again with the abstract. Nor do the other
 * records' spellings of names: formats have no place for them but a note, which would stand at every merged reference.
 */
function* finished(groups: readonly KeptGroup[], to: Format, ranks: SourceRanks | undefined): Generator<BibliographicRecord> {
  for (const group of groups) {
    const record = uniqueRecord(group, ranks);
    if (to.id === jsonl.id) yield normalizeAndCheck(record);
    else yield group.members.length > 1 ? withoutOtherSpellings(record) : record;
  }
}

function withoutOtherSpellings(record: BibliographicRecord): BibliographicRecord {
  if (!record.contributors?.some(({ asGiven }) => asGiven)) return record;
  return { ...record, contributors: record.contributors.map(({ asGiven: _, ...person }) => person) };
}

/** Pairs to be reviewed that other records have not put together meanwhile. */
function doubtsOf(
  decisions: readonly Decision[],
  groups: readonly (readonly GatheredRecord[])[],
  records: ReadonlyMap<string, GatheredRecord>,
): readonly (readonly [GatheredRecord, GatheredRecord, readonly string[]])[] {
  const groupOf = new Map(groups.flatMap((group, at) => group.map(({ key }) => [keyText(key), at] as const)));
  return decisions.flatMap(({ a, b, verdict, reasons }) => {
    const [first, second] = [records.get(a), records.get(b)];
    return verdict === 'review' && first && second && groupOf.get(a) !== groupOf.get(b) ? [[first, second, reasons] as const] : [];
  });
}
