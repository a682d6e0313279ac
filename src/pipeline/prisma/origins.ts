import type { PrismaSettings, PrismaSource } from '../../configuration.ts';
import type { PrismaKind } from '../../model/prisma-flow.ts';
import type { HarvestRun, RunFile } from '../../model/run.ts';
import type { Store } from '../../store/store.ts';

/** A file that was taken in whole. */
export interface TakenFile extends RunFile {
  readonly run: HarvestRun;
  /** Id of the format that it was read as, where that was kept. */
  readonly format?: string;
  /** Names under which the same bytes were taken in again. */
  readonly otherNames: readonly string[];
}

/** A source of the library by which records were identified. */
export interface Origin {
  readonly source: string;
  readonly fetcher: string;
  /** Oldest first; those that were taken back are not among them. */
  readonly runs: readonly HarvestRun[];
  /** Its files, each different one once, for sources that are files; a harvest counts records, not files. */
  readonly files?: readonly TakenFile[];
}

/** Fetchers whose records are what people exported: each file is a search of its own. */
const byFiles: ReadonlySet<string> = new Set(['files', 'folder']);

/** Runs that find nothing: they complete, correct, compare and read again what is there. */
const noSearch: ReadonlySet<string> = new Set([
  ...['repair', 'correction', 'decision', 'dedupe', 'undo', 'replay', 'selection'],
  ...['unpaywall', 'pmc-id-converter'],
]);

const mostRuns = 1_000_000;

/** The sources that searches came by, in the order in which they were first used. */
export async function originsOf(store: Store, { sources: told = {} }: PrismaSettings = {}): Promise<readonly Origin[]> {
  const bySource = new Map<string, HarvestRun[]>();
  for (const run of (await store.runs(mostRuns)).toReversed()) {
    if (run.undoneBy !== undefined) continue;
    bySource.set(run.source, [...(bySource.get(run.source) ?? []), run]);
  }
  const origins: Origin[] = [];
  for (const [source, all] of bySource) {
    // A source of one name may have been harvested, and its records completed under the same name.
    const runs = all.filter(({ fetcher }) => !noSearch.has(fetcher) || (told[source]?.kind !== undefined && told[source].kind !== 'none'));
    const [first] = runs;
    if (!first || told[source]?.kind === 'none') continue;
    const { fetcher } = first;
    origins.push({ source, fetcher, runs, ...(byFiles.has(fetcher) ? { files: await filesOf(store, source, runs) } : {}) });
  }
  return origins;
}

/** The same bytes taken in again are the same search. */
async function filesOf(store: Store, source: string, runs: readonly HarvestRun[]): Promise<readonly TakenFile[]> {
  const formats = new Map<string, string>();
  for await (const { payload, readings } of store.archived({ source })) if (readings[0]) formats.set(payload.sha256, readings[0].format);
  const files = new Map<string, TakenFile>();
  for (const run of runs)
    for (const file of await store.files(run.id)) {
      const known = files.get(file.sha256);
      const format = formats.get(file.sha256);
      if (!known) files.set(file.sha256, { ...file, run, otherNames: [], ...(format === undefined ? {} : { format }) });
      else if (known.name !== file.name) files.set(file.sha256, { ...known, otherNames: [...known.otherNames, file.name] });
    }
  return [...files.values()];
}

/** How fetchers are called in a report. */
const services: Readonly<Record<string, { readonly name: string; readonly platform: string; readonly kind?: PrismaKind }>> = {
  pubmed: { name: 'PubMed', platform: 'NCBI E-utilities' },
  'pubmed-files': { name: 'PubMed', platform: 'NLM baseline and update files' },
  pmc: { name: 'PubMed Central', platform: 'NCBI E-utilities' },
  'europe-pmc': { name: 'Europe PMC', platform: 'Europe PMC REST API' },
  crossref: { name: 'Crossref', platform: 'Crossref REST API' },
  datacite: { name: 'DataCite', platform: 'DataCite REST API' },
  openalex: { name: 'OpenAlex', platform: 'OpenAlex API' },
  'oai-pmh': { name: '', platform: 'OAI-PMH' },
  dspace: { name: '', platform: 'DSpace REST API' },
  'web-page': { name: 'Web pages', platform: 'Web', kind: 'website' },
};

/** Files that no database gives out: somebody copied or saved a page of the web, or a list of references. */
const byHand: Readonly<Record<string, { readonly name: string; readonly kind: PrismaKind }>> = {
  'question-answer': { name: 'Question-and-answer pages', kind: 'website' },
  'run-on': { name: 'Pasted pages', kind: 'website' },
  'html-meta': { name: 'Saved pages', kind: 'website' },
};

/** What stands for citations in words, whatever file they came in. */
export const referenceLists = 'Reference lists';

/** What a file is called that no database gave out; undefined for those that one did, or may have. */
export const pagesIn = (format: string | undefined): string | undefined => byHand[format ?? '']?.name;

/** Trial registries by name: PRISMA counts them apart from databases. */
const register =
  /clinical ?trials\.gov|\bICTRP\b|\bISRCTN|\bEU ?CTR\b|\bCTIS\b|\bANZCTR\b|\bDRKS\b|\bChiCTR\b|\btrials? regist(?:er|ry)\b/i;

export interface OriginName {
  readonly name: string;
  readonly platform?: string;
  readonly kind: PrismaKind;
}

/** What stands for a source, or one of its files, in a report: what the configuration says, else the service, the database that the records name, the file, the source. */
export function originName(
  origin: Origin,
  { sources: told = {} }: PrismaSettings,
  file?: Pick<TakenFile, 'name' | 'format'> & { readonly database?: string },
): OriginName {
  const own: PrismaSource = { ...told[origin.source], ...(file ? told[file.name] : {}) };
  const service = services[origin.fetcher];
  const pasted = file?.database === undefined ? byHand[file?.format ?? ''] : undefined;
  const usual = file ? (file.database ?? pasted?.name ?? file.name) : service?.name || nameOfPlace(origin) || origin.source;
  const name = own.name ?? usual;
  const platform = own.platform ?? service?.platform;
  const kind =
    own.kind !== undefined && own.kind !== 'none'
      ? own.kind
      : file?.database === referenceLists
        ? 'citation-searching'
        : (service?.kind ?? pasted?.kind ?? (register.test(name) ? 'register' : 'database'));
  return { name, kind, ...(platform === undefined ? {} : { platform }) };
}

/** `repository.example.org`, where a repository is a source. */
function nameOfPlace({ runs }: Origin): string | undefined {
  const url = runs.at(-1)?.request.url;
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).host : undefined;
}
