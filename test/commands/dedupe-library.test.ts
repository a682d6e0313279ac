import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { emptyFolder, refmill as run } from './refmill.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);
const refmill = (args: readonly string[]) => run(args, { REFMILL_STORE: at('refmill.db') });
beforeEach(async () => {
  folder = await emptyFolder();
});

const ris = (id: string) =>
  [
    'TY  - JOUR',
    'TI  - The sleep of night nurses on lonely islands',
    'AU  - Doe, Jane',
    'PY  - 2019',
    'VL  - 4',
    'SP  - 17',
    `ID  - ${id}`,
    'ER  - ',
    '',
    '',
  ].join('\n');

test('a library of an older refmill is told what it lacks, is looked at anew, and that is taken back', async () => {
  await writeFile(at('a.ris'), ris('a'));
  await writeFile(at('b.ris'), ris('b'));
  await refmill(['ingest', at('a.ris')]);
  const client = new Sqlite(at('refmill.db'));
  client.exec('DELETE FROM match_keys; PRAGMA user_version = 0');
  client.close();
  expect((await refmill(['ingest', at('b.ris')])).stdout).not.toContain('joined');
  expect((await refmill(['doctor'])).stdout).toContain('`refmill dedupe` files them by what they say');
  const done = await refmill(['dedupe']);
  expect(done.stdout).toBe('run 3: 2 works before, 1 now: 1 work merged into another, 0 works separated from another\n');
  expect(done.stderr).toContain('`refmill undo 3` takes it back');
  expect((await refmill(['doctor'])).stdout).not.toContain('files them by what they say');
  expect((await refmill(['undo', '3'])).stdout).toContain('1 record is in works as they were before');
  expect((await refmill(['search', ''])).stdout.trim().split('\n')).toHaveLength(2);
  const again = JSON.parse((await refmill(['dedupe', '--json'])).stdout);
  expect(again).toMatchObject({ records: 2, filed: 0, works: { before: 2, after: 1 }, merged: 1 });
});

test('options for files are no options for the library, and the other way round', async () => {
  await writeFile(at('a.ris'), ris('a'));
  await refmill(['ingest', at('a.ris')]);
  expect(await refmill(['dedupe', '--groups', 'g.jsonl'])).toMatchObject({ code: 2 });
  expect(await refmill(['dedupe', at('a.ris'), '--json'])).toMatchObject({ code: 2 });
});
