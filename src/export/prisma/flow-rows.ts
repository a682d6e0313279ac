import type { FlowColumn, PrismaFlow, PrismaKind, ReasonedCount } from '../../model/prisma-flow.ts';

/** A count of the diagram, in words. `count` is absent where it is not recorded. */
export interface FlowRow {
  readonly stage: string;
  /** What is counted, one of several of the stage: a source, a reason. */
  readonly item?: string;
  readonly count?: number;
}

export const kindNames: Readonly<Record<PrismaKind, string>> = {
  database: 'Databases',
  register: 'Registers',
  website: 'Websites',
  organisation: 'Organisations',
  'citation-searching': 'Citation searching',
  other: 'Other',
};

const noReason = 'no reason recorded';

/** How a text says that something was not counted. */
export const notRecorded = 'not recorded';

/** The counts from top to bottom, as PRISMA 2020 words them. */
export const flowRows = ({ databases, otherMethods, included }: PrismaFlow): readonly FlowRow[] => [
  ...columnRows(databases, otherMethods ? 'databases and registers: ' : ''),
  ...(otherMethods ? columnRows(otherMethods, 'other methods: ') : []),
  row('Studies included in review', included.studies),
  row('Reports of included studies', included.reports),
];

const row = (stage: string, count: number | undefined, item?: string): FlowRow => ({
  stage,
  ...(item === undefined ? {} : { item }),
  ...(count === undefined ? {} : { count }),
});

function columnRows(column: FlowColumn, before: string): readonly FlowRow[] {
  const reasoned = (stage: string, counted: ReasonedCount | undefined) => [
    row(before + stage, counted?.total),
    ...reasonsOf(counted).map(({ reason, count }) => row(before + stage, count, reason)),
  ];
  const { identified, from, duplicates, deletedAtSource, toScreen, screened, unscreened = 0, unassessed = 0 } = column;
  return [
    row(`${before}Records identified`, identified),
    ...from.map(({ kind, name, records }) => row(`${before}Records identified`, records, `${kindNames[kind]}: ${name}`)),
    row(`${before}Duplicate records removed before screening`, duplicates),
    row(`${before}Records removed before screening, deleted at source`, deletedAtSource),
    ...reasoned('Records removed before screening for other reasons', column.ineligible),
    row(`${before}Records to be screened`, toScreen),
    row(`${before}Records screened`, screened),
    ...(unscreened > 0 ? [row(`${before}Records without a decision`, unscreened)] : []),
    ...reasoned('Records excluded', column.excluded),
    row(`${before}Reports sought for retrieval`, column.sought),
    ...reasoned('Reports not retrieved', column.notRetrieved),
    row(`${before}Reports assessed for eligibility`, column.assessed),
    ...(unassessed > 0 ? [row(`${before}Reports not assessed yet`, unassessed)] : []),
    ...reasoned('Reports excluded', column.fullTextExcluded),
    row(`${before}Reports included`, column.included),
  ];
}

/** The reasons of a count, where any is named. */
export const reasonsOf = (counted: ReasonedCount | undefined): readonly { readonly reason: string; readonly count: number }[] =>
  counted?.reasons.some(({ reason }) => reason !== undefined)
    ? counted.reasons.map(({ reason = noReason, count }) => ({ reason, count }))
    : [];
