import type { Command } from 'commander';
import type { Verification } from '../model/verification.ts';
import { keyText } from '../model/work.ts';
import { heldIdentifiers } from '../pipeline/held-identifiers.ts';
import { knownToNobody } from '../pipeline/repair/known-to-nobody.ts';
import { lookupServices } from '../pipeline/repair/lookup-services.ts';
import { type RepairReport, repair } from '../pipeline/repair/repair.ts';
import { httpClientFor } from '../pipeline/sources.ts';
import { type Context, collect, exitCodes, type LibraryOptions, wholeNumber } from './context.ts';
import { addLibraryOptions } from './library-options.ts';
import { countsLine } from './report.ts';
import { withEndpointModel } from './with-endpoint-model.ts';

/** Identifiers that nobody knows which are named to a person. */
const unknownShown = 20;

interface RepairOptions extends LibraryOptions {
  readonly limit?: number;
  readonly dryRun?: boolean;
  readonly again?: boolean;
  readonly allowPrivateHost: readonly string[];
  readonly json?: boolean;
}

export function addRepair(program: Command, context: Context): void {
  const command = program
    .command('repair')
    .summary('check records against their identifiers’ own sources, and fill their gaps')
    .description(
      'Asks PubMed, Crossref, DataCite and the configured repositories about the PMIDs, PMCIDs, DOIs and handles that records carry. What agrees is taken in as a record of its own and fills the work’s gaps under its own name; an identifier that names another publication is noted as identifier-points-elsewhere. Nothing is replaced.',
    )
    .argument('[query]', 'which works; all of them otherwise', '')
    .option('--limit <n>', 'look at so many works at most', wholeNumber('limit', 1, 100_000_000))
    .option('--dry-run', 'ask, say what would come of it, and leave the library as it is')
    .option('--again', 'ask also about what was asked before')
    .option('--allow-private-host <host>', 'reach this host (or host:port) although its address is not public', collect, [])
    .option('--json', 'print what came of it as JSON Lines');
  addLibraryOptions(command).action((query: string, options: RepairOptions) =>
    context.withLibrary(options, async (library, config) => {
      const { now, signal } = context.world;
      const services = lookupServices(config);
      const allowPrivateHosts = [...(config.allowPrivateHosts ?? []), ...options.allowPrivateHost];
      const http = httpClientFor({ ...config, allowPrivateHosts }, (message) => context.say(message));
      try {
        const report = await withEndpointModel(context, config.endpointModel, (model) =>
          repair(library, {
            ...model,
            query,
            services,
            tools: { http, now, signal, held: heldIdentifiers(library.store), report: (message) => context.say(message) },
            ...(options.limit === undefined ? {} : { limit: options.limit }),
            dryRun: options.dryRun ?? false,
            again: options.again ?? false,
            progress: (works) => context.progress(`repair: ${works} works`),
          }),
        );
        await print(context, report, options);
      } finally {
        await http.close();
      }
    }),
  );
}

async function print(context: Context, report: RepairReport, { json, dryRun }: RepairOptions): Promise<void> {
  const { run, works, counts, verifications, gains, error } = report;
  if (json) {
    for (const gain of gains) await context.out(JSON.stringify(gain));
    for (const verification of verifications) await context.out(JSON.stringify(verification));
    await context.out(JSON.stringify({ run, works, counts, ...outcomes(verifications), ...(error === undefined ? {} : { error }) }));
  } else {
    for (const { work, service, fields } of gains)
      await context.out(`${work}: ${dryRun ? 'would gain' : 'gained'} ${fields.join(', ')} from ${service}`);
    for (const { record, identifier, service, title } of verifications.filter(({ outcome }) => outcome === 'elsewhere'))
      await context.out(
        `${keyText(record)}: ${identifier.scheme} ${identifier.value} is another publication by ${service}: ${title ?? '(no title)'}`,
      );
    const nowhere = knownToNobody(verifications);
    for (const { record, identifier, services } of nowhere.slice(0, unknownShown))
      await context.out(`${keyText(record)}: ${identifier.scheme} ${identifier.value} is unknown to ${services.join(' and ')}`);
    if (nowhere.length > unknownShown) context.say(`and ${nowhere.length - unknownShown} more that nobody knows: --json names them`);
    const { agrees, elsewhere, unsure, unknown } = outcomes(verifications);
    const said = [`${agrees} agree`, `${elsewhere} point elsewhere`, `${unsure} too little to compare`, `${unknown} unknown there`];
    await context.out(`${works} works, ${verifications.length} identifiers asked about: ${said.join(', ')}`);
    if (run !== undefined) await context.out(`run ${run}: ${countsLine(counts)}`);
    if (error !== undefined) context.say(`stopped: ${error}`);
  }
  if (error !== undefined) context.exitCode = exitCodes.failed;
}

function outcomes(verifications: readonly Verification[]): Readonly<Record<Verification['outcome'], number>> {
  const count = (outcome: Verification['outcome']) => verifications.filter((each) => each.outcome === outcome).length;
  return { agrees: count('agrees'), elsewhere: count('elsewhere'), unsure: count('unsure'), unknown: count('unknown') };
}
