/** A count with the reasons that it is made of, the most frequent first; works without a reason are one of them, without a name. */
export interface ReasonedCount {
  readonly total: number;
  readonly reasons: readonly { readonly reason?: string; readonly count: number }[];
}

/** What PRISMA 2020 tells apart: databases and registers in one column of the diagram, everything else in the other. */
export const prismaKinds = ['database', 'register', 'website', 'organisation', 'citation-searching', 'other'] as const;
export type PrismaKind = (typeof prismaKinds)[number];

/** What one database, register or other way of searching gave. */
export interface IdentifiedFrom {
  readonly name: string;
  readonly kind: PrismaKind;
  readonly records: number;
  /** The sources and files of the library that the records came by. */
  readonly by: readonly { readonly source: string; readonly file?: string; readonly records: number }[];
}

/**
 * One column of the diagram, in records (`identified`, what was removed) and in works after that. Absent: not recorded. What is there adds up:
 * identified = duplicates + deletedAtSource + ineligible + toScreen, toScreen = screened + unscreened, screened = excluded + sought,
 * sought = notRetrieved + assessed + unassessed, assessed = fullTextExcluded + included.
 */
export interface FlowColumn {
  readonly identified: number;
  readonly from: readonly IdentifiedFrom[];
  /** Records beyond the first of a publication. */
  readonly duplicates: number;
  readonly deletedAtSource: number;
  readonly ineligible?: ReasonedCount;
  /** Publications that go to screening. */
  readonly toScreen: number;
  readonly screened?: number;
  /** No decision of any stage. */
  readonly unscreened?: number;
  readonly excluded?: ReasonedCount;
  readonly sought?: number;
  readonly notRetrieved?: ReasonedCount;
  readonly assessed?: number;
  /** Sought, and neither assessed yet nor given up. */
  readonly unassessed?: number;
  readonly fullTextExcluded?: ReasonedCount;
  readonly included?: number;
}

/** The counts of a PRISMA 2020 flow diagram. */
export interface PrismaFlow {
  /** Restricts it to works that this finds. */
  readonly query?: string;
  readonly databases: FlowColumn;
  /** Websites, organisations, citation searching and the like; absent: nothing came that way. */
  readonly otherMethods?: FlowColumn;
  /** Reports that are included, and the studies that they report. Absent: not recorded. */
  readonly included: { readonly studies?: number; readonly reports?: number };
  /** Works whose tags say different things; they are counted where they got furthest. */
  readonly contradictions: readonly { readonly work: string; readonly tags: readonly string[] }[];
  /** What a reader of the counts has to know. */
  readonly notes: readonly string[];
}
