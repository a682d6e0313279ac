import type { PrismaSettings } from '../../configuration.ts';
import type { IdentifiedFrom, PrismaKind } from '../../model/prisma-flow.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { IdentifiedWork } from '../../store/identified.ts';
import { recordDatabase } from '../dedupe-files/record-database.ts';
import { type Origin, originName, referenceLists, type TakenFile } from './origins.ts';

/** Columns of the diagram. */
export type Column = 'databases' | 'otherMethods';

export const columnOf = (kind: PrismaKind): Column => (kind === 'database' || kind === 'register' ? 'databases' : 'otherMethods');

/** One line of what was identified, before lines of one name are put together. */
interface Line {
  readonly source: string;
  readonly file?: string;
  readonly name: string;
  readonly kind: PrismaKind;
  readonly records: number;
}

interface FileTally {
  readonly taken: TakenFile;
  /** Different records of it. */
  records: number;
  /** Those whose text is at hand, by the database that they name. */
  readonly databases: Map<string, number>;
  unnamed: number;
}

/** What somebody read off a reference list came by it, and not by a database. */
const databaseOf = (record: BibliographicRecord): string | undefined =>
  record.source === 'citation-string' ? referenceLists : recordDatabase(record);

const takenFrom = (taken: TakenFile, database: string | undefined) => (database === undefined ? taken : { ...taken, database });

/**
 * Counts by which source records were identified. A harvested source counts the different records that it gave; a file the entries that were read in
 * it, each different file once. `restricted`: only the works that are shown to it count, so that entries which came twice under one id count once.
 */
export class Identification {
  readonly #settings: PrismaSettings;
  readonly #restricted: boolean;
  readonly #origins: ReadonlyMap<string, Origin>;
  readonly #sightings = new Map<string, number>();
  readonly #files = new Map<string, Map<string, FileTally>>();

  constructor(origins: readonly Origin[], settings: PrismaSettings, restricted: boolean) {
    this.#settings = settings;
    this.#restricted = restricted;
    this.#origins = new Map(origins.map((origin) => [origin.source, origin]));
    for (const { source, files } of origins)
      if (files)
        this.#files.set(source, new Map(files.map((taken) => [taken.sha256, { taken, records: 0, databases: new Map(), unnamed: 0 }])));
  }

  /** Payloads whose records say which database they come from. */
  get payloads(): ReadonlySet<string> {
    return new Set([...this.#files.values()].flatMap((files) => [...files.keys()]));
  }

  /** Counts the records of a work; the column in which it stands, that of databases before the other; undefined when no search found it. */
  add({ records }: IdentifiedWork): Column | undefined {
    const columns = new Set<Column>();
    for (const { key, sources, payload, record } of records) {
      for (const source of sources) {
        const origin = this.#origins.get(source);
        if (!origin || this.#isCopy(source, key.authority, payload)) continue;
        this.#sightings.set(source, (this.#sightings.get(source) ?? 0) + 1);
        const tally = this.#tallyOf(source, key.authority, payload);
        const database = record && databaseOf(record);
        if (tally) {
          tally.records += 1;
          if (database !== undefined) tally.databases.set(database, (tally.databases.get(database) ?? 0) + 1);
          else tally.unnamed += 1;
        }
        columns.add(columnOf(originName(origin, this.#settings, tally && takenFrom(tally.taken, database)).kind));
      }
    }
    return columns.has('databases') ? 'databases' : columns.has('otherMethods') ? 'otherMethods' : undefined;
  }

  #tallyOf(source: string, authority: string, payload: string | undefined): FileTally | undefined {
    const files = this.#files.get(source);
    if (!files) return undefined;
    const read = payload === undefined ? undefined : files.get(payload);
    if (read) return read;
    // What another source says of it since has another payload; an id of the file's own names the file.
    const name = authority.startsWith('file:') ? authority.slice(5) : undefined;
    return [...files.values()].find(({ taken }) => taken.name === name);
  }

  /** Whether a record is the second of one entry, since its file was taken in again under another name. */
  #isCopy(source: string, authority: string, payload: string | undefined): boolean {
    const taken = payload === undefined ? undefined : this.#files.get(source)?.get(payload)?.taken;
    return taken !== undefined && authority !== `file:${taken.name}` && taken.otherNames.some((name) => authority === `file:${name}`);
  }

  /** Entries that could not be read. */
  get unreadable(): number {
    return [...this.#files.values()].flatMap((files) => [...files.values()]).reduce((sum, { taken }) => sum + taken.counts.failed, 0);
  }

  /** What was identified, put together by name, in the order of first use. `works`: how many stand in each column, which are no fewer than the records. */
  rows(works: Readonly<Record<Column, number>>): readonly IdentifiedFrom[] {
    const lines = [...this.#origins.values()].flatMap((origin) => this.#linesOf(origin));
    for (const column of ['databases', 'otherMethods'] as const) {
      const own = lines.filter(({ kind }) => columnOf(kind) === column);
      const lacking = works[column] - own.reduce((sum, { records }) => sum + records, 0);
      // Records of which it is not known by which file they came, where files stand in both columns.
      if (lacking > 0)
        lines.push({
          source: 'files',
          name: 'Files that are not known',
          kind: column === 'databases' ? 'database' : 'other',
          records: lacking,
        });
    }
    const rows = new Map<string, { name: string; kind: PrismaKind; records: number; by: IdentifiedFrom['by'][number][] }>();
    for (const { source, file, name, kind, records } of lines) {
      const id = `${kind}\u0000${name.toLowerCase()}`;
      const row = rows.get(id) ?? { name, kind, records: 0, by: [] };
      row.records += records;
      row.by.push({ source, ...(file === undefined ? {} : { file }), records });
      rows.set(id, row);
    }
    return [...rows.values()];
  }

  #linesOf(origin: Origin): Line[] {
    const { source } = origin;
    const seen = this.#sightings.get(source) ?? 0;
    const files = this.#files.get(source);
    if (!files) return this.#restricted && seen === 0 ? [] : [{ source, records: seen, ...originName(origin, this.#settings) }];
    const lines = [...files.values()].flatMap((tally) => this.#linesOfFile(origin, tally));
    // Files that were not read to the end stand in no ledger.
    const rest = seen - lines.reduce((sum, { records }) => sum + records, 0);
    return rest > 0 ? [...lines, { source, records: rest, ...originName(origin, this.#settings) }] : lines;
  }

  #linesOfFile(origin: Origin, { taken, records, databases, unnamed }: FileTally): Line[] {
    const { fetched, failed, deleted } = taken.counts;
    const entries = this.#restricted ? records : Math.max(records, fetched - failed - deleted);
    if (this.#restricted && entries === 0) return [];
    const about = { source: origin.source, file: taken.name };
    const told = (database?: string) => originName(origin, this.#settings, takenFrom(taken, database));
    const named = [...databases];
    const [only] = named;
    // All of a file is of the database that its records name, where they name one; entries that are no different records too.
    if (this.#settings.sources?.[taken.name]?.name !== undefined || named.length < 2)
      return [{ ...about, ...told(only && only[1] >= unnamed ? only[0] : undefined), records: entries }];
    const lines = named
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([database, count]) => ({ ...about, ...told(database), records: count }));
    const rest = entries - lines.reduce((sum, each) => sum + each.records, 0);
    return rest > 0 ? [...lines, { ...about, ...told(), records: rest }] : lines;
  }
}
