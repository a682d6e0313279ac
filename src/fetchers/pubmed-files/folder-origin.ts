import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Misconfigured, Unavailable } from '../../model/errors.ts';
import { readChecksum } from './checksum.ts';
import { md5Of } from './file-md5.ts';
import { readFileName } from './file-name.ts';
import type { OfferedFile, Origin } from './origin.ts';

const parts = [
  ['baseline', 'baseline'],
  ['updatefiles', 'updates'],
  ['.', 'unknown'],
] as const;

/** The files of a folder on this disk: in `baseline` and `updatefiles` below it, or in it. Throws Misconfigured when there is no such folder. */
export const folderOrigin =
  (folder: string): Origin =>
  async () => {
    const found = await stat(folder).catch(() => undefined);
    if (!found?.isDirectory()) throw new Misconfigured('folder', `${folder}: no such folder`);
    const lists = await Promise.all(parts.map(([below, part]) => filesIn(path.join(folder, below), part)));
    // The first of its name counts: a file that lies in two places is one file.
    return [
      ...new Map(
        lists
          .flat()
          .toReversed()
          .map((file) => [file.name, file]),
      ).values(),
    ];
  };

async function filesIn(folder: string, part: OfferedFile['part']): Promise<OfferedFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => {
    const file = readFileName(name);
    const at = path.join(folder, name);
    return file ? [{ ...file, part, md5: () => checksumBeside(at, name), take: (md5: string | undefined) => taken(at, name, md5) }] : [];
  });
}

async function checksumBeside(file: string, name: string): Promise<string | undefined> {
  const text = await readFile(`${file}.md5`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Unavailable(`${name}.md5: cannot be read (${error.code})`, { cause: error });
  });
  if (text === undefined) return undefined;
  const md5 = readChecksum(text, name);
  if (md5 === undefined) throw new Unavailable(`${name}.md5: holds no MD5 of ${name}`);
  return md5;
}

async function taken(file: string, name: string, md5: string | undefined) {
  const { size } = await stat(file);
  // A file that is being copied is whole a moment later: it is looked at twice.
  const fits = md5 === undefined || (await md5Of(file)) === md5 || (await md5Of(file)) === md5;
  if (!fits) throw new Unavailable(`${name} does not fit its checksum: it was cut or changed on its way; fetch it anew`);
  return { path: file, size };
}
