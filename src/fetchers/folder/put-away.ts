import { mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';

/** Folders for files that were dealt with, in the watched one. */
export const putAwayFolders = { read: 'done', refused: 'refused' } as const;

/** A place in one of these folders where nothing lies yet: `done/savedrecs.ris`, the next week `done/savedrecs~2.ris`. */
export async function freePlace(folder: string, outcome: keyof typeof putAwayFolders, name: string): Promise<string> {
  const wanted = path.join(folder, putAwayFolders[outcome], name);
  const { dir, base } = path.parse(wanted);
  // `a.xml.gz` is `a` with two endings.
  const [, stem = base, ending = ''] = /^(.+?)((?:\.[a-z0-9]{1,8}){0,2})$/i.exec(base) ?? [];
  for (let copy = 1; ; copy++) {
    const place = copy === 1 ? wanted : path.join(dir, `${stem}~${copy}${ending}`);
    if (!(await stat(place).catch(() => undefined))) return place;
  }
}

export async function moveTo(place: string, file: string): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true });
  await rename(file, place);
}
