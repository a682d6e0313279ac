import type { Random } from '../random.ts';
import { commonEvidence, enough, type Remains, remainsOf } from './common-evidence.ts';
import type { Damage } from './damage.ts';
import { damages } from './damages.ts';
import { type Database, databases } from './databases.ts';
import { type ExportRow, rowOf } from './export-row.ts';
import type { Publication } from './publication.ts';

/** How many things are wrong with a copy, at least and at most. */
const severities = {
  none: [0, 0],
  light: [1, 2],
  moderate: [3, 5],
  heavy: [6, 9],
} as const;

type Severity = keyof typeof severities;

/** A copy of a publication as a database exports it. */
export interface Copy {
  readonly publication: Publication;
  readonly database: string;
  readonly row: ExportRow;
  readonly severity: Severity;
  /** Kinds of what is wrong with it. */
  readonly damages: readonly string[];
  readonly remains: Remains;
}

/** How often copies are of each severity; the sum is 1. */
export type Shares = Readonly<Record<Severity, number>>;

export const usualShares: Shares = { none: 0.25, light: 0.35, moderate: 0.27, heavy: 0.13 };

/** A field that tells a publication from its family may be written otherwise, but not lost. */
const leastOfTelling = 0.8;

const drawn: readonly Damage[] = damages.flatMap((damage) => Array.from({ length: damage.weight ?? 1 }, () => damage));

function severityOf(random: Random, shares: Shares): Severity {
  let left = random.next();
  for (const severity of Object.keys(severities) as Severity[]) {
    left -= shares[severity];
    if (left < 0) return severity;
  }
  return 'heavy';
}

/** A copy in a database with so many things wrong. */
function copyIn(random: Random, publication: Publication, database: Database, severity: Severity): Copy {
  const whole = rowOf(publication);
  const written = database.write(whole, random, publication);
  const telling = publication.telling ?? [];
  let row = telling.includes('doi') && whole.doi !== undefined ? { ...written, doi: whole.doi } : written;
  const remains = { ...remainsOf(row) };
  const done: string[] = [];
  const [least, most] = severities[severity];
  const wanted = random.between(least, most);
  for (let tries = 0; done.length < wanted && tries < 12 * wanted; tries++) {
    const damage = random.pick(drawn);
    if (done.includes(damage.kind) || (damage.left < leastOfTelling && telling.includes(damage.field))) continue;
    // PubMed knows its own number.
    if (database.name === 'pubmed' && damage.field === 'pmid') continue;
    const harmed = damage.harm(row, random, publication);
    if (harmed === undefined) continue;
    row = harmed;
    remains[damage.field] *= damage.left;
    done.push(damage.kind);
  }
  return { publication, database: database.name, row, severity, damages: done, remains };
}

/**
 * Copies of a publication, each in a database. Of each so much is left that a person who has one of those before it would say that the
 * two are one publication: what nobody can tell is no test.
 */
export function makeCopies(random: Random, publication: Publication, count: number, shares: Shares): readonly Copy[] {
  const copies: Copy[] = [];
  while (copies.length < count) {
    const database = random.pick(
      databases.filter(({ name, holds }) => holds(publication) && (name !== 'pubmed' || !copies.some((copy) => copy.database === name))),
    );
    const severity = severityOf(random, shares);
    const tried = Array.from({ length: 4 }, () => () => copyIn(random, publication, database, severity));
    const mild = () => copyIn(random, publication, database, 'none');
    copies.push(firstTellable([...tried, mild], copies));
  }
  return copies;
}

function firstTellable(makers: readonly (() => Copy)[], earlier: readonly Copy[]): Copy {
  let last: Copy | undefined;
  for (const make of makers) {
    last = make();
    const { publication, remains } = last;
    // The first one is held against the publication itself.
    const others = earlier.length === 0 ? [remainsOf(rowOf(publication))] : earlier.map((copy) => copy.remains);
    if (others.some((other) => commonEvidence(publication, remains, other) >= enough)) break;
  }
  return last as Copy;
}

/** What is left of a reference of which little was kept, twice in the same words. */
export function nearlyNothing(random: Random, publication: Publication): readonly Copy[] {
  const { code, title, authors, year } = rowOf(publication);
  const [first] = authors;
  const row: ExportRow = {
    code: random.pick([code, 'GEN']),
    ...(title === undefined ? {} : { title }),
    authors: first && random.chance(0.5) ? [{ family: first.family }] : [],
    ...(year !== undefined && random.chance(0.6) ? { year } : {}),
  };
  const copy = { publication, row, severity: 'heavy' as const, damages: ['nearly nothing'], remains: remainsOf(row) };
  return [
    { ...copy, database: 'typed' },
    { ...copy, database: 'proquest' },
  ];
}
