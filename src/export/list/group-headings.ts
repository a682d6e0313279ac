import type { BibliographicRecord, ItemType } from '../../model/record.ts';
import { foldToWord } from '../../normalizers/fold.ts';

export const groupings = ['heading', 'year', 'journal', 'type', 'study', 'tag'] as const;
export type Grouping = (typeof groupings)[number];

interface GroupRule {
  /** Under what a work stands; none: under `without`. */
  readonly headings: (record: BibliographicRecord) => readonly string[];
  readonly without: string;
  readonly newestFirst?: true;
}

/** The types as a heading has them; others in CSL's own word. */
const typeNames: Partial<Record<ItemType, string>> = {
  'article-journal': 'Journal articles',
  article: 'Preprints',
  'article-magazine': 'Magazine articles',
  'article-newspaper': 'Newspaper articles',
  book: 'Books',
  chapter: 'Book chapters',
  dataset: 'Data sets',
  'paper-conference': 'Conference papers and abstracts',
  report: 'Reports',
  review: 'Reviews',
  software: 'Software',
  thesis: 'Theses',
  webpage: 'Web pages',
};

const inWords = (type: ItemType): string => `${type.charAt(0).toUpperCase()}${type.slice(1).replaceAll(/[-_]/g, ' ')}`;

const rules: Readonly<Record<Grouping, GroupRule>> = {
  heading: { headings: mainHeadings, without: 'Without heading' },
  year: { headings: ({ issued }) => (issued?.year === undefined ? [] : [`${issued.year}`]), without: 'Without year', newestFirst: true },
  journal: {
    headings: ({ container = {} }) => [container.title ?? container.abbreviation ?? ''].filter(Boolean),
    without: 'In no journal',
  },
  type: { headings: ({ type }) => (type === undefined ? [] : [typeNames[type] ?? inWords(type)]), without: 'Of unknown type' },
  study: { headings: ({ trials = [] }) => trials.map(({ id }) => id), without: 'Of no registered study' },
  tag: { headings: ({ labels = [] }) => labels, without: 'Without tag' },
};

/** What the work is mainly about, where its source says so; else all that it is about. */
function mainHeadings({ headings = [] }: BibliographicRecord): readonly string[] {
  const main = headings.filter(({ major, qualifiers = [] }) => major || qualifiers.some((each) => each.major));
  return (main.length > 0 ? main : headings).map(({ term }) => term);
}

/** Records under their headings, in the order of the headings; each as its number in the list. One that has several stands under each of them. */
export function grouped(records: readonly BibliographicRecord[], by: Grouping): readonly { heading: string; members: readonly number[] }[] {
  const { headings, without, newestFirst } = rules[by];
  const groups = new Map<string, number[]>();
  const rest: number[] = [];
  for (const [at, record] of records.entries()) {
    const own = new Set(headings(record));
    for (const heading of own) {
      const members = groups.get(heading);
      if (members) members.push(at);
      else groups.set(heading, [at]);
    }
    if (own.size === 0) rest.push(at);
  }
  const sign = newestFirst ? -1 : 1;
  const ordered = [...groups]
    .map(([heading, members]) => ({ heading, members, key: foldToWord(heading) }))
    .sort((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : a.heading < b.heading ? -1 : 1))
    .map(({ heading, members }) => ({ heading, members }));
  return rest.length > 0 ? [...ordered, { heading: without, members: rest }] : ordered;
}
