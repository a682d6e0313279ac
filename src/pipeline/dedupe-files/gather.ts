import { profileOf } from '../../dedupe/profile.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { isUnreadable, readToTheBreak } from '../read.ts';
import { recordKey } from '../record-key.ts';
import type { GatheredRecord } from './gathered-record.ts';
import type { Input } from './inputs.ts';
import { recordDatabase } from './record-database.ts';
import type { RecordShelf } from './record-shelf.ts';

/** What the inputs hold. */
export interface Gathered {
  /** In the order of the inputs. */
  readonly records: readonly GatheredRecord[];
  /** Of each input by its name, also of those without records. */
  readonly inputs: ReadonlyMap<string, InputCounts>;
}

export interface InputCounts {
  /** Entries that could not be read. */
  unreadable: number;
  /** Records that their source has deleted: nothing is known of them but that. */
  deleted: number;
}

export interface GatherMeans {
  readonly signal: AbortSignal;
  readonly lost: (message: string) => void;
  readonly say: (message: string) => void;
  readonly progress: (message: string) => void;
  /** Where whole records lie meanwhile. */
  readonly shelf: RecordShelf;
}

/** Reads all records of all inputs, as far as they are compared. */
export async function gather(inputs: readonly Input[], means: GatherMeans): Promise<Gathered> {
  const records: GatheredRecord[] = [];
  const counts = new Map<string, InputCounts>();
  let untitled = 0;
  for (const { name, format, chunks } of inputs) {
    const count: InputCounts = { unreadable: 0, deleted: 0 };
    counts.set(name, count);
    const ids = new OwnIds(name);
    for await (const record of readToTheBreak(format, chunks(), name, { signal: means.signal, toCompare: true })) {
      if (isUnreadable(record)) {
        count.unreadable += 1;
        means.lost(`${record.sourceId} could not be read: ${record.findings?.map((each) => each.message).join('; ')}`);
        continue;
      }
      const sourceId = ids.of(record);
      if (record.deleted) {
        count.deleted += 1;
        continue;
      }
      const id = inputs.length > 1 ? `${name}#${sourceId}` : sourceId;
      const libraryKey = recordKey(record, format, name);
      const database = recordDatabase(record);
      // The same PMID in two files is two records here, of one authority.
      const key = { authority: libraryKey.authority, id };
      const whole = means.shelf.put(record);
      const from = { input: name, ...(database === undefined ? {} : { database }) };
      const { source } = record;
      records.push({ key, libraryKey, id, ...from, record: { source, sourceId }, profile: profileOf(record), whole });
      if (record.title === undefined && record.vernacularTitle === undefined) untitled += 1;
      if (records.length % 1000 === 0) means.progress(`${records.length} records read`);
    }
    ids.tell(means.say);
  }
  if (untitled > 0)
    means.say(
      `${untitled} of ${records.length} ${untitled === 1 ? 'record has no title' : 'records have no title'}: they are told by what else they say`,
    );
  return { records, inputs: counts };
}

/** The ids of one input's records. An id that is taken names nothing: the record is called by its place, `a.csv#14`. */
class OwnIds {
  readonly #input: string;
  readonly #taken = new Set<string>();
  readonly #repeated: string[] = [];
  #number = 0;

  constructor(input: string) {
    this.#input = input;
  }

  of({ sourceId }: BibliographicRecord): string {
    this.#number += 1;
    let id = sourceId;
    if (this.#taken.has(id)) {
      this.#repeated.push(id);
      id = `${this.#input}#${this.#number}`;
      while (this.#taken.has(id)) id += `#${this.#number}`;
    }
    this.#taken.add(id);
    return id;
  }

  tell(say: (message: string) => void): void {
    const [first] = this.#repeated;
    if (first === undefined) return;
    const times = this.#repeated.length;
    say(
      `${this.#input}: ${times} ${times === 1 ? 'record has an id that an earlier one has' : 'records have ids that earlier ones have'} (${first}${times > 1 ? ', …' : ''}), and ${times === 1 ? 'is' : 'are'} called by ${times === 1 ? 'its place' : 'their places'} in the file`,
    );
  }
}
