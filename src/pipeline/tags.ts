import { Misconfigured } from '../model/errors.ts';
import type { RecordKey } from '../model/work.ts';
import { foldWhitespace } from '../normalizers/whitespace.ts';
import { parseQuery } from '../search/parse.ts';
import type { Store } from '../store/store.ts';
import type { Tagged } from '../store/tag-shelf.ts';
import { findWork, recordsKeyed } from './find-work.ts';

/** What is put into a collection or taken out: works and records as people name them, or all that a query finds. */
export interface TagRequest {
  readonly name: string;
  readonly ids: readonly string[];
  readonly query?: string;
}

const longestName = 100;

/** Marks that a query would take for its own: by such a name no tag could be looked for. */
const queryMarks = /["“”„«»*()]/;

/** A tag's name as it is kept. Throws Misconfigured for what could not be typed or looked for again. */
function tagName(given: string): string {
  const name = foldWhitespace(given.normalize('NFC'));
  const fault =
    name === ''
      ? 'needs a name'
      : name.length > longestName
        ? `has a name of at most ${longestName} characters`
        : queryMarks.test(name)
          ? 'has no quotation marks, brackets or asterisks in its name: it is looked for as tag:"its name"'
          : // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
            /[\u0000-\u001f\u007f-\u009f]/.test(name)
            ? 'has no control characters in its name'
            : undefined;
  if (fault !== undefined) throw new Misconfigured('name', `a tag ${fault}`);
  return name;
}

/** Puts works under a tag, all in one transaction; the number of works that had not borne it. Throws Misconfigured for what is not in the library. */
export async function addTag(store: Store, request: TagRequest): Promise<number> {
  const name = tagName(request.name);
  return store.addTag(name, await meant(store, request));
}

/** Takes a tag off works; the number of works that had borne it. Throws Misconfigured for an unknown tag or work. */
export async function removeTag(store: Store, request: TagRequest): Promise<number> {
  const from = await meant(store, request);
  return known(store, request.name, await store.removeTag(tagName(request.name), from));
}

/** Gives a tag another name, which it returns as it is written; a tag that has it takes the works in. */
export const renameTag = async (store: Store, name: string, to: string): Promise<string> =>
  known(store, name, await store.renameTag(tagName(name), tagName(to)));

/** Takes a tag away from all works; the number of those that had borne it. */
export const deleteTag = async (store: Store, name: string): Promise<number> => known(store, name, await store.deleteTag(tagName(name)));

async function known<T>(store: Store, name: string, found: T | undefined): Promise<T> {
  if (found !== undefined) return found;
  const names = (await store.tags()).map((each) => each.name);
  throw new Misconfigured(
    'name',
    `there is no tag ${name}${names.length > 0 ? `; there are ${names.slice(0, 20).join(', ')}` : ' (nor any other)'}`,
  );
}

/** A record's key means this record alone, whatever else is in its work; anything else the work. */
async function meant(store: Store, { ids, query }: TagRequest): Promise<Tagged> {
  if (query !== undefined && ids.length > 0) throw new Misconfigured('query', 'name works, or give a query, not both');
  if (query !== undefined) return { query: parseQuery(query, store) };
  if (ids.length === 0) throw new Misconfigured('id', 'name the works (W12, a PMID, a DOI …), or find them with a query');
  const works: string[] = [];
  const records: RecordKey[] = [];
  for (const id of ids) {
    const [record] = await recordsKeyed(store, id);
    const work = record ? undefined : await findWork(store, id);
    if (record) records.push(record.key);
    else if (work) works.push(work.id);
    else throw new Misconfigured('id', `${id}: the library has no such work or record; nothing was tagged`);
  }
  return { works, records };
}
