import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { citationList } from '../../src/pipeline/citation-list.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { cpuTimes } from './cpu-time.ts';
import { timeProgram } from './program.ts';
import { spread, spreadOf } from './spread.ts';

const formats = ['ris', 'csl-json', 'jsonl'] as const;

export const exporting = z.strictObject({
  works: z.int(),
  /** SQLite giving the stored bytes of every record; the library giving every work. */
  rows: spread,
  reading: spread,
  formats: z.array(z.strictObject({ format: z.string(), bytes: z.int(), time: spread })),
  /** `refmill export --format ris` of all works, from start to end: by the clock, and of the processor; absent in older figures. */
  program: z.exactOptional(z.strictObject({ wall: spread, cpu: spread })),
});

/** Whole libraries as citation lists, against reading the same out of the database. */
export async function measureExporting(location: string, tries: number): Promise<z.infer<typeof exporting>> {
  const store = await openSqliteStore(location, { readOnly: true });
  const plain = new Sqlite(location, { readonly: true });
  const all = plain.prepare('SELECT * FROM records');
  const bytes = new Map<string, number>();
  let works = 0;
  const list = (format: string) => async () => {
    let size = 0;
    for await (const piece of citationList(store, '', format, (count) => (works = count))) size += Buffer.byteLength(piece);
    bytes.set(format, size);
  };
  const lists = Object.fromEntries(formats.map((format) => [format, list(format)])) as Record<
    (typeof formats)[number],
    () => Promise<void>
  >;
  const { rows, reading, ...times } = await cpuTimes(
    {
      rows: () => {
        for (const _ of all.iterate());
      },
      reading: async () => {
        for await (const _ of store.works(parseQuery(''), 'newest'));
      },
      ...lists,
    },
    tries,
  );
  plain.close();
  await store.close();
  const programs = [];
  for (let turn = 0; turn < tries; turn++) programs.push(await timeProgram(['export', '--format', 'ris', '--store', location]));
  return {
    works,
    rows,
    reading,
    formats: formats.map((format) => ({ format, bytes: bytes.get(format) ?? 0, time: times[format] })),
    program: { wall: spreadOf(programs.map(({ wall }) => wall)), cpu: spreadOf(programs.map(({ cpu }) => cpu)) },
  };
}
