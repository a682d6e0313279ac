import type { Command } from 'commander';
import { workLine } from '../export/work-line.ts';
import { Misconfigured } from '../model/errors.ts';
import { parseQuery } from '../search/parse.ts';
import type { Page } from '../store/store.ts';
import { type Context, type LibraryOptions, wholeNumber } from './context.ts';
import { addLibraryOptions, withLibraryToRead } from './library-options.ts';

interface SearchOptions extends LibraryOptions {
  readonly limit: number;
  readonly offset: number;
  readonly sort: string;
  readonly facets?: boolean;
  readonly json?: boolean;
}

const sorts = ['relevance', 'newest', 'oldest', 'added'] as const satisfies readonly Page['sort'][];

export function addSearch(program: Command, context: Context): void {
  const command = program
    .command('search')
    .summary('find works in the library')
    .description(
      'Finds works: words, "phrases", truncat*, AND, OR, NOT, brackets, and fields such as author:sartor mesh:"Bone Neoplasms" year:2015..2020 doi:… finding:retracted primary-endpoint:"overall survival" result:"HR < 0.8 and upper < 1".',
    )
    .argument('[query...]', 'what to look for; nothing finds everything')
    .option('--limit <n>', 'how many works to print', wholeNumber('limit', 0, 100_000), 20)
    .option('--offset <n>', 'how many works to pass over', wholeNumber('offset', 0, Number.MAX_SAFE_INTEGER), 0)
    .option('--sort <order>', `order: ${sorts.join(', ')}`, 'relevance')
    .option('--facets', 'count the works found by year, journal, heading, source, type and access')
    .option('--json', 'print JSON Lines, a work each');
  addLibraryOptions(command).action((words: string[], options: SearchOptions) => {
    const sort = sorts.find((each) => each === options.sort);
    if (!sort) throw new Misconfigured('sort', `--sort takes ${sorts.join(', ')}, not ${options.sort}`);
    const query = parseQuery(words.join(' '));
    return withLibraryToRead(context, options, async ({ store }) => {
      const { total, works } = await store.search(query, { offset: options.offset, limit: options.limit, sort });
      for (const work of works) await context.out(options.json ? JSON.stringify(work) : workLine(work));
      if (options.facets) {
        for (const facet of await store.facets(query, 10)) {
          if (options.json) await context.out(JSON.stringify(facet));
          else if (facet.values.length > 0)
            await context.out(`${facet.field}: ${facet.values.map(({ value, count }) => `${value} (${count})`).join(', ')}`);
        }
      }
      context.say(
        `${total} ${total === 1 ? 'work' : 'works'} found${works.length > 0 && works.length < total ? `, ${options.offset + 1} to ${options.offset + works.length} shown` : ''}`,
      );
    });
  });
}
