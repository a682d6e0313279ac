import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store, WorkSummary } from '../../src/store/store.ts';
import { cpuTimes } from './cpu-time.ts';
import { spread } from './spread.ts';

export const searching = z.strictObject({
  kind: z.string(),
  query: z.string(),
  found: z.int(),
  refmill: spread,
  /** Of what no single statement of SQL finds there is none to be held against. */
  sql: z.exactOptional(spread),
  /** Facets of the same works, asked for right behind; absent in older figures. */
  facets: z.exactOptional(spread),
});

/** A query as people type it, and the plainest SQL that finds the same works: how many there are, and the numbers of the first twenty. */
interface Question {
  readonly kind: string;
  readonly query: string;
  readonly sql?: Statements;
}

interface Statements {
  readonly count: string;
  readonly first: string;
  readonly values: readonly (string | number)[];
}

const page = { offset: 0, limit: 20, sort: 'relevance' } as const;

const byText = (kind: string, query: string, expression: string): Question => ({
  kind,
  query,
  sql: {
    count: 'SELECT count(*) FROM work_text WHERE work_text MATCH ?',
    first: 'SELECT rowid FROM work_text WHERE work_text MATCH ? ORDER BY rank LIMIT 20',
    values: [expression],
  },
});

/** Questions about a work that is in the library, so that each finds something. */
function questionsOf(work: WorkSummary): readonly Question[] {
  const words = (work.citation.title?.match(/[a-z]{4,}/g) ?? []).toSorted((a, b) => b.length - a.length);
  const [word = 'study'] = words;
  const phrase = work.citation.abstracts?.[0]?.sections[0]?.text.match(/\b[a-z]{2,} [a-z]{2,}\b/)?.[0] ?? 'in the';
  const family = work.citation.contributors?.[0]?.family ?? 'Smith';
  const heading = work.citation.headings?.at(-1)?.term ?? 'Humans';
  const pmid = work.citation.identifiers?.find(({ scheme }) => scheme === 'pmid')?.value ?? '1';
  const heads = '{headings} : ';
  // Where words without a field are looked for.
  const prose = '{title abstract authors headings keywords journal} : ';
  return [
    byText('a frequent word', 'patients', `${prose}"patients"`),
    byText('a rare word', word, `${prose}"${word}"`),
    byText('a phrase', `"${phrase}"`, `${prose}"${phrase}"`),
    byText('an author', `author:"${family}"`, `{authors} : "${family}"`),
    byText('a heading', `heading:"${heading}"`, `${heads}"${heading}"`),
    {
      kind: 'years',
      query: 'year:2010..2014',
      sql: {
        count: 'SELECT count(*) FROM works WHERE issued BETWEEN ? AND ?',
        first: 'SELECT id FROM works WHERE issued BETWEEN ? AND ? ORDER BY issued DESC LIMIT 20',
        values: [20_100_000, 20_149_999],
      },
    },
    byText(
      'a combination',
      '(women OR children) heading:Humans NOT randomized',
      `(${prose}("women" OR "children") AND ${heads}"Humans") NOT ${prose}"randomized"`,
    ),
    { kind: 'a descriptor', query: `mesh:"${heading}"` },
    { kind: 'as for PubMed', query: `"${heading}"[mh] AND 2010:2020[dp] AND english[la]` },
    { kind: 'a strategy', query: `(${word}[tiab] OR ${phrase}[tiab] OR "${heading}"[majr]) NOT (animals[mh] NOT humans[mh])` },
    { kind: 'an author in some years', query: `author:"${family}" year:2000..2010` },
    { kind: 'words near each other', query: `${word} NEAR/5 ${phrase.split(' ').at(-1)}` },
    { kind: 'a word in any form', query: `title:${word}~` },
    { kind: 'truncated words', query: `title:${word.slice(0, 5)}* abstract:${phrase.slice(0, 4)}*` },
    { kind: 'an identifier', query: `pmid:${pmid}` },
    { kind: 'what has a DOI', query: `title:${word} has:doi` },
    { kind: 'a kind of publication', query: `review[pt] AND ${word}[ti]` },
    { kind: 'what came lately', query: `added:30d title:${word}` },
    { kind: 'a title', query: (work.citation.title ?? word).replaceAll(/[^A-Za-z ]/g, ' ').trim() },
  ];
}

/**
 * Searches of a finished library, each as it is asked for at the prompt: how many there are, and the first twenty works in full.
 * Throws when the SQL counts other works than the search finds: then their times say nothing.
 */
export async function measureSearching(location: string, tries: number): Promise<z.infer<typeof searching>[]> {
  const store = await openSqliteStore(location, { readOnly: true });
  const plain = new Sqlite(location, { readonly: true });
  const measured: z.infer<typeof searching>[] = [];
  for (const { kind, query, sql } of questionsOf(await someWork(store))) {
    const asked = parseQuery(query);
    let found = 0;
    const refmill = async () => {
      found = (await store.search(asked, page)).total;
    };
    const facets = async () => void (await store.facets(asked, 10));
    if (!sql) {
      const times = await cpuTimes({ refmill, facets }, tries);
      measured.push({ kind, query, found, ...times });
      continue;
    }
    const [counting, listing] = [plain.prepare(sql.count).pluck(), plain.prepare(sql.first)];
    let counted: unknown;
    const inSql = () => {
      counted = counting.get(...sql.values);
      listing.all(...sql.values);
    };
    const times = await cpuTimes({ refmill, facets, sql: inSql }, tries);
    if (counted !== found) throw new Error(`${query} finds ${found} works, and the SQL it is held against counts ${counted}`);
    measured.push({ kind, query, found, ...times });
  }
  plain.close();
  await store.close();
  return measured;
}

/** The newest work that has all that is asked about. */
async function someWork(store: Store): Promise<WorkSummary> {
  const { works } = await store.search(parseQuery('has:abstract'), { offset: 0, limit: 100, sort: 'newest' });
  const work = works.find(({ citation }) => citation.headings && citation.contributors?.[0]?.family);
  if (!work) throw new Error('the library has no work to ask about');
  return work;
}
