import { soughtBy } from '../../dedupe/shared-identifiers.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { foldedWords } from '../../normalizers/fold.ts';
import type { Query } from '../../search/query.ts';
import type { Store, WorkSummary } from '../../store/store.ts';

/** Works looked at for each way of searching. */
const candidatesAtMost = 5;

/** Title words asked for, the longest: they tell most, and a slip of the pen in one of the others is no hindrance. */
const wordsWithAuthor = 3;
const wordsAlone = 5;

/** Works of the library that may be what a citation describes: those with one of its identifiers, those with words of its title, its first author and its year. */
export async function* citedInLibrary(
  store: Pick<Store, 'neighbours' | 'search' | 'work'>,
  cited: BibliographicRecord,
): AsyncGenerator<BibliographicRecord> {
  const given = new Set<string>();
  const sought = soughtBy(cited);
  const known = sought.length > 0 ? await store.neighbours({ keys: [], identifiers: sought }) : [];
  for (const id of new Set(known.map(({ work }) => work))) {
    const work = await store.work(id);
    if (!work || work.deleted || given.has(work.id)) continue;
    given.add(work.id);
    yield asRecord(work);
  }
  for (const query of queriesFor(cited)) {
    const { works } = await store.search(query, { offset: 0, limit: candidatesAtMost, sort: 'relevance' });
    for (const work of works) {
      if (work.deleted || given.has(work.id)) continue;
      given.add(work.id);
      yield asRecord(work);
    }
  }
}

/** A work's citation as a record, to be compared like one. */
const asRecord = ({ id, citation }: WorkSummary): BibliographicRecord => ({ ...citation, source: 'library', sourceId: id });

function* queriesFor({ title, contributors, issued }: BibliographicRecord): Generator<Query> {
  const words = [...new Set(foldedWords(title ?? ''))].filter((word) => word.length > 3).sort((a, b) => b.length - a.length);
  if (words.length < 2) return;
  const years: Query[] = issued?.year === undefined ? [] : [{ kind: 'range', field: 'year', from: issued.year - 1, to: issued.year + 1 }];
  const inTitle = (count: number) => words.slice(0, count).map((text): Query => ({ kind: 'term', field: 'title', text }));
  const family = (contributors?.find(({ role }) => role === 'author') ?? contributors?.[0])?.family;
  const names = foldedWords(family ?? '').map((text): Query => ({ kind: 'term', field: 'author', text }));
  if (names.length > 0) yield { kind: 'and', parts: [...names, ...inTitle(wordsWithAuthor), ...years] };
  yield { kind: 'and', parts: [...inTitle(wordsAlone), ...years] };
}
