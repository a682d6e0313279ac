import type { Command } from 'commander';
import { workPage } from '../export/work-page.ts';
import { Misconfigured } from '../model/errors.ts';
import { findWork } from '../pipeline/find-work.ts';
import type { Context, LibraryOptions } from './context.ts';
import { addLibraryOptions, withExistingLibrary } from './library-options.ts';

export function addShow(program: Command, context: Context): void {
  const command = program
    .command('show')
    .summary('one work in full: its fields, where each came from, its records and findings')
    .description(
      'Shows one work in full. Numbers in brackets behind a value name the records that say so; they are listed below with what was noticed about them.',
    )
    .argument('<id>', 'the work: its id (W12), or a PMID, DOI, PMCID or handle, bare, as an address or as pmid:28961839')
    .option('--json', 'print it as one line of JSON');
  addLibraryOptions(command).action((id: string, options: LibraryOptions & { json?: boolean }) =>
    withExistingLibrary(context, options, async ({ store }) => {
      const work = await findWork(store, id);
      if (!work)
        throw new Misconfigured(
          'id',
          `${id}: the library has no such work (a work is named by its id, W12, or by a PMID, DOI, PMCID or handle)`,
        );
      await context.out(options.json ? JSON.stringify(work) : workPage(work));
    }),
  );
}
