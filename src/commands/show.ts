import type { Command } from 'commander';
import { workPage } from '../export/work-page.ts';
import { Malformed, Misconfigured } from '../model/errors.ts';
import { keyText } from '../model/work.ts';
import { workSentences } from '../pipeline/evidence-sentences.ts';
import { findWork } from '../pipeline/find-work.ts';
import type { Library } from '../pipeline/library.ts';
import { originalOf } from '../pipeline/original.ts';
import type { WorkDetail } from '../store/store.ts';
import type { Context, LibraryOptions } from './context.ts';
import { addLibraryOptions, withLibraryToRead } from './library-options.ts';

export function addShow(program: Command, context: Context): void {
  const command = program
    .command('show')
    .summary('one work in full: its fields, where each came from, its records and findings')
    .description(
      'Shows one work in full. Numbers in brackets behind a value name the records that say so; they are listed below with what was noticed about them.',
    )
    .argument('<id>', 'the work: its id (W12), or a PMID, DOI, PMCID or handle, bare, as an address or as pmid:28961839')
    .option('--original', 'print what its records were read from, as their sources sent it')
    .option('--json', 'print it as one line of JSON');
  addLibraryOptions(command).action((id: string, options: LibraryOptions & { json?: boolean; original?: boolean }) =>
    withLibraryToRead(context, options, async (library) => {
      const work = await findWork(library.store, id);
      if (!work) throw new Misconfigured('id', `${id}: ${await whyNone(library, id)}`);
      if (options.original) {
        await printOriginals(context, library, work);
        return;
      }
      await context.out(options.json ? JSON.stringify(work) : workPage(work, workSentences(work)));
    }),
  );
}

async function whyNone({ store }: Library, id: string): Promise<string> {
  const taken = await store.takenBack(id.trim());
  const undo = taken && (await store.run(taken.undo));
  if (taken && undo)
    return `nothing is left of this work: its record ${taken.record} came with run ${undo.request.run}, which was undone ${undo.startedAt.slice(0, 10)} (run ${undo.id}); when the record comes again, it has this id again`;
  return 'the library has no such work (a work is named by its id, W12, or by a PMID, DOI, PMCID or handle)';
}

/** A payload that is gone is said so; the others are printed all the same. */
async function printOriginals(context: Context, library: Library, work: WorkDetail): Promise<void> {
  for (const member of work.members) {
    const key = keyText(member.key);
    try {
      const original = await originalOf(library, member);
      if (original) await context.bytes(original);
      else context.say(`${key}: nothing was kept of what it was read from`);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      context.lost(`${key}: ${error.message}`);
    }
  }
}
