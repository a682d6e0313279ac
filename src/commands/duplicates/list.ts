import type { Command } from 'commander';
import { decisionInWords } from '../../export/decision-in-words.ts';
import { workLine } from '../../export/work-line.ts';
import { mergeLines } from '../../export/work-page.ts';
import { parseQuery } from '../../search/parse.ts';
import type { Store } from '../../store/store.ts';
import type { Context, LibraryOptions } from '../context.ts';
import { addLibraryOptions, withLibraryToRead } from '../library-options.ts';

interface ListOptions extends LibraryOptions {
  readonly related?: boolean;
  readonly json?: boolean;
}

/** More related pairs than anybody reads. */
const mostRelated = 1_000_000;

export function addList(duplicates: Command, context: Context): void {
  const list = duplicates
    .command('list', { isDefault: true })
    .description(
      'Lists the works that several records describe, with the reasons why they are one; with --related, the pairs of works that are two publications and belong together (a preprint and its article, a conference abstract, an erratum).',
    )
    .option('--related', 'pairs of different publications that belong together')
    .option('--json', 'print JSON Lines');
  addLibraryOptions(list).action((options: ListOptions) =>
    withLibraryToRead(context, options, ({ store }) =>
      options.related ? listRelated(context, store, options) : listMerged(context, store, options),
    ),
  );
}

async function listMerged(context: Context, store: Store, { json }: ListOptions): Promise<void> {
  let works = 0;
  for await (const { id } of store.works(parseQuery('has:duplicate'), 'added')) {
    context.world.signal.throwIfAborted();
    const work = await store.work(id);
    if (!work) continue;
    if (json)
      await context.out(
        JSON.stringify({ id, records: work.members.map(({ key }) => `${key.authority}/${key.id}`), decisions: work.decisions }),
      );
    else {
      await context.out(workLine(work));
      for (const line of mergeLines(work)) await context.out(`     ${line}`);
    }
    works += 1;
  }
  context.say(`${works} ${works === 1 ? 'work is' : 'works are'} described by several records`);
}

async function listRelated(context: Context, store: Store, { json }: ListOptions): Promise<void> {
  const pairs = await store.related(mostRelated);
  for (const pair of pairs) {
    context.world.signal.throwIfAborted();
    if (json) {
      await context.out(JSON.stringify(pair));
      continue;
    }
    for (const id of pair.works) {
      const work = await store.work(id);
      if (work) await context.out(workLine(work));
    }
    await context.out(`       ${decisionInWords(pair.decision)}`);
  }
  context.say(
    `${pairs.length} ${pairs.length === 1 ? 'pair belongs' : 'pairs belong'} together and ${pairs.length === 1 ? 'is' : 'are'} two publications each`,
  );
}
