import type { ArrivedNotice, NoticeKind } from '../model/notice.ts';
import type { RunCounts } from '../model/run.ts';
import type { RunReport } from '../pipeline/ingest.ts';
import type { FileReport } from '../pipeline/ingest-file.ts';
import type { Store } from '../store/store.ts';
import { type Context, exitCodes } from './context.ts';

/** Thousands in groups: `38,201,553`. */
export const grouped = (number: number): string => number.toLocaleString('en');

const filesInWords = (number: number): string => (number === 1 ? '1 file had been' : `${grouped(number)} files had been`);

/** The counts of a run in words: `14 fetched: 10 new, 1 changed, 3 unchanged; 5 joined a work already known; 7 findings`. */
export function countsLine(counts: RunCounts, merged = 0): string {
  const said = (['new', 'changed', 'unchanged', 'deleted', 'failed'] as const)
    .filter((key) => counts[key] > 0)
    .map((key) => `${counts[key]} ${key}`);
  const parts = [`${counts.fetched} fetched${said.length > 0 ? `: ${said.join(', ')}` : ''}`];
  if (counts.fetched > 0 && counts.fetched === counts.unchanged) parts.push('nothing changed');
  if (merged > 0) parts.push(`${merged} joined a work that another record describes`);
  if (counts.findings > 0) parts.push(`${counts.findings} ${counts.findings === 1 ? 'finding' : 'findings'}`);
  return parts.join('; ');
}

/** `pubmed25n0001.xml.gz (1 of 1,334): 30,000 fetched: …`; how many there are is not always known. */
export function fileLine(file: FileReport & { readonly number?: number; readonly of?: number }): string {
  const { name, number, of, counts, merged } = file;
  const place = number === undefined || of === undefined ? '' : ` (${grouped(number)} of ${grouped(of)})`;
  return `${name}${place}: ${countsLine(counts, merged)}`;
}

const noticeWords: Readonly<Record<NoticeKind, string>> = {
  retraction: 'RETRACTION',
  'expression-of-concern': 'EXPRESSION OF CONCERN',
  correction: 'correction',
};

/** `RETRACTION of W12, told by pubmed/99000004: J Test. 2019;3:7 (pmid 99000005)` */
export function noticeLine({ kind, work, record, identifiers, note }: ArrivedNotice): string {
  const named = identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join(', ');
  const what = [note, named && `(${named})`].filter(Boolean).join(' ');
  return `${noticeWords[kind]} of ${work}, told by ${record}${what ? `: ${what}` : ''}`;
}

/** Prints a run's report and sets the exit code: 1 when the source failed, 2 when its configuration is to blame, 3 when a record or a file of a folder could not be read, or records are lacking. */
export async function printRun(context: Context, store: Store, report: RunReport, json: boolean): Promise<void> {
  const notices = await store.notices(report.run);
  if (json) await context.out(JSON.stringify(notices.length > 0 ? { ...report, notices } : report));
  else {
    await context.out(`${report.source} (run ${report.run}): ${countsLine(report.counts, report.merged)}`);
    for (const notice of notices) await context.out(`  ${noticeLine(notice)}`);
    if (report.doneBefore)
      context.say(`${filesInWords(report.doneBefore)} read by a run that was broken off, and not again (--from-start reads them)`);
    if (report.passedOver) context.say(`${grouped(report.passedOver)} left out by the selection`);
    if (report.counts.failed > 0) context.say(`${report.counts.failed} could not be read: see \`refmill runs ${report.run}\``);
    if (report.error !== undefined) context.say(`${report.source}: stopped: ${report.error}`);
  }
  if (report.throttled) return;
  if (report.error !== undefined) context.exitCode = report.misconfigured ? exitCodes.usage : exitCodes.failed;
  else if (report.counts.failed + report.refused.length + (report.lacking?.length ?? 0) > 0 && context.exitCode === exitCodes.done)
    context.exitCode = exitCodes.recordsLost;
}
