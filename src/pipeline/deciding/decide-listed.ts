import { z } from 'zod';
import type { TextLine } from '../../formats/text-lines.ts';
import { Misconfigured } from '../../model/errors.ts';
import { pairText, type RecordPair } from '../../model/work.ts';
import { checkedSettings } from '../../settings-fault.ts';
import type { Store } from '../../store/store.ts';
import { asDecisionRun, type Deciding } from './decision-run.ts';
import { namedPairs } from './named-pairs.ts';
import { type Grounds, type PersonsVerdict, personsDecision } from './persons-decision.ts';
import { takeInDecisions } from './take-in-decisions.ts';

export interface ListRequest extends Grounds, Deciding {
  readonly lines: AsyncIterable<TextLine>;
  /** What the list is called in messages and in the ledger. */
  readonly from: string;
  readonly verdict: PersonsVerdict;
  readonly dryRun?: boolean;
  readonly progress?: (pairs: number) => void;
}

export interface ListReport {
  /** Absent: nothing was decided. */
  readonly run?: number;
  readonly pairs: readonly RecordPair[];
  /** Lines that name what is to be decided. */
  readonly lines: number;
}

const name = z.string().min(1);
const names = z.union([
  z.looseObject({ records: z.array(name).min(2), reason: z.exactOptional(z.string().min(1)) }),
  z.looseObject({ a: name, b: name, reason: z.exactOptional(z.string().min(1)) }),
  // A line of `refmill duplicates review --json`.
  z.looseObject({ decision: z.looseObject({ a: name, b: name }) }),
]);

/** Pairs decided in one transaction. */
const pairsAtATime = 50;

/**
 * Decides what a list names: on each line two records or works or more, as JSON (`{"a": …, "b": …}`, `{"records": […]}`) or in columns. All of it
 * is looked at before any of it is decided; all come in one run. Throws Misconfigured naming the line.
 */
export async function decideListed(store: Store, request: ListRequest): Promise<ListReport> {
  const { lines, from, verdict, dryRun, now, signal, progress, who, reason } = request;
  const wanted = new Map<string, { readonly pair: RecordPair; readonly reason: string | undefined }>();
  let count = 0;
  for await (const { text, number, cut } of lines) {
    signal?.throwIfAborted();
    if (text.trim() === '') continue;
    const named = cut ? 'the line is too long' : namedIn(text, verdict);
    if (typeof named === 'string') throw new Misconfigured('from', `${from}, line ${number}: ${named}`);
    const pairs = await namedPairs(store, named.records, verdict === 'different').catch((cause: unknown) => {
      if (cause instanceof Misconfigured) throw new Misconfigured('from', `${from}, line ${number}: ${cause.message}`, { cause });
      throw cause;
    });
    for (const pair of pairs) wanted.set(pairText(pair), { pair, reason: named.reason ?? reason });
    count += 1;
  }
  const all = [...wanted.values()];
  const found = { pairs: all.map(({ pair }) => pair), lines: count };
  if (dryRun || all.length === 0) return found;
  return asDecisionRun(store, { verdict, list: from, pairs: all.length }, request, async (run) => {
    const at = now().toISOString();
    for (let start = 0; start < all.length; start += pairsAtATime) {
      signal?.throwIfAborted();
      const some = all.slice(start, start + pairsAtATime);
      await takeInDecisions(
        store,
        run,
        some.map(({ pair }) => pair),
        (before) => ({
          undone: before.filter(({ undoneAt }) => undoneAt === undefined),
          made: some.map(({ pair, reason: why }) =>
            personsDecision(pair, verdict, { at, ...(who === undefined ? {} : { who }), ...(why === undefined ? {} : { reason: why }) }),
          ),
        }),
      );
      progress?.(start + some.length);
    }
    return found;
  });
}

/** The names on a line; or in words why there are none. */
function namedIn(text: string, verdict: PersonsVerdict): { readonly records: readonly string[]; readonly reason?: string } | string {
  if (!text.trimStart().startsWith('{')) return inColumns(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is no JSON';
  }
  const checked = checkedSettings(names, value);
  if ('fault' in checked) return 'names no two records: {"a": "pubmed/99000001", "b": "W12"} or {"records": ["W1", "W2"]} does';
  const { data } = checked;
  const said = (value as { readonly verdict?: unknown }).verdict;
  if ((said === 'same' || said === 'different') && said !== verdict)
    return `says “${said}”: \`refmill duplicates import\` takes decisions as they are`;
  if ('records' in data) return { records: data.records as readonly string[], ...reasonOf(data.reason) };
  if ('a' in data) return { records: [data.a as string, data.b as string], ...reasonOf(data.reason) };
  return { records: [data.decision.a, data.decision.b] };
}

const reasonOf = (reason: unknown): { readonly reason?: string } => (typeof reason === 'string' ? { reason } : {});

/** Columns parted by tabs, else by semicolons, by commas, by blanks: ids may hold any of those that come later. */
function inColumns(text: string): { readonly records: readonly string[] } | string {
  for (const between of [/\t/, /;/, /,/, /\s/]) {
    const records = text
      .split(between)
      .map((part) =>
        part
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .trim(),
      )
      .filter(Boolean);
    if (records.length >= 2) return { records };
  }
  return 'names one record only: a line has two or more, parted by a tab, a semicolon, a comma or a blank';
}
