import path from 'node:path';
import type { PrismaSettings, ReportExport, SavedSearch } from '../../configuration.ts';
import { writeAtomically } from '../../export/atomic-file.ts';
import { makeFolder } from '../../make-folder.ts';
import type { Store } from '../../store/store.ts';
import { prismaReport } from '../prisma/report.ts';

interface ReportMeans {
  readonly searches: readonly SavedSearch[];
  readonly settings: PrismaSettings | undefined;
}

/** Writes a PRISMA report of the configuration anew; whoever reads it meanwhile sees the old one whole. */
export async function writeReport(store: Store, wanted: ReportExport, { searches, settings }: ReportMeans): Promise<void> {
  const { report, format, file } = wanted;
  const query = searches.find(({ id }) => id === wanted.search)?.query ?? wanted.query;
  const pieces = await prismaReport(store, { report, format, settings, query });
  await makeFolder(path.dirname(path.resolve(file)));
  await writeAtomically(file, pieces);
}
