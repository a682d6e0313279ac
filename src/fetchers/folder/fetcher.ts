import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { refusal } from '../../model/circumstance.ts';
import { Misconfigured } from '../../model/errors.ts';
import type { FetchedFile, Fetcher, FetchTools, Notice } from '../fetcher.ts';
import { seenAll, seenUntil } from './checkpoint.ts';
import { fitsPattern } from './pattern.ts';
import { freePlace, moveTo, putAwayFolders } from './put-away.ts';
import { type FolderSettings, folderSettings } from './settings.ts';
import { lookAt, type WaitingFile, waitingFiles } from './waiting-files.ts';

/**
 * A watched folder: whatever lands there in a format that refmill knows. Each file is read once, by its bytes; one that was changed is read again. A file
 * that is still being written is left for the next run, and one that cannot be read does not stop the others. That a file is no longer
 * there says nothing about its records.
 */
export const folder: Fetcher<FolderSettings, FetchedFile | Notice> = {
  id: 'folder',
  title: 'A folder that is watched: files of any known format that land in it',
  config: folderSettings as Fetcher<FolderSettings>['config'],
  example: '--path inbox',
  announcesDeletions: true,

  async *fetch(config, checkpoint, tools) {
    const found = await stat(config.path).catch(() => undefined);
    if (!found?.isDirectory()) throw new Misconfigured('path', `${config.path}: no such folder`);
    const seen = seenUntil(checkpoint, config, tools.report);
    let until = seen;
    let earliestLeft = Number.POSITIVE_INFINITY;
    const skip = config.afterwards === 'move' ? Object.values(putAwayFolders) : [];
    for await (const file of waitingFiles(config.path, { skip, report: tools.report })) {
      tools.signal?.throwIfAborted();
      if (file.changed <= seen || !isWanted(file.name, config)) continue;
      if (await isAtRest(file, config, tools)) {
        until = Math.max(until, file.changed);
        yield await fetched(file, config, tools);
      } else {
        earliestLeft = Math.min(earliestLeft, file.changed);
        tools.report(`${file.name} is still being written: it is left for the next run`);
      }
    }
    const end = Math.min(until, earliestLeft - 1);
    if (end > seen) yield { checkpoint: seenAll(config, end) };
  },
};

function isWanted(name: string, { include, exclude = [] }: FolderSettings): boolean {
  const fits = (pattern: string) => fitsPattern(name, pattern);
  return (include === undefined || include.some(fits)) && !exclude.some(fits);
}

/** Nobody has written to it for a while, nor since the folder was listed. */
async function isAtRest(file: WaitingFile, { path: folder, settleSeconds }: FolderSettings, { now }: FetchTools): Promise<boolean> {
  const again = await lookAt(folder, file.name);
  if (again?.size !== file.size || again.written !== file.written) return false;
  if (settleSeconds === 0) return true;
  const time = now().getTime();
  // A date of writing in the future is made up; the other one is the file system's own.
  const last = Math.max(file.changed, file.written > time ? 0 : file.written);
  return time - last >= settleSeconds * 1000;
}

async function fetched(
  file: WaitingFile,
  { path: folder, format, afterwards }: FolderSettings,
  { report }: FetchTools,
): Promise<FetchedFile> {
  const { name, size } = file;
  const given = { path: file.path, name, size, once: true as const, ...(format === undefined ? {} : { format }) };
  if (afterwards === 'leave') return given;
  const done = await freePlace(folder, 'read', name);
  return {
    ...given,
    url: pathToFileURL(path.resolve(done)).href,
    async settled(outcome) {
      const place = outcome === 'read' ? done : await freePlace(folder, outcome, name);
      await moveTo(place, file.path).catch((error: NodeJS.ErrnoException) =>
        report(`${name}: cannot be moved to ${place}: ${refusal(error.code)}`),
      );
    },
  };
}
