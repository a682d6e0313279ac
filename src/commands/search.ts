import type { Command } from 'commander';
import { workLine } from '../export/work-line.ts';
import { Misconfigured } from '../model/errors.ts';
import { explodedHeadings } from '../search/exploded-headings.ts';
import { printQuery } from '../search/print.ts';
import type { Query } from '../search/query.ts';
import type { Page, Store } from '../store/store.ts';
import { addQueryOptions, askedQuery, type QueryOptions } from './asked-query.ts';
import { type Context, type LibraryOptions, wholeNumber } from './context.ts';
import { addLibraryOptions, withLibraryToRead } from './library-options.ts';

interface SearchOptions extends LibraryOptions, QueryOptions {
  readonly limit: number;
  readonly offset: number;
  readonly sort: string;
  readonly facets?: boolean;
  readonly json?: boolean;
  readonly explain?: boolean;
}

const sorts = ['relevance', 'newest', 'oldest', 'added', 'title', 'author', 'journal'] as const satisfies readonly Page['sort'][];

export function addSearch(program: Command, context: Context): void {
  const command = program
    .command('search')
    .summary('find works in the library')
    .description(
      'Finds works: words, "phrases", truncat*, wom?n, forms~, AND, OR, NOT, NEAR/3, brackets, and fields such as author:sartor mesh:"Bone Neoplasms" year:2015..2020 doi:… finding:retracted added:7d primary-endpoint:"overall survival" result:"HR < 0.8 and upper < 1". What is written for PubMed is taken as well: "bone metastases"[tiab] AND 2015:2020[dp].',
    )
    .argument('[query...]', 'what to look for; nothing finds everything')
    .option('--explain', 'say how the query was understood')
    .option('--limit <n>', 'how many works to print', wholeNumber('limit', 0, 100_000), 20)
    .option('--offset <n>', 'how many works to pass over', wholeNumber('offset', 0, Number.MAX_SAFE_INTEGER), 0)
    .option('--sort <order>', `order: ${sorts.join(', ')}`, 'relevance')
    .option('--facets', 'count the works found by year, journal, heading, source, type, access and language')
    .option('--json', 'print JSON Lines, a work each');
  addQueryOptions(command);
  addLibraryOptions(command).action((words: string[], options: SearchOptions) => {
    const sort = sorts.find((each) => each === options.sort);
    if (!sort) throw new Misconfigured('sort', `--sort takes ${sorts.join(', ')}, not ${options.sort}`);
    return withLibraryToRead(context, options, async ({ store }) => {
      const { query, lines } = await askedQuery(context, store, words, options);
      await remark(context, store, query);
      for (const line of lines) {
        const { total } = await store.search(line.query, { offset: 0, limit: 0, sort: 'added' });
        if (options.json) await context.out(JSON.stringify({ line: line.number, query: line.text, works: total }));
        else await context.out(`#${line.number}\t${total}\t${line.text}`);
      }
      if (options.explain) context.say(printQuery(query) || 'everything');
      const { total, works } = await store.search(query, { offset: options.offset, limit: options.limit, sort });
      for (const work of works) await context.out(options.json ? JSON.stringify(work) : workLine(work));
      if (options.facets) await printFacets(context, store, query, options);
      context.say(
        `${total} ${total === 1 ? 'work' : 'works'} found${works.length > 0 && works.length < total ? `, ${options.offset + 1} to ${options.offset + works.length} shown` : ''}`,
      );
    });
  });
}

/** A librarian expects what stands below a descriptor to be found: where it cannot be, that is said. */
async function remark(context: Context, store: Store, query: Query): Promise<void> {
  const [heading] = explodedHeadings(query);
  if (heading === undefined || (await store.vocabularies()).some(({ part }) => part === 'descriptors')) return;
  context.say(
    `«${heading}» is looked for without the descriptors below it: the library has no vocabulary with a tree. \`refmill vocabulary import mesh desc2026.xml\` loads MeSH; mesh-noexp: asks for the descriptor alone`,
  );
}

async function printFacets(context: Context, store: Store, query: Query, { json }: SearchOptions): Promise<void> {
  for (const facet of await store.facets(query, 10)) {
    if (json) await context.out(JSON.stringify(facet));
    else if (facet.values.length > 0)
      await context.out(`${facet.field}: ${facet.values.map(({ value, count }) => `${value} (${count})`).join(', ')}`);
  }
}
