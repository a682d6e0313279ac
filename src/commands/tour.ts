import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { writeAtomically } from '../export/atomic-file.ts';
import { workLine } from '../export/work-line.ts';
import { workPage } from '../export/work-page.ts';
import { type FindingCode, findingCodes } from '../model/finding.ts';
import { packageRoot } from '../package-root.ts';
import { citationList } from '../pipeline/citation-list.ts';
import { harvest } from '../pipeline/harvest.ts';
import { ingest, type RunReport } from '../pipeline/ingest.ts';
import { type Library, openLibrary } from '../pipeline/library.ts';
import { httpClientFor, sourceOf } from '../pipeline/sources.ts';
import { startSandbox } from '../sandbox/server.ts';
import { parseQuery } from '../search/parse.ts';
import { type Context, exitCodes } from './context.ts';
import { countsLine } from './report.ts';

const fixture = (...parts: string[]) => path.join(packageRoot, 'fixtures', ...parts);
const query = 'radium OR bone OR heart';
const runOnPage = fixture('run-on', 'sandbox-item', 'input.txt');
/** So much of the run-on page is shown: enough to see that nothing stands between its fields. */
const shownOfPage = 88;
const lists = { ris: 'citations.ris', 'csl-json': 'citations.json' } as const;

export function addTour(program: Command, context: Context): void {
  program
    .command('tour')
    .summary('see the whole mill at work, offline, in a minute')
    .description(
      'Starts the sandbox on this machine, harvests from it, takes a run-on page and a question-and-answer page in, and shows what came of it. Everything lands in one folder.',
    )
    .argument('[folder]', 'where the library and the citation lists go; what an earlier tour left there is replaced', 'refmill-tour')
    .action(async (folder: string) => {
      const location = path.join(path.resolve(folder), 'refmill.db');
      const leftovers = [
        location,
        `${location}-wal`,
        `${location}-shm`,
        `${location}.archive`,
        ...Object.values(lists).map((name) => path.join(folder, name)),
      ];
      for (const leftover of leftovers) await rm(leftover, { recursive: true, force: true });
      const library = await openLibrary(location);
      try {
        const reports = [...(await harvestSandbox(context, library)), ...(await ingestPages(context, library))];
        await printReports(context, library, reports);
        await showOneSearch(context, library);
        await writeLists(context, library, folder);
        await sayWhatNext(context, folder);
        if (reports.some((each) => each.error !== undefined)) context.exitCode = exitCodes.failed;
      } finally {
        await library.close();
      }
    });
}

async function harvestSandbox(context: Context, library: Library): Promise<RunReport[]> {
  const sandbox = await startSandbox({});
  const allowPrivateHosts = [new URL(sandbox.url).host];
  const http = httpClientFor({ allowPrivateHosts }, (message) => context.say(message), { otherwisePerSecond: 50 });
  try {
    const sources = [
      sourceOf({ id: 'pubmed', fetcher: 'pubmed', query, baseUrl: sandbox.urlOf('pubmed') }, {}),
      sourceOf({ id: 'repository', fetcher: 'oai-pmh', url: sandbox.urlOf('oai-pmh') }, {}),
    ];
    const reports: RunReport[] = [];
    for (const source of sources) {
      const tools = { http, now: context.world.now, signal: context.world.signal, report: (message: string) => context.say(message) };
      reports.push(await harvest(library, { source: source.id, ...source, tools }));
    }
    return reports;
  } finally {
    await http.close();
    await sandbox.close();
  }
}

async function ingestPages(context: Context, library: Library): Promise<RunReport[]> {
  const vocabularyFiles = ['mesh-descriptors.tsv', 'mesh-entry-terms.tsv', 'decs-spanish.tsv'].map((name) => fixture('vocabularies', name));
  const pages = [
    { source: 'run-on-page', format: 'run-on', paths: [runOnPage] },
    { source: 'answer-page', format: 'question-answer', paths: [fixture('question-answer', 'shorter-list', 'input.txt')] },
  ];
  const reports: RunReport[] = [];
  for (const page of pages)
    reports.push(await ingest(library, { ...page, vocabularyFiles, now: context.world.now, report: (message) => context.say(message) }));
  return reports;
}

async function printReports(context: Context, library: Library, reports: readonly RunReport[]): Promise<void> {
  const sources: Readonly<Record<string, string>> = {
    pubmed: `a small PubMed, searched for ${query}`,
    repository: 'a small repository, harvested by OAI-PMH',
    'run-on-page': `one repository page, its fields glued together: ${(await readFile(runOnPage, 'utf8')).slice(0, shownOfPage)}…`,
    'answer-page': 'one question-and-answer page with its claims, citation numbers and references',
  };
  await context.out('WHAT CAME IN (invented records, from stand-ins on this machine)');
  for (const { source, counts, merged, error } of reports) {
    await context.out(`  ${source.padEnd(12)} ${sources[source]}`);
    await context.out(`  ${' '.repeat(12)} ${countsLine(counts, merged)}${error ? `; stopped: ${error}` : ''}`);
  }
  const { records, works, findings } = await library.store.status();
  await context.out(`  The library holds ${works} works (publications), described by ${records} records.\n`);
  await context.out('WHAT WAS NOTICED');
  for (const { code, count } of findings)
    await context.out(`  ${String(count).padStart(3)} × ${code.padEnd(26)} ${findingCodes[code as FindingCode].means}`);
}

async function showOneSearch(context: Context, library: Library): Promise<void> {
  const search = 'mesh:"Bone Neoplasms" survival';
  const { total, works } = await library.store.search(parseQuery(search), { offset: 0, limit: 5, sort: 'relevance' });
  await context.out(`\nA SEARCH: ${search} (${total} found)`);
  for (const work of works) await context.out(`  ${workLine(work)}`);
  const [fullest] = works.toSorted((a, b) => b.records - a.records);
  const work = fullest && (await library.store.work(fullest.id));
  if (work) await context.out(`\nONE WORK IN FULL (numbers in brackets: the records that say so)\n${workPage(work)}`);
}

async function writeLists(context: Context, library: Library, folder: string): Promise<void> {
  await context.out('\nCITATION LISTS');
  for (const [format, name] of Object.entries(lists)) {
    let works = 0;
    const file = path.join(folder, name);
    await writeAtomically(
      file,
      citationList(library.store, '', format, (count) => {
        works = count;
      }),
    );
    await context.out(`  ${file}: ${works} works as ${format}`);
  }
}

async function sayWhatNext(context: Context, folder: string): Promise<void> {
  const store = `--store ${path.join(folder, 'refmill.db')}`;
  await context.out(`
WHAT TO TRY NEXT
  npx refmill search 'heart year:2020..' --facets ${store}
  npx refmill search finding:retracted ${store}
  npx refmill show pmid:99000004 ${store}
  npx refmill duplicates ${store}
  npx refmill runs ${store}
  npx refmill read YOUR-FILE            any file that refmill knows, as JSON
  npx refmill ingest YOUR-FOLDER        into a library of your own (refmill.db)
  npx refmill init                      then name your PubMed searches and repositories in refmill.yaml`);
}
