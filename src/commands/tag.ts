import type { Command } from 'commander';
import { addTag, deleteTag, removeTag, renameTag, type TagRequest } from '../pipeline/tags.ts';
import type { Context, LibraryOptions } from './context.ts';
import { addLibraryOptions, withExistingLibrary, withLibraryToRead } from './library-options.ts';
import { grouped } from './report.ts';

interface TagOptions extends LibraryOptions {
  readonly query?: string;
  readonly json?: boolean;
}

const works = (count: number): string => `${grouped(count)} ${count === 1 ? 'work' : 'works'}`;

const requestOf = (name: string, ids: readonly string[], { query }: TagOptions): TagRequest => ({
  name,
  ids,
  ...(query === undefined ? {} : { query }),
});

export function addTagCommand(program: Command, context: Context): void {
  const tag = program
    .command('tag')
    .summary('collections and labels: put works under a name, find and export them by it')
    .description(
      'Keeps collections and labels. A tag is kept with the records, so that merging, separating and undoing loses none: a work bears the tags of all its records. `refmill search tag:NAME` finds what bears it, `refmill export tag:NAME` writes it out.',
    );

  const list = tag.command('list', { isDefault: true }).description('Lists the tags with the number of works that bear each.');
  addLibraryOptions(list.option('--json', 'print JSON Lines')).action((options: TagOptions) =>
    withLibraryToRead(context, options, async ({ store }) => {
      const all = await store.tags();
      for (const each of all) await context.out(options.json ? JSON.stringify(each) : `${each.name}  (${works(each.works)})`);
      context.say(`${all.length} ${all.length === 1 ? 'tag' : 'tags'}`);
    }),
  );

  const onWorks = [
    ['add', 'put works under a tag, which is made if need be', addTag, 'tagged'],
    ['remove', 'take a tag off works', removeTag, 'no longer tagged'],
  ] as const;
  for (const [action, summary, act, outcome] of onWorks) {
    const command = tag
      .command(action)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}, all of them or, if one of them is unknown, none.`)
      .argument('<name>', 'the tag; capitals make no difference')
      .argument('[id...]', 'works (W12, a PMID, a DOI …), or records (pubmed/28961839), which bear it alone')
      .option('--query <query>', 'the works that a query finds, in place of ids');
    addLibraryOptions(command).action((name: string, ids: string[], options: TagOptions) =>
      withExistingLibrary(context, options, async ({ store }) => {
        const count = await act(store, requestOf(name, ids, options));
        await context.out(`${outcome}: ${works(count)}`);
      }),
    );
  }

  const rename = tag
    .command('rename')
    .description('Gives a tag another name; where a tag has that name already, the two become one.')
    .argument('<name>', 'the tag')
    .argument('<new-name>', 'what it shall be called');
  addLibraryOptions(rename).action((name: string, to: string, options: TagOptions) =>
    withExistingLibrary(context, options, async ({ store }) => context.out(`it is called ${await renameTag(store, name, to)} now`)),
  );

  const remove = tag.command('delete').description('Takes a tag away from all works. The works stay.').argument('<name>', 'the tag');
  addLibraryOptions(remove).action((name: string, options: TagOptions) =>
    withExistingLibrary(context, options, async ({ store }) => context.out(`deleted; it was on ${works(await deleteTag(store, name))}`)),
  );
}
