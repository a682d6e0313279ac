import type { Command } from 'commander';
import { writeAtomically } from '../export/atomic-file.ts';
import { prismaReport, type ReportName, reportFormats } from '../pipeline/prisma/report.ts';
import type { Context, LibraryOptions } from './context.ts';
import { addLibraryOptions, withLibraryToRead } from './library-options.ts';

interface PrismaOptions extends LibraryOptions {
  readonly format: string;
  readonly output?: string;
  readonly query?: string;
}

export function addPrisma(program: Command, context: Context): void {
  const prisma = program
    .command('prisma')
    .summary('report the library by PRISMA: flow diagram, searches')
    .description(
      'Reports the library as PRISMA 2020 and PRISMA-S ask for it. What the library does not know stands as not recorded. docs/reporting.md says what is counted, and which tags say how far a work got.',
    );

  const flow = report(
    prisma.command('flow').summary('counts of the flow diagram, or the diagram'),
    'flow',
    'Counts records identified, removed, screened, sought, assessed and included, from the runs, the files and the tags of the library; as svg, draws the flow diagram.',
  ).option('--query <query>', 'only the works that a query finds');
  addLibraryOptions(flow).action((options: PrismaOptions) => write(context, 'flow', options));

  const searches = report(
    prisma.command('searches').summary('each search of each source: strategy, date, counts, what came'),
    'searches',
    'Reports every search as PRISMA-S asks for it: the source, the strategy as written and as sent, limits, dates, the count of the source, what came, updates and failures, the files that were taken in, and how duplicates were found.',
  );
  addLibraryOptions(searches).action((options: PrismaOptions) => write(context, 'searches', options));
}

const report = (command: Command, name: ReportName, description: string): Command =>
  command
    .description(description)
    .option('--format <format>', `how it is written: ${reportFormats[name].join(', ')}`, reportFormats[name][0])
    .option('-o, --output <file>', 'write to this file instead of the screen; it appears only when it is whole');

const write = (context: Context, name: ReportName, { format, output, query, ...options }: PrismaOptions): Promise<void> =>
  withLibraryToRead(context, options, async ({ store }, { prisma: settings }) => {
    const pieces = await prismaReport(store, { report: name, format, settings, query });
    if (output === undefined) for (const piece of pieces) await context.write(piece);
    else {
      await writeAtomically(output, pieces);
      context.say(`wrote ${output}`);
    }
  });
