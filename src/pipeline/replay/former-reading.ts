import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { detectFormat } from '../../formats/registry.ts';
import { Malformed } from '../../model/errors.ts';
import type { ArchivedPayload, PayloadReading } from '../../model/payload.ts';
import type { HarvestRun } from '../../model/run.ts';
import { keyText } from '../../model/work.ts';
import type { Store } from '../../store/store.ts';
import { headOfChunks } from '../input.ts';
import type { OpenPayload } from '../original.ts';

/**
 * How a payload was read of which that was not kept: the format by its content, its names by the run that brought it. Throws Malformed when no format fits.
 */
export async function formerReading(store: Store, payload: ArchivedPayload, opened: OpenPayload): Promise<PayloadReading> {
  const format = detectFormat(await headOfChunks(opened.chunks()))?.format;
  if (!format) throw new Malformed(`${payload.url}: its content fits no known format`);
  const run = await runThatRead(store, payload.sha256);
  const named = run && run.source !== unnamed ? { source: run.source } : {};
  if (run?.fetcher === 'files' && payload.url.startsWith('file:'))
    return { format: format.id, name: nameOf(fileURLToPath(payload.url), run), ...named };
  return { format: format.id, name: `${run?.source ?? 'archive'}-${payload.sha256.slice(0, 12)}`, ...named };
}

/** The source of files of which nobody said where they come from. */
const unnamed = 'files';

/** The run that stored one of the payload's records. */
async function runThatRead(store: Store, sha256: string): Promise<HarvestRun | undefined> {
  for await (const { key } of store.recordsFrom(sha256)) {
    const [found] = await store.neighbours({ keys: [key], identifiers: [] });
    const members = (found && (await store.work(found.work)))?.members ?? [];
    const version = members.find((each) => keyText(each.key) === keyText(key))?.versions.find((each) => each.payload === sha256);
    return version && store.run(version.run);
  }
  return undefined;
}

/** Its path below the folder that was given, or its file name. */
function nameOf(file: string, { request }: HarvestRun): string {
  const given = Array.isArray(request.paths) ? request.paths.map((each) => path.resolve(String(each))) : [];
  const folder = given.find((each) => file.startsWith(`${each}${path.sep}`));
  return folder === undefined ? path.basename(file) : path.relative(folder, file).split(path.sep).join(path.posix.sep);
}
