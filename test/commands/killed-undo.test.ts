import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { dumpOf, rowsOf } from '../store/dump.ts';
import { emptyFolder, refmill } from './refmill.ts';

/** Lines of records, of which a second writing changes some, adds some and joins some works of the first. */
function lines(count: number, round: number): string {
  return Array.from({ length: count }, (_, at) => {
    const number = at + round * (count / 2);
    const shared = `10.5555/paper.${Math.floor(number / 2)}`;
    return `${JSON.stringify({
      source: 'desk',
      sourceId: `key${number}`,
      title: `A study of invented tides on the northern islands, part ${Math.floor(number / 2)}`,
      issued: { year: 2020 },
      contributors: [{ role: 'author', family: 'Quill', given: 'Ada' }],
      ...(round === 1 || number % 3 === 0 ? { identifiers: [{ scheme: 'doi', value: shared }] } : {}),
      ...(round === 1 ? { languages: ['en'] } : {}),
    })}\n`;
  }).join('');
}

test('an undo that is killed again and again takes all of the run back, and nothing else', async () => {
  const folder = await emptyFolder();
  const file = path.join(folder, 'refmill.db');
  const store = ['--store', file];
  for (const round of [0, 1]) await writeFile(path.join(folder, `${round}.jsonl`), lines(4000, round));
  await refmill(['ingest', path.join(folder, '0.jsonl'), '--source', 'desk', ...store]);
  const dump = async () => {
    const library = await openSqliteStore(file);
    const said = await dumpOf(library);
    await library.close();
    return { said, rows: rowsOf(file) };
  };
  const before = await dump();
  await refmill(['ingest', path.join(folder, '1.jsonl'), '--source', 'desk', ...store]);

  const watching = new Sqlite(file, { readonly: true });
  const left = watching.prepare('SELECT count(*) FROM records WHERE run = 2').pluck();
  const whole = left.get() as number;
  expect(whole).toBe(4000);
  /** Undoes in a process of its own, killed without warning once so few records of the run are left. */
  const undo = (killAt: number): Promise<NodeJS.Signals | number | null> => {
    const child = spawn(process.execPath, [path.join(packageRoot, 'dist/src/cli.js'), 'undo', '2', ...store], { stdio: 'ignore', env: {} });
    const watch = setInterval(() => {
      if ((left.get() as number) < killAt) child.kill('SIGKILL');
    }, 1);
    return new Promise((resolve) => {
      child.on('exit', (code, signal) => {
        clearInterval(watch);
        resolve(signal ?? code);
      });
    });
  };
  const ends = [await undo(whole), await undo(whole * 0.7), await undo(whole * 0.3)];
  expect(ends).toContain('SIGKILL');
  expect(await undo(-1)).toBe(0);
  expect(left.get()).toBe(0);
  watching.close();
  expect(await dump()).toEqual(before);
}, 60_000);
