import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { csvLine } from '../../../src/export/csv-line.ts';
import { RowSplitter } from '../../../src/formats/csv/row-splitter.ts';
import { readLines } from '../../../src/formats/text-lines.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { timeProgram } from '../program.ts';
import { spread, spreadOf } from '../spread.ts';
import { countPairs, pairCounts } from './pair-counts.ts';

/** Sets of references that people have labelled, where somebody has laid them beside the checkout. */
const folder = path.join(packageRoot, '..', 'shared/corpora/dedupe');

const sets = [
  { name: 'diabetes', file: 'asysd_diabetes.csv' },
  { name: 'cytology screening', file: 'rathbone_cytology_screening.csv' },
  { name: 'stroke', file: 'rathbone_stroke.csv' },
  { name: 'copper', file: 'sra_copper.csv' },
] as const;

export const labelledSet = z.strictObject({
  name: z.enum(['diabetes', 'cytology screening', 'stroke', 'copper']),
  records: z.int(),
  counts: pairCounts,
  /** Of the records that repeat another one, how many are removed when one of each group is kept. */
  removable: z.int(),
  removed: z.int(),
  /** Publications of which no record is kept. */
  lost: z.int(),
  /** Seconds by the clock of `refmill dedupe FILE`, start of the program and reading included. */
  wall: spread,
});

export type LabelledSet = z.infer<typeof labelledSet>;

/** `refmill dedupe` on each set without its labels; empty where the sets are not there. */
export async function measureLabelledSets(temporary: string, tries: number): Promise<readonly LabelledSet[]> {
  const measured: LabelledSet[] = [];
  for (const { name, file } of sets)
    if (existsSync(path.join(folder, file))) measured.push(await measureSet(name, path.join(folder, file), temporary, tries));
  return measured;
}

async function measureSet(name: LabelledSet['name'], file: string, temporary: string, tries: number): Promise<LabelledSet> {
  const [head = [], ...rows] = await tableIn(file);
  const [id, label] = [head.indexOf('id'), head.indexOf('cluster_id')];
  const publicationOf = new Map(rows.map((row) => [row[id] ?? '', row[label] ?? '']));
  const [input, output] = [path.join(temporary, 'unlabelled.csv'), path.join(temporary, 'groups.jsonl')];
  await writeFile(input, [head, ...rows].map((row) => csvLine(row.filter((_, at) => at !== label))).join(''));
  const walls: number[] = [];
  for (let turn = 0; turn < tries; turn++)
    walls.push(
      (await timeProgram(['dedupe', input, '--format', 'csv', '--groups', output, '--output', path.join(temporary, 'unique.csv')])).wall,
    );
  const lines = (await readFile(output, 'utf8')).split('\n').filter(Boolean);
  const groups = lines.map((line) => (JSON.parse(line) as { ids: string[] }).ids);
  await Promise.all([input, output, path.join(temporary, 'unique.csv')].map((each) => rm(each)));
  return {
    name,
    records: publicationOf.size,
    counts: countPairs(publicationOf, groups),
    ...keeping(publicationOf, groups),
    wall: spreadOf(walls),
  };
}

/** As a screener sees it: the first of each group is kept. */
function keeping(
  publicationOf: ReadonlyMap<string, string>,
  groups: readonly (readonly string[])[],
): Pick<LabelledSet, 'removable' | 'removed' | 'lost'> {
  const gone = new Set(groups.flatMap((group) => group.slice(1)));
  const members = new Map<string, string[]>();
  for (const [id, publication] of publicationOf) members.set(publication, [...(members.get(publication) ?? []), id]);
  let [removable, removed, lost] = [0, 0, 0];
  for (const ids of members.values()) {
    const kept = ids.filter((id) => !gone.has(id)).length;
    removable += ids.length - 1;
    removed += Math.min(ids.length - kept, ids.length - 1);
    if (kept === 0) lost += 1;
  }
  return { removable, removed, lost };
}

async function tableIn(file: string): Promise<readonly (readonly string[])[]> {
  const text = await readFile(file);
  const headings = text.subarray(0, text.indexOf('\n')).toString().split(',').length;
  const splitter = new RowSplitter(',', headings);
  const rows: (readonly string[])[] = [];
  for await (const line of readLines([text])) rows.push(...splitter.push(line).map(({ cells }) => cells));
  return [...rows, ...splitter.end().map(({ cells }) => cells)];
}
