import { makeFinding } from '../model/finding.ts';
import type { Drafting } from './drafting.ts';

/**
 * Keeps what no field took of a JSON record: one unplaced value for each key, a text as it is, anything else as JSON. One finding names
 * them all, but for those that a service sends with every record and nobody would want to be told of (`expected`: keys, or paths such as
 * `journalInfo.journalIssueId`, with all below them).
 */
export function unplaceRest(drafting: Drafting, rest: Readonly<Record<string, unknown>> | undefined, expected: ReadonlySet<string>): void {
  const entries = Object.entries(rest ?? {});
  if (!entries.length) return;
  const { draft, findings } = drafting;
  const values = entries.map(([field, value]) => ({ field, value: typeof value === 'string' ? value : JSON.stringify(value) }));
  draft.unplaced = [...(draft.unplaced ?? []), ...values];
  const surprising = new Set(entries.flatMap(([field, value]) => [...pathsOf(value, field, expected)]));
  if (!surprising.size) return;
  const named = [...surprising].slice(0, mostNamed).join(', ');
  const more = surprising.size > mostNamed ? ` and ${surprising.size - mostNamed} more` : '';
  findings.push(makeFinding('field-unplaced', `No field of its own for ${named}${more}`, { path: 'unplaced' }));
}

/** More names than this say no more to anybody. */
const mostNamed = 20;

/** The paths of all values below, without the places in lists, that are not expected. */
function* pathsOf(value: unknown, path: string, expected: ReadonlySet<string>): Iterable<string> {
  if (expected.has(path)) return;
  if (Array.isArray(value)) for (const each of value) yield* pathsOf(each, path, expected);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* pathsOf(inner, `${path}.${key}`, expected);
  else if (value !== null) yield path;
}
