import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { refusedAt } from '../../model/circumstance.ts';
import type { BibliographicRecord } from '../../model/record.ts';

/** Bytes that are written to the disk at once. */
const pageSize = 2 ** 20;

/** A page in memory, or where in the file it begins. */
type Page = Buffer | number;

/**
 * Whole records, while only what is compared of them stays in memory: as JSON, as much as `room` (bytes) in memory and the rest in a
 * file that has no name any more, so that nothing of it is left however the process ends.
 */
export class RecordShelf {
  readonly #pages: Page[] = [];
  readonly #room: number;
  #waiting: Buffer[] = [];
  #filled = 0;
  #inFile = 0;
  #file: number | undefined;
  #folder = '';

  constructor({ room = 32 * pageSize }: { readonly room?: number } = {}) {
    this.#room = room;
  }

  /** Puts a record away and says how to get it, which reads it anew each time. */
  put(record: BibliographicRecord): () => BibliographicRecord {
    const json = Buffer.from(JSON.stringify(record));
    const [page, start, length] = [this.#pages.length, this.#filled, json.byteLength];
    this.#waiting.push(json);
    this.#filled += length;
    if (this.#filled >= pageSize) this.#turnPage();
    return () => JSON.parse(this.#read(page, start, length)) as BibliographicRecord;
  }

  /** Records cannot be had from here on. */
  close(): void {
    if (this.#file === undefined) return;
    closeSync(this.#file);
    this.#file = undefined;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #turnPage(): void {
    const page = Buffer.concat(this.#waiting);
    if (this.#pages.length * pageSize < this.#room) this.#pages.push(page);
    else {
      this.#pages.push(this.#inFile);
      this.#append(page);
      this.#inFile += page.byteLength;
    }
    this.#waiting = [];
    this.#filled = 0;
  }

  /** What waits, in one piece: reading puts it together once. */
  #lastPage(): Buffer {
    const [only] = this.#waiting;
    if (only && this.#waiting.length === 1) return only;
    const page = Buffer.concat(this.#waiting);
    this.#waiting = [page];
    return page;
  }

  #append(page: Buffer): void {
    try {
      this.#file ??= this.#openFile();
      for (let done = 0; done < page.byteLength; ) done += writeSync(this.#file, page, done);
    } catch (error) {
      // A temporary folder that is full or closed to us: another one can be named in TMPDIR.
      refusedAt(`${tmpdir()} (TMPDIR)`)(error);
    }
  }

  #openFile(): number {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'refmill-'));
    const file = openSync(path.join(this.#folder, 'records'), 'wx+', 0o600);
    try {
      rmSync(this.#folder, { recursive: true, force: true });
    } catch {
      // Windows removes no open file: `close` does.
    }
    return file;
  }

  #read(page: number, start: number, length: number): string {
    const kept = this.#pages[page] ?? this.#lastPage();
    if (typeof kept !== 'number') return kept.toString('utf8', start, start + length);
    if (this.#file === undefined) throw new Error('the shelf is closed');
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const read = readSync(this.#file, bytes, done, length - done, kept + start + done);
      if (read === 0) throw new Error('the shelf ends early');
      done += read;
    }
    return bytes.toString('utf8');
  }
}
