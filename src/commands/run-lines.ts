import path from 'node:path';
import { durationOf, type HarvestRun, type RunOutcome, spanOf } from '../model/run.ts';
import { duration } from './pace.ts';
import { countsLine, grouped } from './report.ts';

/** What a run's outcome means to somebody who watches over it. */
export function healthOfRun({ outcome, counts, undoneBy }: HarvestRun): 'well' | 'note' | 'wrong' {
  const health: Readonly<Record<RunOutcome, 'well' | 'note' | 'wrong'>> = {
    complete: counts.failed > 0 ? 'note' : 'well',
    partial: 'note',
    throttled: 'note',
    running: 'note',
    failed: 'wrong',
    interrupted: 'wrong',
  };
  return undoneBy === undefined ? health[outcome] : 'note';
}

/** A run in the list, and below it what was asked, which span it covered, and what became of it. */
export function runLines(run: HarvestRun, now: Date): readonly string[] {
  const { id, startedAt, outcome, source, error, undoneBy } = run;
  const took = durationOf(run, now);
  const span = spanOf(run);
  const more = [
    asked(run),
    span && `covers ${span.from === undefined ? 'everything' : moment(span.from)} to ${moment(span.until)}`,
    error && (outcome === 'partial' ? error : `stopped: ${error}`),
    undoneBy !== undefined && `undone by run ${undoneBy}`,
  ].filter(Boolean);
  return [
    `${String(id).padStart(4)}  ${moment(startedAt)}  ${outcome.padEnd(11)}  ${source}: ${didLine(run)}${took >= 1000 ? `; took ${duration(took)}` : ''}`,
    ...(more.length > 0 ? [`      ${more.join('; ')}`] : []),
  ];
}

/** Days as they are, moments to the minute. */
const moment = (at: string): string => at.slice(0, 16).replace('T', ' ');

/** What a run did, in the words that fit it. */
function didLine({ fetcher, counts, request }: HarvestRun): string {
  const { fetched, deleted, changed, unchanged } = counts;
  const said = (parts: readonly (readonly [number, string])[]) =>
    parts.filter(([number]) => number > 0).map(([number, words]) => `${grouped(number)} ${words}`);
  if (fetcher === 'undo') {
    const parts = said([
      [deleted, 'taken away'],
      [changed, 'as they were before'],
      [unchanged, 'left as they are'],
    ]);
    return parts.length > 0 ? parts.join(', ') : 'nothing to take back';
  }
  if (fetcher === 'decision' && typeof request.pairs === 'number')
    return `${grouped(request.pairs)} ${request.pairs === 1 ? 'pair' : 'pairs'} decided`;
  if (fetcher === 'replay') {
    const parts = said([
      [changed, 'changed'],
      [deleted, 'deleted'],
      [unchanged, 'unchanged'],
    ]);
    return `${grouped(fetched)} read again${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
  }
  return countsLine(counts);
}

const namedAtMost = 3;

/** `pubmed/99000001 and W12: same`, `pairs with same doi and same title: same`, `decisions.jsonl: import`, `run 57: undo`. */
function decided({ verdict, a, b, records, where, list, of }: HarvestRun['request']): string {
  const named = Array.isArray(records) ? records : [a, b];
  const about = where === undefined ? (list ?? (of === undefined ? named.join(' and ') : `run ${of}`)) : `pairs with ${where}`;
  return `${about}: ${verdict}`;
}

/** Of the request, what a person would name the run by: its query, its address and dates, its files, or what somebody decided. */
function asked({ fetcher, request }: HarvestRun): string {
  const { query, ids, url, paths, verdict, run, from, until, since } = request;
  if (verdict !== undefined) return decided(request);
  if (fetcher === 'undo') return `undo of run ${run}`;
  const files = Array.isArray(paths) ? paths.map((each) => path.basename(String(each))) : undefined;
  const names = [query, url, ids, files].flat().flatMap((each) => (each === undefined ? [] : [String(each)]));
  const more = names.length - namedAtMost;
  const dates = [
    ['since', since],
    ['from', from],
    ['until', until],
  ].flatMap(([word, day]) => (typeof day === 'string' ? [`${word} ${day}`] : []));
  return [names.slice(0, namedAtMost).join(', ') + (more > 0 ? ` and ${more} more` : ''), ...dates].filter(Boolean).join(', ');
}
