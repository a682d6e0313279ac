import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { refusal } from '../model/circumstance.ts';
import { Misconfigured } from '../model/errors.ts';
import { isHistory, type StrategyLine } from '../search/history-lines.ts';
import { parseQuery } from '../search/parse.ts';
import type { Query } from '../search/query.ts';
import { parseStrategy } from '../search/strategy.ts';
import type { Store } from '../store/store.ts';
import { decodeText } from '../xml/decode.ts';
import type { Context } from './context.ts';

export interface QueryOptions {
  readonly saved?: string;
  readonly strategy?: string;
}

/** The options of commands that take a query, beside its words. */
export const addQueryOptions = (command: Command): Command =>
  command
    .option('--saved <id>', 'what a saved search of refmill.yaml finds; with a query: what both find')
    .option('--strategy <file>', 'a search history, a query a line (- is standard input), #1 AND #2: what its last line finds');

interface Asked {
  readonly query: Query;
  /** The lines of a strategy, where one was given. */
  readonly lines: readonly StrategyLine[];
}

/** What the command line asks a library for. Lines stand for themselves where the query has several, or a strategy is given. */
export async function askedQuery(context: Context, store: Store, words: readonly string[], options: QueryOptions): Promise<Asked> {
  const text = words.join(' ');
  const history = options.strategy === undefined ? undefined : await readStrategy(context, options.strategy);
  const manyLines = history === undefined && isHistory(text);
  const lines = history !== undefined || manyLines ? parseStrategy(history ?? text, savedOf(store)) : [];
  const last = lines.at(-1)?.query;
  const named = new Map(lines.map(({ number, query }) => [number, query]));
  const parts = [
    ...(options.saved === undefined ? [] : [parseQuery(`saved:"${options.saved}"`, store)]),
    ...(last === undefined ? [] : [last]),
    ...(manyLines || text.trim() === '' ? [] : [parseQuery(text, { ...savedOf(store), lines: named })]),
  ];
  const [only] = parts;
  return { query: only === undefined ? { kind: 'all' } : parts.length === 1 ? only : { kind: 'and', parts }, lines };
}

const savedOf = ({ saved }: Store) => (saved ? { saved } : {});

async function readStrategy(context: Context, file: string): Promise<string> {
  if (file !== '-') {
    const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
      throw new Misconfigured('strategy', `${file}: cannot be read: ${refusal(cause.code)}`, { cause });
    });
    return decodeText(bytes).text;
  }
  const pieces: Buffer[] = [];
  for await (const piece of context.world.stdin) pieces.push(Buffer.from(piece));
  return decodeText(Buffer.concat(pieces)).text;
}
