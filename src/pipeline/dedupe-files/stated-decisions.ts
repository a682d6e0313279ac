import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { refusal } from '../../model/circumstance.ts';
import { decisionLine } from '../../model/decision-line.ts';
import { Misconfigured } from '../../model/errors.ts';
import { present } from '../../model/present.ts';
import { type Decision, keyText } from '../../model/work.ts';
import type { GatheredRecord } from './gathered-record.ts';

/** A line of what `refmill duplicates export` writes, but that records may be named by their ids in files, and that more may stand in it. */
const { verdict, relation, who, at, reasons, undoneAt } = decisionLine.shape;
const stated = z.object({ a: z.string().min(1), b: z.string().min(1), verdict, relation, who, at, reasons, undoneAt });

export type StatedDecision = z.infer<typeof stated>;

/** The decisions of persons in a file of JSON Lines that are in force. Throws Misconfigured naming the line that is none. */
export async function readDecisions(file: string): Promise<readonly StatedDecision[]> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Misconfigured('decisions', `${file}: cannot be read: ${refusal(cause.code)}`, { cause });
  });
  return text.split('\n').flatMap((line, at) => {
    if (!line.trim()) return [];
    const parsed = stated.safeParse(jsonOf(line));
    if (parsed.success) return parsed.data.undoneAt === undefined ? [parsed.data] : [];
    throw new Misconfigured(
      'decisions',
      `${file}, line ${at + 1}: is no decision: {"a": …, "b": …, "verdict": "same" or "different"}, as \`refmill duplicates export\` writes them`,
    );
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Decisions about these records. A record is named by its id as in the groups, by its id in its file, or by the key that it has in a library; a
 * key that several files hold names all of them. `unknown`: how many name a record that is not here.
 */
export function decisionsAbout(
  records: readonly GatheredRecord[],
  decisions: readonly StatedDecision[],
): { readonly decisions: readonly Decision[]; readonly unknown: number } {
  if (decisions.length === 0) return { decisions: [], unknown: 0 };
  const named = new Map<string, Set<string>>();
  for (const { id, key, libraryKey } of records) {
    for (const name of [id, keyText(libraryKey), libraryKey.id]) named.set(name, (named.get(name) ?? new Set()).add(keyText(key)));
  }
  let unknown = 0;
  const about = decisions.flatMap(({ a, b, verdict, relation, who, at, reasons }): Decision[] => {
    const [mine, theirs] = [named.get(a), named.get(b)];
    if (!mine || !theirs) unknown += 1;
    const told = { verdict, by: 'user' as const, reasons, ...present<Pick<Decision, 'relation' | 'who' | 'at'>>({ relation, who, at }) };
    return [...(mine ?? [])].flatMap((x) => [...(theirs ?? [])].flatMap((y) => (x === y ? [] : [{ a: x, b: y, ...told }])));
  });
  return { decisions: about, unknown };
}
