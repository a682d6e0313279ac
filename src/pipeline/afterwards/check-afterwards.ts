import path from 'node:path';
import type { Configuration } from '../../configuration.ts';
import { Misconfigured } from '../../model/errors.ts';
import { parseQuery } from '../../search/parse.ts';
import { listWriter } from '../list-writer.ts';
import { checkReport } from '../prisma/report.ts';

/** What follows a harvest shall not turn out to be impossible after hours of harvesting. Throws Misconfigured naming search, list or report. */
export async function checkAfterwards({ searches = [], afterwards }: Configuration): Promise<void> {
  const attempt = async (where: string, check: () => unknown) => {
    try {
      await check();
    } catch (error) {
      if (error instanceof Misconfigured) throw new Misconfigured(where, `${where}: ${error.message}`, { cause: error });
      throw error;
    }
  };
  const targets = new Map<string, string>();
  const claim = (what: string, file: string | undefined) => {
    if (file === undefined) return;
    const place = path.resolve(file);
    const other = targets.get(place);
    if (other !== undefined) throw new Misconfigured(what, `${what}: ${other} goes to the same file, and one would replace the other`);
    targets.set(place, what);
  };
  for (const { id, feed } of searches) claim(`the feed ${id}`, feed);
  for (const { file } of afterwards?.exports ?? []) claim(`the list ${file}`, file);
  for (const { file } of afterwards?.reports ?? []) claim(`the report ${file}`, file);
  const saved = new Map(searches.map(({ id, query }) => [id, query]));
  for (const { id, query } of searches) await attempt(`the search ${id}`, () => parseQuery(query, { saved, within: new Set([id]) }));
  for (const list of afterwards?.exports ?? []) {
    await attempt(`the list ${list.file}`, () => parseQuery(list.query, { saved }));
    await attempt(`the list ${list.file}`, () => listWriter(list));
  }
  for (const report of afterwards?.reports ?? []) {
    await attempt(`the report ${report.file}`, () => parseQuery(report.query ?? '', { saved }));
    await attempt(`the report ${report.file}`, () => checkReport(report));
  }
}
