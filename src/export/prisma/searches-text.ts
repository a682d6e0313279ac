import type { PrismaSearches, ReportedFile, ReportedRun, ReportedSource } from '../../model/prisma-searches.ts';
import type { RunCounts } from '../../model/run.ts';
import { csvLine } from '../csv-line.ts';
import { kindNames, notRecorded } from './flow-rows.ts';

/** A heading with what is told under it; a verbatim value stands as it was sent or written. */
interface Block {
  readonly heading: string;
  readonly level: 1 | 2 | 3;
  readonly rows: readonly (readonly [label: string, value: string, verbatim?: true])[];
}

const grouped = (count: number): string => count.toLocaleString('en');
const day = (moment: string): string => moment.slice(0, 10);

const outcomes: Readonly<Record<ReportedRun['outcome'], string>> = {
  running: 'not finished yet',
  complete: 'complete',
  partial: 'partial: not everything came',
  throttled: 'broken off: the source asked for more patience than a run has; the next one goes on',
  failed: 'failed',
  interrupted: 'interrupted',
};

/** `1,200 records: 900 new, 290 known already, 10 could not be read` */
function came({ fetched, new: added, changed, unchanged, deleted, failed }: RunCounts): string {
  const parts = [
    [added, 'new'],
    [changed, 'known already and changed'],
    [unchanged, 'known already'],
    [deleted, 'deleted at source'],
    [failed, 'could not be read'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${grouped(count)} ${words}`);
  return `${grouped(fetched)} ${fetched === 1 ? 'record' : 'records'}${said.length > 0 ? `: ${said.join(', ')}` : ''}`;
}

function* blocks({ software, deduplication, sources }: PrismaSearches, title: string | undefined): Generator<Block> {
  const { method, records, works } = deduplication;
  yield {
    heading: title === undefined ? 'Report of the searches (PRISMA-S)' : `Report of the searches (PRISMA-S): ${title}`,
    level: 1,
    rows: [
      ['Software', software],
      ['Sources searched', grouped(sources.length)],
      ['Records', grouped(records)],
      ['Publications', grouped(works)],
      ['Deduplication', method],
    ],
  };
  for (const source of sources) yield* sourceBlocks(source);
}

function* sourceBlocks(source: ReportedSource): Generator<Block> {
  const { name, platform, kind, strategy, limits, runs, files, gave } = source;
  const asked = Object.entries(limits);
  yield {
    heading: name === source.source || files ? source.source : `${name} (${source.source})`,
    level: 2,
    rows: [
      ['Information source', files ? 'files that were exported elsewhere' : `${name} (${kindNames[kind].replace(/s$/, '').toLowerCase()})`],
      ...(files ? [] : [['Platform', platform ?? notRecorded] as const]),
      ...(files ? [] : [['Strategy as written', strategy ?? (asked.length > 0 ? 'none but the limits' : notRecorded), true] as const]),
      ['Limits and filters', asked.length > 0 ? asked.map(([key, value]) => `${key}: ${value}`).join('; ') : 'none'],
      ['First searched', runs[0] ? day(runs[0].startedAt) : notRecorded],
      ['Last searched', day(runs.at(-1)?.startedAt ?? '') || notRecorded],
      ['Different records', grouped(gave.records)],
      ['Publications', `${grouped(gave.works)}, of them ${grouped(gave.onlyHere)} from no other source`],
    ],
  };
  if (files) for (const file of files) yield fileBlock(file);
  for (const [at, run] of runs.entries()) if (!files || run.outcome !== 'complete') yield runBlock(run, at > 0, files !== undefined);
}

function runBlock({ run, startedAt, outcome, error, sent, counts }: ReportedRun, isUpdate: boolean, ofFiles: boolean): Block {
  const searches = sent?.flatMap(({ strategy, translation, found }): Block['rows'][number][] => [
    ['Strategy as sent', strategy ?? notRecorded, true],
    ...(translation === undefined ? [] : [['Understood by the source as', translation, true] as const]),
    ['Count of the source', found === undefined ? notRecorded : grouped(found)],
  ]);
  return {
    heading: `${isUpdate && !ofFiles ? 'Update' : 'Run'} of ${day(startedAt)} (run ${run})`,
    level: 3,
    rows: [
      ['Date', startedAt],
      ...(ofFiles ? [] : (searches ?? [['Strategy as sent', notRecorded] as const, ['Count of the source', notRecorded] as const])),
      ['What came', came(counts)],
      ['Outcome', error === undefined ? outcomes[outcome] : `${outcomes[outcome]} (${error})`],
    ],
  };
}

function fileBlock({ name, sha256, format, pages, takenInAt, counts, databases, told }: ReportedFile): Block {
  const named = databases.map(({ name: database, records }) => `${database} (${grouped(records)})`).join(', ');
  return {
    heading: name,
    level: 3,
    rows: [
      ['Information source', told.name ?? (named || pages || notRecorded)],
      ...(told.name !== undefined && named !== '' ? [['Databases that records name', named] as const] : []),
      ['Platform', told.platform ?? notRecorded],
      ['Strategy', told.strategy ?? notRecorded, true],
      ['Date of the search', told.searched ?? notRecorded],
      ['Taken in', day(takenInAt)],
      ['Count of the source', told.found === undefined ? notRecorded : grouped(told.found)],
      ['What came', came(counts)],
      ['Format', format ?? notRecorded],
      ['SHA-256', sha256],
    ],
  };
}

/** Names and messages come from files, settings and services: none ends a line or moves a cursor. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();

/** A strategy of many lines, as databases number them, keeps them. */
const linesOf = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\r\n?|\n/)
    .map(oneLine);

/** The report for reading. */
export function* searchesText(report: PrismaSearches, title?: string): Generator<string> {
  let first = true;
  for (const { heading, level, rows } of blocks(report, title)) {
    const written = oneLine(heading);
    yield `${first ? '' : '\n'}${written}\n${level === 3 ? '' : `${(level === 1 ? '=' : '-').repeat([...written].length)}\n`}`;
    first = false;
    for (const [label, value, verbatim] of rows) {
      const lines = verbatim ? linesOf(value) : [oneLine(value)];
      yield lines.length === 1 ? `  ${label}: ${lines[0]}\n` : `  ${label}:\n${lines.map((line) => `    ${line}\n`).join('')}`;
    }
  }
}

/** The same in Markdown, for an appendix. */
export function* searchesMarkdown(report: PrismaSearches, title?: string): Generator<string> {
  let first = true;
  for (const { heading, level, rows } of blocks(report, title)) {
    yield `${first ? '' : '\n'}${'#'.repeat(level)} ${escaped(oneLine(heading))}\n\n`;
    first = false;
    for (const [label, value, verbatim] of rows)
      yield `- **${label}**: ${verbatim && value !== notRecorded ? code(linesOf(value)) : escaped(oneLine(value))}\n`;
  }
}

/** Signs that Markdown would take for its own. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`);

/** As it stands, between more marks than it has in a row itself; several lines are a block of the list’s item. */
function code(lines: readonly string[]): string {
  const longest = Math.max(0, ...(lines.join('\n').match(/`+/g) ?? []).map(({ length }) => length));
  if (lines.length > 1) {
    const fence = '`'.repeat(Math.max(3, longest + 1));
    return ['', '', fence, ...lines, fence].join('\n  ').replace(/^\n {2}\n/, '\n\n');
  }
  const [line = ''] = lines;
  const mark = '`'.repeat(longest + 1);
  const blank = /^`|`$/.test(line) ? ' ' : '';
  return `${mark}${blank}${line}${blank}${mark}`;
}

const columns = [
  ...['source', 'name', 'platform', 'run', 'file', 'date', 'outcome', 'error', 'strategy as written', 'strategy as sent'],
  ...['limits', 'count of the source', 'fetched', 'new', 'changed', 'unchanged', 'deleted', 'failed', 'databases', 'format', 'sha256'],
];

/** What a spreadsheet would run. */
const unrun = (text: string | undefined): string | undefined =>
  text !== undefined && /^[=+\-@＝＋－＠]/.test(text) ? `'${oneLine(text)}` : text && oneLine(text);

/** A row for each search of each run, and for each file; what is not recorded is an empty cell. */
export function* searchesCsv({ sources }: PrismaSearches): Generator<string> {
  yield csvLine(columns);
  for (const { source, name, platform, strategy, limits, runs, files } of sources) {
    const asked = Object.entries(limits)
      .map(([key, value]) => `${key}: ${value}`)
      .join('; ');
    const counted = ({ fetched, new: added, changed, unchanged, deleted, failed }: RunCounts) => [
      ...[fetched, added, changed, unchanged, deleted, failed],
    ];
    const line = (cells: readonly (string | number | undefined)[]) =>
      csvLine(cells.map((cell) => (typeof cell === 'string' ? unrun(cell) : cell)));
    if (files)
      for (const { told, ...file } of files)
        yield line([
          ...[source, told.name ?? (file.databases.map((each) => each.name).join('; ') || file.pages), told.platform, file.run, file.name],
          ...[told.searched, undefined, undefined, told.strategy, undefined, asked, told.found, ...counted(file.counts)],
          ...[file.databases.map((each) => `${each.name} (${each.records})`).join('; '), file.format, file.sha256],
        ]);
    else
      for (const { run, startedAt, outcome, error, sent = [{}], counts } of runs)
        for (const [at, search] of sent.entries())
          yield line([
            ...[source, name, platform, run, undefined, startedAt, outcome, error, strategy, search.strategy, asked, search.found],
            // What came is that of the run, not of each of its searches.
            ...(at === 0 ? counted(counts) : Array<undefined>(6).fill(undefined)),
            ...[undefined, undefined, undefined],
          ]);
  }
}
