import type { PrismaTags } from '../../configuration.ts';

/** How far a work got, the furthest last: of tags that contradict each other the later one counts. */
export const standings = ['removed', 'excluded', 'passed', 'notRetrieved', 'fullTextExcluded', 'included'] as const;
export type Standing = (typeof standings)[number];

/** Names of the tags, and what each says. A tag is one of the names, or one with a reason behind it: `screening/excluded: animals`. */
export interface StandingTags {
  readonly byStanding: Readonly<Record<Standing, readonly string[]>>;
  /** What the names of studies begin with. */
  readonly study: string;
}

const usual: StandingTags = {
  byStanding: {
    removed: ['removed'],
    excluded: ['screening/excluded'],
    passed: ['screening/included'],
    notRetrieved: ['fulltext/not retrieved'],
    fullTextExcluded: ['fulltext/excluded'],
    included: ['included'],
  },
  study: 'study/',
};

/** The names that the configuration gives, the usual ones where it gives none. */
export const standingTags = (configured: PrismaTags = {}): StandingTags => {
  const named = (standing: Standing): readonly string[] => {
    const given = configured[standing];
    return given === undefined ? usual.byStanding[standing] : [given].flat();
  };
  return {
    byStanding: Object.fromEntries(standings.map((each) => [each, named(each)])) as unknown as StandingTags['byStanding'],
    study: configured.study ?? usual.study,
  };
};

const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/** What a tag says of a work: which standing, and the reason; undefined for any other tag. */
export function readTag(tag: string, { byStanding }: StandingTags): { readonly standing: Standing; readonly reason?: string } | undefined {
  for (const standing of standings)
    for (const name of byStanding[standing]) {
      if (folded(tag) === folded(name)) return { standing };
      if (folded(tag).startsWith(`${folded(name)}:`)) {
        const reason = tag.slice(name.length + 1).trim();
        return reason === '' ? { standing } : { standing, reason };
      }
    }
  return undefined;
}

/** How far a work got by its tags; undefined: nothing was decided. */
export interface Stood {
  readonly standing: Standing;
  readonly reasons: readonly string[];
  /** Its tags say different things: all of those that speak of a standing. */
  readonly contradiction?: readonly string[];
}

export function standingOf(tags: readonly string[], names: StandingTags): Stood | undefined {
  const said = tags.flatMap((tag) => {
    const read = readTag(tag, names);
    return read ? [{ tag, ...read }] : [];
  });
  const standing = standings.findLast((each) => said.some((one) => one.standing === each));
  if (!standing) return undefined;
  const reasons = [...new Set(said.filter((one) => one.standing === standing).flatMap(({ reason }) => reason ?? []))];
  // That it passed the screening of titles goes before whatever came of it.
  const ends = new Set(said.map((one) => one.standing).filter((each) => each !== 'passed'));
  const contradicts = ends.size > 1 || (standing === 'passed' && ends.size > 0);
  return { standing, reasons, ...(contradicts ? { contradiction: said.map(({ tag }) => tag) } : {}) };
}
