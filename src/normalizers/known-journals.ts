import type { Journal, Journals } from '../model/journals.ts';
import { present } from '../model/present.ts';
import { foldToWord } from './fold.ts';

/** All writings of one title, and what they say together. */
interface Group {
  readonly titles: Map<string, number>;
  readonly abbreviations: Map<string, number>;
  readonly issn: Set<string>;
  readonly nlmIds: Set<string>;
}

/**
 * Journals by title and by abbreviation, from the containers of records. What several records write in several ways is said as most write it. Two
 * journals of one title (two NLM ids) are told by the title alone, and an abbreviation that two journals share says nothing.
 */
export function knownJournals(written: Iterable<Journal>): Journals {
  const groups = new Map<string, Group>();
  for (const { title, abbreviation, issn = [], nlmId } of written) {
    const key = title === undefined ? '' : journalKey(title);
    if (title === undefined || key === '') continue;
    const group = groups.get(key) ?? { titles: new Map(), abbreviations: new Map(), issn: new Set(), nlmIds: new Set() };
    groups.set(key, group);
    count(group.titles, title);
    if (abbreviation !== undefined && journalKey(abbreviation) !== '') count(group.abbreviations, abbreviation);
    for (const each of issn) group.issn.add(each);
    if (nlmId !== undefined) group.nlmIds.add(nlmId);
  }
  const abbreviated = new Map<string, Set<string>>();
  for (const [key, { abbreviations }] of groups) {
    for (const abbreviation of abbreviations.keys()) {
      const short = journalKey(abbreviation);
      if (short === key) continue;
      abbreviated.set(short, (abbreviated.get(short) ?? new Set()).add(key));
    }
  }
  /** The group that a name is the title of, or the only one that it is the abbreviation of. */
  const groupOf = (name: string): Group | undefined => {
    const titled = groups.get(name);
    const [full, another] = abbreviated.get(name) ?? [];
    const named = full === undefined || another !== undefined ? undefined : groups.get(full);
    // Many files write the abbreviation where the title should be.
    return titled && named && isNoOther(titled, named) ? named : (titled ?? named);
  };
  return {
    lookup(name) {
      const group = groupOf(journalKey(name));
      return group && journalOf(group);
    },
  };
}

/** Letters and digits, `&` as a word, without an article in front: `The Journal of Bone & Joint Surgery.` */
const journalKey = (name: string): string => foldToWord(name.replace(/^\s*the\s+/i, '').replaceAll('&', ' and '));

const count = (times: Map<string, number>, name: string): void => {
  times.set(name, (times.get(name) ?? 0) + 1);
};

/** Whether what goes by the short name says nothing that the journal of the full one does not say as well. */
const isNoOther = (short: Group, full: Group): boolean =>
  [...short.issn].every((each) => full.issn.has(each)) && [...short.nlmIds].every((each) => full.nlmIds.has(each));

function journalOf({ titles, abbreviations, issn, nlmIds }: Group): Journal {
  const title = usual(titles);
  if (nlmIds.size > 1) return present<Journal>({ title });
  return present<Journal>({
    title,
    abbreviation: usual(abbreviations),
    issn: issn.size > 0 ? [...issn].sort() : undefined,
    nlmId: [...nlmIds][0],
  });
}

/** The most frequent; of several the first in the alphabet, so that the order of the records does not matter. */
const usual = (times: ReadonlyMap<string, number>): string | undefined =>
  [...times].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
