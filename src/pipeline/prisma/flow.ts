import type { PrismaSettings } from '../../configuration.ts';
import { present } from '../../model/present.ts';
import type { FlowColumn, IdentifiedFrom, PrismaFlow, ReasonedCount } from '../../model/prisma-flow.ts';
import { parseQuery } from '../../search/parse.ts';
import type { Store } from '../../store/store.ts';
import { withPauses } from '../with-pauses.ts';
import { type Column, columnOf, Identification } from './identification.ts';
import { originsOf } from './origins.ts';
import { readTag, type Standing, type StandingTags, standingOf, standings, standingTags } from './standing.ts';

export interface FlowRequest {
  readonly settings?: PrismaSettings | undefined;
  readonly query?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

const severalReasons = 'more than one reason';

/** The works of one column. */
class ColumnTally {
  works = 0;
  deleted = 0;
  unscreened = 0;
  readonly #counts = new Map<Standing, number>();
  readonly #reasons = new Map<Standing, Map<string | undefined, number>>();

  add(standing: Standing, reasons: readonly string[]): void {
    this.#counts.set(standing, this.count(standing) + 1);
    const counted = this.#reasons.get(standing) ?? new Map<string | undefined, number>();
    const reason = reasons.length > 1 ? severalReasons : reasons[0];
    this.#reasons.set(standing, counted.set(reason, (counted.get(reason) ?? 0) + 1));
  }

  count(...wanted: readonly Standing[]): number {
    return wanted.reduce((sum, each) => sum + (this.#counts.get(each) ?? 0), 0);
  }

  reasoned(standing: Standing): ReasonedCount {
    const reasons = [...(this.#reasons.get(standing) ?? [])].sort(
      ([a = '\uFFFF', many], [b = '\uFFFF', more]) => more - many || (a < b ? -1 : 1),
    );
    return {
      total: this.count(standing),
      reasons: reasons.map(([reason, count]) => (reason === undefined ? { count } : { reason, count })),
    };
  }
}

/** Counts a library, or what a query finds of it, for a PRISMA 2020 flow diagram. Throws as the query's parser does. */
export async function prismaFlow(store: Store, { settings = {}, query, signal }: FlowRequest = {}): Promise<PrismaFlow> {
  const parsed = query === undefined || query.trim() === '' ? undefined : parseQuery(query, store);
  const names = standingTags(settings.tags);
  const identification = new Identification(await originsOf(store, settings), settings, parsed !== undefined);
  const columns: Record<Column, ColumnTally> = { databases: new ColumnTally(), otherMethods: new ColumnTally() };
  const contradictions: { work: string; tags: readonly string[] }[] = [];
  const studies = new Set<string>();
  let withoutStudy = 0;
  let unfound = 0;
  const works = store.identified({ ...(parsed ? { query: parsed } : {}), told: identification.payloads });
  for await (const work of withPauses(works, signal)) {
    const column = identification.add(work);
    if (!column) {
      unfound += 1;
      continue;
    }
    const tally = columns[column];
    tally.works += 1;
    const stood = standingOf(work.tags, names);
    if (stood?.contradiction) contradictions.push({ work: work.id, tags: stood.contradiction });
    if (stood) tally.add(stood.standing, stood.reasons);
    // What was decided on before its source deleted it stays where it was counted.
    else if (work.deleted) tally.deleted += 1;
    else tally.unscreened += 1;
    if (stood?.standing !== 'included') continue;
    const reported = work.tags.filter((tag) => tag.toLowerCase().startsWith(names.study.toLowerCase()));
    for (const study of reported) studies.add(study.toLowerCase());
    if (reported.length === 0) withoutStudy += 1;
  }
  const recorded = await recordedStandings(store, names);
  const rows = identification.rows({ databases: columns.databases.works, otherMethods: columns.otherMethods.works });
  const told = (column: Column) =>
    columnCounts(
      columns[column],
      rows.filter(({ kind }) => columnOf(kind) === column),
      recorded,
    );
  const databases = told('databases');
  const otherMethods = rows.some(({ kind }) => columnOf(kind) === 'otherMethods') ? told('otherMethods') : undefined;
  const reports = recorded.has('included') ? columns.databases.count('included') + columns.otherMethods.count('included') : undefined;
  const notes: string[] = [];
  const number = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;
  const note = (applies: boolean, text: string) => {
    if (applies) notes.push(text);
  };
  note(
    identification.unreadable > 0 && !parsed,
    `${number(identification.unreadable, 'entry', 'entries')} could not be read, and not counted`,
  );
  note(
    unfound > 0,
    `${number(unfound, 'work was', 'works were')} found by no search, but came when others were completed, and not counted`,
  );
  note(parsed !== undefined, 'counted for the works that the query finds: entries that came twice under one id count once');
  note(recorded.size === 0, 'no tag says how far a work got: nothing behind the removal of duplicates is recorded');
  note(
    recorded.size > 0 && !recorded.has('excluded') && columns.databases.unscreened > 0,
    'no tag says what was excluded on title and abstract: how many records were screened is not recorded',
  );
  note(
    studies.size > 0 && withoutStudy > 0,
    `${number(withoutStudy, 'included report bears', 'included reports bear')} no tag of a study: the number of studies is not recorded`,
  );
  note(
    contradictions.length > 0,
    `${number(contradictions.length, 'work bears', 'works bear')} tags that contradict each other: counted by the one that goes furthest`,
  );
  const numberOfStudies = studies.size > 0 && withoutStudy === 0 ? studies.size : undefined;
  return {
    ...(parsed ? { query: query ?? '' } : {}),
    databases,
    ...(otherMethods ? { otherMethods } : {}),
    included: present<PrismaFlow['included']>({ studies: numberOfStudies, reports }),
    contradictions,
    notes,
  };
}

/** Standings of which there is a tag, borne by a work or not: one that nobody ever made was not recorded, and is no 0. */
async function recordedStandings(store: Store, names: StandingTags): Promise<ReadonlySet<Standing>> {
  const recorded = new Set<Standing>();
  for (const { name } of await store.tags()) {
    const read = readTag(name, names);
    if (read) recorded.add(read.standing);
  }
  return recorded;
}

function columnCounts(tally: ColumnTally, from: readonly IdentifiedFrom[], recorded: ReadonlySet<Standing>): FlowColumn {
  const identified = from.reduce((sum, { records }) => sum + records, 0);
  const reasoned = (standing: Standing) => (recorded.has(standing) ? tally.reasoned(standing) : undefined);
  const goesOn = standings.filter((each) => each !== 'removed' && each !== 'excluded');
  const sought = goesOn.some((each) => recorded.has(each)) ? tally.count(...goesOn) : undefined;
  const isAssessed = recorded.has('fullTextExcluded') || recorded.has('included');
  const screened = recorded.has('excluded') ? tally.count('excluded', ...goesOn) : undefined;
  return {
    identified,
    from,
    duplicates: identified - tally.works,
    deletedAtSource: tally.deleted,
    toScreen: tally.works - tally.deleted - tally.count('removed'),
    ...present<Partial<FlowColumn>>({
      ineligible: reasoned('removed'),
      screened,
      unscreened: screened === undefined ? undefined : tally.unscreened,
      excluded: reasoned('excluded'),
      sought,
      notRetrieved: reasoned('notRetrieved'),
      assessed: isAssessed ? tally.count('fullTextExcluded', 'included') : undefined,
      unassessed: isAssessed ? tally.count('passed') : undefined,
      fullTextExcluded: reasoned('fullTextExcluded'),
      included: recorded.has('included') ? tally.count('included') : undefined,
    }),
  };
}
