import { csvLine } from '../../export/csv-line.ts';
import type { Identifier } from '../../model/identifier.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { type Decision, keyText } from '../../model/work.ts';
import type { KeptGroup } from './count-table.ts';
import type { GatheredRecord } from './gathered-record.ts';
import type { RelatedPair } from './group-lines.ts';

/** What a person needs of a record to tell it from another one, without opening a file. */
const described = ['id', 'file', 'database', 'title', 'first author', 'year', 'journal', 'volume', 'pages', 'doi', 'pmid'] as const;
const columns = ['row', ...described, ...described.map((each) => `other ${each}`), 'reasons'];

/**
 * One row for each removed record, beside the one that is kept instead of it and why; then the pairs that the rules leave to a person, of
 * which nothing was removed; then the pairs that are related and no duplicates.
 */
export function* removedTable(
  groups: readonly KeptGroup[],
  decisions: readonly Decision[],
  doubts: readonly (readonly [GatheredRecord, GatheredRecord, readonly string[]])[],
  related: readonly RelatedPair[],
): Generator<string> {
  yield csvLine(columns);
  const ties = tiesOf(decisions);
  for (const { kept, members } of groups) {
    const steps = members.length > 1 ? stepsTo(kept, members, ties) : new Map<string, Step>();
    for (const removed of members) {
      if (removed !== kept) yield line('removed', removed, kept, wordsFor(removed, kept, steps));
    }
  }
  for (const [a, b, reasons] of doubts) yield line('in doubt', a, b, reasons.join('; '));
  for (const { first, second, kind, reasons } of related) yield line(`related: ${kind}`, first, second, reasons.join('; '));
}

const line = (row: string, a: GatheredRecord, b: GatheredRecord, reasons: string): string =>
  csvLine([row, ...describe(a), ...describe(b), reasons]);

function describe({ id, input, database, whole }: GatheredRecord): readonly (string | number | undefined)[] {
  const record = whole();
  const { title, vernacularTitle, issued, container = {} } = record;
  const { volume, pages, articleNumber, pagesAsGiven } = container;
  return [
    ...[id, input, database, title ?? vernacularTitle, firstAuthor(record), issued?.year ?? issued?.raw],
    ...[container.title ?? container.abbreviation, volume, pages ?? articleNumber ?? pagesAsGiven],
    ...[identifier(record, 'doi'), identifier(record, 'pmid')],
  ];
}

function firstAuthor({ contributors }: BibliographicRecord): string | undefined {
  const first = contributors?.find(({ role }) => role === 'author') ?? contributors?.[0];
  return first?.collective ?? ([first?.family, first?.given].filter(Boolean).join(', ') || undefined);
}

const identifier = ({ identifiers }: BibliographicRecord, wanted: Identifier['scheme']): string | undefined =>
  identifiers
    ?.filter(({ scheme }) => scheme === wanted)
    .map(({ value }) => value)
    .join(' ') || undefined;

interface Tie {
  readonly other: string;
  readonly reasons: readonly string[];
}

/** Where a record leads on the way to the kept one. */
interface Step extends Tie {
  readonly otherId: string;
}

/** Pairs that make groups, from both sides. */
function tiesOf(decisions: readonly Decision[]): ReadonlyMap<string, readonly Tie[]> {
  const ties = new Map<string, Tie[]>();
  for (const { a, b, verdict, by, who, reasons } of decisions) {
    if (verdict !== 'same') continue;
    const words = by === 'user' ? [`decided by ${who ?? 'a person'}`, ...reasons] : reasons;
    for (const [from, other] of [
      [a, b],
      [b, a],
    ] as const)
      ties.set(from, [...(ties.get(from) ?? []), { other, reasons: words }]);
  }
  return ties;
}

/** From each record of a group the next step of the shortest way to the kept one. */
function stepsTo(
  kept: GatheredRecord,
  members: readonly GatheredRecord[],
  ties: ReadonlyMap<string, readonly Tie[]>,
): ReadonlyMap<string, Step> {
  const within = new Map(members.map((each) => [keyText(each.key), each]));
  const start = keyText(kept.key);
  const steps = new Map<string, Step>();
  for (let reached = [start]; reached.length > 0; ) {
    const next: string[] = [];
    for (const name of reached) {
      for (const { other, reasons } of ties.get(name) ?? []) {
        if (other === start || steps.has(other) || !within.has(other)) continue;
        steps.set(other, { other: name, otherId: within.get(name)?.id ?? name, reasons });
        next.push(other);
      }
    }
    reached = next;
  }
  return steps;
}

function wordsFor(removed: GatheredRecord, kept: GatheredRecord, steps: ReadonlyMap<string, Step>): string {
  const step = steps.get(keyText(removed.key));
  if (!step) return 'in one group with it';
  const words = step.reasons.join('; ');
  return step.other === keyText(kept.key) ? words : `by way of ${step.otherId}: ${words}`;
}
