import type { PrismaSettings } from '../../configuration.ts';
import { present } from '../../model/present.ts';
import type { PrismaSearches, ReportedFile, ReportedRun, ReportedSource } from '../../model/prisma-searches.ts';
import type { HarvestRun } from '../../model/run.ts';
import { version } from '../../package-root.ts';
import type { Store } from '../../store/store.ts';
import { recordDatabase } from '../dedupe-files/record-database.ts';
import { withPauses } from '../with-pauses.ts';
import { type Origin, originName, originsOf, pagesIn } from './origins.ts';

/** What stands elsewhere in the report, or says where files lie on one machine. */
const notLimits: ReadonlySet<string> = new Set([
  ...['query', 'search', 'paths', 'path', 'file', 'folder', 'format', 'keepIn', 'discardFiles', 'fetcher'],
  // How a service is asked, not what for.
  ...['baseUrl', 'pageSize', 'searchLimit', 'overlapDays', 'relistDays', 'verifyDays'],
]);

const method =
  'Records were compared by identifiers, titles, authors, years, journals, volumes and pages; those that are one publication by stated rules were put together, pairs in doubt were left to a person, and nothing was deleted (refmill, docs/matching.md)';

/** Gathers what PRISMA-S asks to be told of the searches that a library came from. What was taken back is not among them. */
export async function prismaSearches(store: Store, settings: PrismaSettings = {}, signal?: AbortSignal): Promise<PrismaSearches> {
  const origins = await originsOf(store, settings);
  const gave = new Map(origins.map(({ source }) => [source, { records: 0, works: 0, onlyHere: 0 }]));
  const databases = new Map(origins.flatMap(({ files = [] }) => files.map(({ sha256 }) => [sha256, new Map<string, number>()])));
  const all = { records: 0, works: 0 };
  for await (const { records } of withPauses(store.identified({ told: new Set(databases.keys()) }), signal)) {
    const found = records.filter(({ sources }) => sources.some((each) => gave.has(each)));
    if (found.length === 0) continue;
    all.records += found.length;
    all.works += 1;
    const sources = new Set(found.flatMap((each) => each.sources).filter((each) => gave.has(each)));
    for (const source of sources) {
      const given = gave.get(source);
      if (!given) continue;
      given.records += found.filter((each) => each.sources.includes(source)).length;
      given.works += 1;
      if (sources.size === 1) given.onlyHere += 1;
    }
    for (const { payload, record } of found) {
      const name = record && recordDatabase(record);
      const counted = payload === undefined ? undefined : databases.get(payload);
      if (counted && name !== undefined) counted.set(name, (counted.get(name) ?? 0) + 1);
    }
  }
  const sources = origins.map((origin): ReportedSource => {
    const { source } = origin;
    const files = origin.files?.map((file): ReportedFile => {
      const { kind: _, ...told } = settings.sources?.[file.name] ?? {};
      const named = [...(databases.get(file.sha256) ?? [])].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
      return {
        ...{ name: file.name, sha256: file.sha256, run: file.run.id, takenInAt: file.run.startedAt, counts: file.counts },
        ...present({ format: file.format, pages: pagesIn(file.format) }),
        databases: named.map(([name, records]) => ({ name, records })),
        told,
      };
    });
    const { query, limits } = askedOf(origin);
    return {
      ...{ source, ...originName(origin, settings), limits, runs: origin.runs.map(reportedRun) },
      ...present({ strategy: settings.sources?.[source]?.strategy ?? query }),
      ...(files ? { files } : {}),
      gave: gave.get(source) ?? { records: 0, works: 0, onlyHere: 0 },
    };
  });
  return { software: `refmill ${version}`, deduplication: { method, ...all }, sources };
}

const reportedRun = ({ id, startedAt, outcome, error, searches, counts }: HarvestRun): ReportedRun => ({
  ...{ run: id, startedAt, outcome, counts },
  ...(error === undefined ? {} : { error }),
  ...(searches ? { sent: searches } : {}),
});

/** As the last run was asked: settings are changed between runs. */
function askedOf({ runs, files }: Origin): { readonly query?: string; readonly limits: Readonly<Record<string, string>> } {
  const request = runs.at(-1)?.request ?? {};
  const told = Object.entries(request).filter(([key, value]) => !notLimits.has(key) && value !== undefined);
  const limits = Object.fromEntries(told.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]));
  // Of files it is refmill's own query, which chose among their records.
  if (files && typeof request.query === 'string') return { limits: { ...limits, 'records chosen by': request.query } };
  const query = request.query ?? request.search;
  return { limits, ...(typeof query === 'string' ? { query } : {}) };
}
