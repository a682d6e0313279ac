import { Misconfigured } from '../../model/errors.ts';
import { present } from '../../model/present.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, FetchTools, Notice } from '../fetcher.ts';
import { finished, midWindow, type Start, type Window } from './checkpoint.ts';
import type { DspaceService } from './service.ts';
import type { DspaceSettings } from './settings.ts';

/** How often a list is gone through in search of items that it counts and did not give. */
const mostPasses = 3;

interface Task {
  readonly service: DspaceService;
  readonly settings: DspaceSettings;
  readonly tools: FetchTools;
}

/** The pages of a search, from the start's page on. A repository that cannot tell what was changed since is asked for everything. */
export async function* listing(task: Task, start: Start): AsyncIterable<FetchedPage | Notice> {
  const { window, next } = start;
  const canTell = window.from === undefined || (await task.service.search(next, window.from)) !== undefined;
  if (canTell) yield* windowPages(task, start);
  else {
    task.tools.report('the repository cannot tell what was changed since: listing everything');
    yield* windowPages(task, { window: { startedAt: window.startedAt }, next: 0 });
  }
}

/** One page is held back: the last one carries the finished window. */
async function* windowPages(task: Task, start: Start): AsyncIterable<FetchedPage | Notice> {
  const { settings, tools } = task;
  const { window, next } = start;
  const tally = { seen: new Set<string>(), total: 0 };
  let held: FetchedPage | undefined;
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    if (pass > 1) tools.report(`${counted(tally)}: listing again`);
    for await (const page of onePass(task, pass === 1 ? start : { window, next: 0 }, { tally, again: pass > 1 })) {
      if (held) yield held;
      held = page;
    }
    if (next > 0 || tally.seen.size >= tally.total) break;
  }
  const whole = tally.seen.size >= tally.total;
  const everything = next === 0 && window.from === undefined && whole;
  const partOnly = settings.query !== undefined || settings.filters !== undefined;
  if (next === 0 && !whole) (tools.lacking ?? tools.report)(`${counted(tally)}: nothing is taken for deleted`);
  const checkpoint = finished(settings, afterWindow(window, next > 0 || whole));
  if (!held) yield { checkpoint };
  // What a search no longer finds may be there all the same.
  else yield { ...held, checkpoint, ...(everything && !partOnly ? { complete: true } : {}) };
}

interface Tally {
  readonly seen: Set<string>;
  total: number;
}

const counted = ({ seen, total }: Tally): string => `the repository counts ${total} items and gave ${seen.size}`;

/** The list from a page to its end; pages without anything new are passed over. */
async function* onePass(
  { service, settings, tools }: Task,
  { window, next, last }: Start,
  { tally, again }: { readonly tally: Tally; readonly again: boolean },
): AsyncIterable<FetchedPage> {
  const inPass = new Set<string>();
  // An index that is being built anew counts less and less, or nothing, in the middle of a list: the highest count of a pass is believed.
  tally.total = 0;
  for (let number = last === undefined ? next : next - 1; ; number += 1) {
    const found = await service.search(number, window.from);
    if (!found) throw new Misconfigured('query', 'the repository does not take the search');
    const { ids, pages, total } = found.page;
    tally.total = Math.max(tally.total, total);
    tools.expect?.(total);
    if (number === 0) tools.searched?.({ strategy: found.response.url, found: total });
    // A list that was left in the middle is looked at a page earlier: what was deleted since has drawn the others forward.
    const unmoved = number < next && ids.at(-1) === last;
    const fresh = !unmoved && ids.some((id) => !tally.seen.has(id));
    for (const id of ids) tally.seen.add(id);
    const at: Start = { window, next: again ? 0 : number + 1, ...(again || ids.length === 0 ? {} : { last: ids.at(-1) ?? '' }) };
    if (fresh) yield { ...fetchedPage(found.response, 'dspace-json'), checkpoint: midWindow(settings, at, tools.now()) };
    const before = inPass.size;
    for (const id of ids) inPass.add(id);
    // A repository that gives one page under all numbers would be asked for ever.
    if (number + 1 >= pages || inPass.size === before) return;
  }
}

/** A full list that was interrupted counts as listed all the same: what is gone is noticed the next time. */
const afterWindow = (window: Window, listed: boolean): Window =>
  present<Window>({ ...window, from: undefined, listedAt: window.listedAt ?? (listed ? window.startedAt : undefined) });
