import { redactUrl } from '../../http/redaction.ts';
import { Unavailable } from '../../model/errors.ts';
import type { FetchedFile, Fetcher } from '../fetcher.ts';
import { type FilesDone, filesDone, readFilesDone } from './checkpoint.ts';
import { folderOrigin } from './folder-origin.ts';
import type { OfferedFile } from './origin.ts';
import { planReading } from './reading-plan.ts';
import { type PubmedFilesSettings, pubmedFilesSettings } from './settings.ts';
import { webOrigin } from './web-origin.ts';

/**
 * PubMed's annual baseline and its daily update files, from NLM's server or from a folder. Files are read in the order of their numbers, each
 * once: later ones hold newer revisions and the deletions. A missing number ends a run before the gap. A baseline that one run reads from its first file
 * to the updates behind it is a full listing: what it lacks was deleted while nobody read the updates.
 */
export const pubmedFiles: Fetcher<PubmedFilesSettings, FetchedFile> = {
  id: 'pubmed-files',
  title: 'PubMed, all of it or a part, by its baseline and update files',
  config: pubmedFilesSettings as Fetcher<PubmedFilesSettings>['config'],
  example: '--folder pubmed',
  announcesDeletions: false,
  wanted: ({ query, since }) => ({ ...(query === undefined ? {} : { query }), ...(since === undefined ? {} : { since }) }),

  async *fetch(config, checkpoint, tools) {
    const done = readFilesDone(checkpoint, config, tools.report);
    const origin = config.folder === undefined ? webOrigin(config, tools) : folderOrigin(config.folder);
    const offered = await origin();
    if (offered.length === 0 && !done) {
      throw new Unavailable(`${config.folder ?? redactUrl(config.baseUrl)} has no file of PubMed’s (pubmed26n0001.xml.gz and the like)`);
    }
    const before = done && (await unlessReplaced(done, offered, tools.report));
    const { fromFile, toFile } = config;
    const plan = planReading(offered, {
      ...(before ? { done: before } : {}),
      ...(fromFile === undefined ? {} : { fromFile }),
      ...(toFile === undefined ? {} : { toFile }),
    });
    for (const note of plan.notes) tools.report(note);
    const [first, last] = [plan.files[0], plan.files.at(-1)];
    if (first && last && first !== last) tools.report(`${plan.files.length} files to read: ${first.name} to ${last.name}`);
    const whole = plan.whole && toFile === undefined;
    for (const file of plan.files) {
      tools.signal?.throwIfAborted();
      const md5 = await file.md5();
      if (md5 === undefined) tools.report(`${file.name} has no checksum beside it and is read unchecked`);
      const { path, size, url, discard } = await file.take(md5);
      yield {
        path,
        size,
        name: file.name,
        format: 'pubmed-xml',
        ...(url === undefined ? { stays: true } : { url }),
        ...(discard ? { settled: discard } : {}),
        ...(whole && file === last ? { complete: true } : {}),
        checkpoint: filesDone(config, { year: file.year, number: file.number, ...(md5 === undefined ? {} : { md5 }) }),
      };
    }
    if (plan.gap !== undefined)
      throw new Unavailable(`${plan.gap}: with it deletions would be lost, so nothing behind it is read${advice(config, before)}`);
  },
};

const advice = ({ fromFile }: PubmedFilesSettings, before: FilesDone | undefined) =>
  before || fromFile !== undefined ? '' : '; give fromFile to begin elsewhere than with the first file';

/** NLM now and then replaces a file: the last one that was read is read again when its checksum is another one. */
async function unlessReplaced(
  done: FilesDone,
  offered: readonly OfferedFile[],
  report: (message: string) => void,
): Promise<FilesDone | undefined> {
  const again = offered.find(({ year, number }) => year === done.year && number === done.number);
  if (!again || done.md5 === undefined) return done;
  const md5 = await again.md5();
  if (md5 === undefined || md5 === done.md5) return done;
  report(`${again.name} was replaced since it was read: it is read again`);
  return { year: done.year, number: done.number - 1 };
}
