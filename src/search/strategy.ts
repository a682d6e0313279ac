import { readHistory, type StrategyLine } from './history-lines.ts';
import { parseQuery } from './parse.ts';
import type { QuerySurroundings } from './query-surroundings.ts';

/** The lines of a search history, each of which may name those above it. Throws Misconfigured that names the line and points at the place. */
export const parseStrategy = (text: string, surroundings: QuerySurroundings = {}): readonly StrategyLine[] =>
  readHistory(text, (said, lines) => parseQuery(said, { ...surroundings, lines }));
