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
 * How a payload was read of which that was not kept: the format by its content, its names by the run that brought it and by what its records are
 * called. Throws Malformed when no format fits.
 */
export async function formerReading(store: Store, payload: ArchivedPayload, opened: OpenPayload): Promise<PayloadReading> {
  const format = detectFormat(await headOfChunks(opened.chunks()))?.format;
  if (!format) throw new Malformed(`${payload.url}: its content fits no known format`);
  const { record, run } = await sampleOf(store, payload.sha256);
  if (run && run.fetcher !== 'files')
    return { format: format.id, name: `${run.source}-${payload.sha256.slice(0, 12)}`, source: run.source };
  const name = payload.url.startsWith('file:') ? nameOf(fileURLToPath(payload.url), run) : payload.sha256;
  return { format: format.id, name, ...(record === undefined || record === format.id ? {} : { source: record }) };
}

/** The `source` of one of the payload's records, and the run that stored it. */
async function sampleOf(store: Store, sha256: string): Promise<{ readonly record?: string; readonly run?: HarvestRun }> {
  for await (const { key } of store.recordsFrom(sha256)) {
    const [found] = await store.neighbours({ keys: [key], identifiers: [] });
    const members = (found && (await store.work(found.work)))?.members ?? [];
    const member = members.find((each) => keyText(each.key) === keyText(key));
    const version = member?.versions.find((each) => each.payload === sha256);
    const run = version && (await store.run(version.run));
    return { ...(member ? { record: member.record.source } : {}), ...(run ? { run } : {}) };
  }
  return {};
}

/** Its path below the folder that was given, or its file name. */
function nameOf(file: string, run: HarvestRun | undefined): string {
  const given = Array.isArray(run?.request.paths) ? run.request.paths.map((each) => path.resolve(String(each))) : [];
  const folder = given.find((each) => file.startsWith(`${each}${path.sep}`));
  return folder === undefined ? path.basename(file) : path.relative(folder, file).split(path.sep).join(path.posix.sep);
}
