import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../src/make-folder.ts';
import { emptyFolder } from './commands/refmill.ts';

test('a folder is made with those above it, also when it is there already', async () => {
  const folder = path.join(await emptyFolder(), 'a', 'b', 'c');
  await makeFolder(folder);
  await makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test('a file in its place is said', async () => {
  const folder = await emptyFolder();
  await writeFile(path.join(folder, 'a'), '');
  await expect(makeFolder(path.join(folder, 'a', 'b'))).rejects.toMatchObject({ code: 'EEXIST', path: path.join(folder, 'a') });
});

test.runIf(existsSync('/proc/self'))('where the system says that there is no such place, it is asked once', async () => {
  await expect(makeFolder('/proc/nowhere/public')).rejects.toMatchObject({ code: 'ENOENT' });
});
