import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { storeLocation } from '../config.ts';
import { packageRoot, version } from '../package-root.ts';
import { openLibraryToRead } from '../pipeline/library.ts';
import { missingPayloads } from '../pipeline/original.ts';
import { type Context, exitCodes, type LibraryOptions } from './context.ts';
import { addLibraryOptions } from './library-options.ts';

interface Diagnosis {
  readonly what: string;
  readonly state: 'well' | 'wrong' | 'note';
  readonly says: string;
}

export function addDoctor(program: Command, context: Context): void {
  const command = program
    .command('doctor')
    .summary('what is wrong with this installation or library')
    .description(
      'Looks at the installation, the configuration and the library, and says what is wrong and what to do about it. Exit code 1 when something is wrong.',
    )
    .option('--json', 'print JSON Lines');
  addLibraryOptions(command).action(async (options: LibraryOptions & { json?: boolean }) => {
    for await (const diagnosis of diagnose(context, options)) {
      await context.out(options.json ? JSON.stringify(diagnosis) : `${diagnosis.state.padEnd(6)}${diagnosis.what}: ${diagnosis.says}`);
      if (diagnosis.state === 'wrong') context.exitCode = exitCodes.failed;
    }
  });
}

async function* diagnose(context: Context, options: LibraryOptions): AsyncGenerator<Diagnosis> {
  yield { what: 'refmill', state: 'well', says: `${version} in ${packageRoot}` };
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  yield { what: 'Node.js', state: fits ? 'well' : 'wrong', says: `${process.versions.node}${fits ? '' : '; 20.19 or newer is needed'}` };
  const config = await context.configuration(options.config);
  yield {
    what: 'configuration',
    state: 'well',
    says: `${config.sources?.length ?? 0} ${config.sources?.length === 1 ? 'source' : 'sources'}${config.email ? '' : '; no e-mail address set (NCBI asks for one: `email`, or REFMILL_EMAIL)'}`,
  };
  const location = storeLocation(options.store, config);
  if (!existsSync(location)) {
    yield { what: 'library', state: 'note', says: `${location} does not exist yet; ingest or harvest makes it` };
    return;
  }
  context.library = location;
  const library = await openLibraryToRead(location);
  try {
    const status = await library.store.status();
    yield {
      what: 'library',
      state: 'well',
      says: `${location}: ${status.works} works of ${status.records} records (${status.tombstones} deleted at their source), ${(status.sizeBytes / 2 ** 20).toFixed(1)} MB, schema ${status.schemaVersion}`,
    };
    if (library.readOnly)
      yield { what: 'library', state: 'note', says: 'you may read it, not write it: harvests and ingests are for others' };
    if (status.records > 0 && !(await library.store.isFiled()))
      yield {
        what: 'duplicates',
        state: 'note',
        says: 'the records come from an older refmill, which knew them by their identifiers alone: `refmill dedupe` files them by what they say, and looks which of them are the same publication',
      };
    for (const problem of status.problems) yield { what: 'library', state: 'wrong', says: problem };
    for (const { code, count } of status.findings)
      yield { what: 'findings', state: 'note', says: `${count} × ${code} (see them with: refmill search finding:${code})` };
    for (const missing of await missingPayloads(library)) yield { what: 'archive', state: 'wrong', says: missing };
    const runs = await library.store.runs(200);
    // What a later run of the source made good needs nobody's care.
    for (const run of runs.filter(({ source }, at) => runs.findIndex((each) => each.source === source) === at)) {
      if (run.outcome === 'running')
        yield {
          what: 'runs',
          state: 'note',
          says: `run ${run.id} of ${run.source} began ${run.startedAt} and has no end: it is still at work or was killed; harvesting again goes on from where it stopped`,
        };
      if (run.outcome === 'failed')
        yield { what: 'runs', state: 'note', says: `run ${run.id} of ${run.source} failed: ${run.error ?? 'no reason kept'}` };
    }
  } finally {
    await library.close();
  }
}
