import { present } from '../model/present.ts';
import { citationOf, loneProvenance, valuePaths } from '../model/provenance.ts';
import type { ItemType } from '../model/record.ts';
import type { SourceRanks } from '../model/source-ranks.ts';
import { type Citation, keyText, type MergedCitation } from '../model/work.ts';
import { foldToWord } from '../normalizers/fold.ts';
import { candidatesOf, choose, type FieldRule } from './choose.ts';
import type { Entry } from './entry.ts';
import { mergeAbstracts } from './merge-abstracts.ts';
import { mergeContainer } from './merge-container.ts';
import { mergeContributors } from './merge-contributors.ts';
import { mergeDates, mergeIssued } from './merge-dates.ts';
import { mergeIdentifiers } from './merge-identifiers.ts';
import { unite, united } from './merge-lists.ts';
import { mergeRights } from './merge-rights.ts';
import { mergeTitle, mergeTitles, titleRule } from './merge-titles.ts';
import { fromChosen, fromList, type MergedField } from './merged-field.ts';
import { byRank, type Ranked } from './rank.ts';
import { textRule, valueRule } from './value-rule.ts';

/** Types that say little: services give them when they know no better. */
const vague: ReadonlySet<ItemType> = new Set(['document', 'article']);

const typeRule: FieldRule<ItemType> = {
  name: (type) => type,
  flaw: ({ value }, all) => (value === 'document' && all.some((each) => each.value !== 'document') ? 1 : 0),
  among: [({ value }) => (vague.has(value) ? 0 : 1)],
};

/** The order of a list's own record counts (references, claims, endpoints): it stays one record's, and nothing in it says how good it is. */
const ownRule: FieldRule<unknown> = { ...valueRule, among: [(_, all) => -all.length] };

const shortText = (field: 'publisher' | 'place' | 'edition') => (ranked: readonly Ranked[]) =>
  fromChosen(
    field,
    choose(
      candidatesOf(ranked, ({ record }) => record[field]),
      textRule,
    ),
  );

const longText = (field: 'vernacularTitle' | 'citationAsGiven') => (ranked: readonly Ranked[]) =>
  fromChosen(
    field,
    choose(
      candidatesOf(ranked, ({ record }) => record[field]),
      titleRule,
    ),
  );

/** Fields put together in their own way. Lists whose elements are all kept are in `united`; all others are taken from the best record that has them. */
const special: Readonly<Partial<Record<keyof Citation, (ranked: readonly Ranked[]) => MergedField>>> = {
  title: mergeTitle,
  titles: mergeTitles,
  vernacularTitle: longText('vernacularTitle'),
  citationAsGiven: longText('citationAsGiven'),
  type: (ranked) =>
    fromChosen(
      'type',
      choose(
        candidatesOf(ranked, ({ record }) => record.type),
        typeRule,
      ),
    ),
  contributors: (ranked) => fromList('contributors', mergeContributors(ranked).said),
  contributorsIncomplete: (ranked) => (mergeContributors(ranked).incomplete ? fromBest('contributorsIncomplete', ranked) : nothing),
  identifiers: mergeIdentifiers,
  keywords: mergeKeywords,
  abstracts: (ranked) => fromList('abstracts', mergeAbstracts(ranked)),
  container: mergeContainer,
  issued: mergeIssued,
  dates: mergeDates,
  rights: mergeRights,
  publisher: shortText('publisher'),
  place: shortText('place'),
  edition: shortText('edition'),
};

const nothing: MergedField = { value: undefined, keys: {} };

/** What records say together, and by which of them each path is said. `ranks`: whose word counts first, before the usual order. */
export function mergeRecords(entries: readonly Entry[], ranks?: SourceRanks): MergedCitation {
  const ranked = byRank(entries, ranks);
  const [best] = ranked;
  if (!best) throw new Error('a work without records says nothing');
  if (ranked.length === 1) {
    const citation = citationOf(best.record);
    return { citation, provenance: loneProvenance(citation, keyText(best.key)) };
  }
  const fields = new Set(ranked.flatMap(({ record }) => Object.keys(citationOf(record)) as (keyof Citation)[]));
  // Titles that were not chosen are further titles, whether or not a record has any.
  if (fields.has('title')) fields.add('titles');
  const merged = [...fields].map((field) => [field, mergeField(field, ranked)] as const);
  const citation = present<Record<string, unknown>>(Object.fromEntries(merged.map(([field, { value }]) => [field, value]))) as Citation;
  const keys = Object.assign({}, ...merged.map(([, each]) => each.keys)) as Record<string, readonly string[]>;
  return { citation, provenance: Object.fromEntries(valuePaths(citation).map((path) => [path, keys[path] ?? [best.name]])) };
}

function mergeField(field: keyof Citation, ranked: readonly Ranked[]): MergedField {
  const own = special[field];
  if (own) return own(ranked);
  const same = united[field as keyof typeof united] as ((element: unknown) => string | readonly string[]) | undefined;
  if (!same) return fromBest(field, ranked);
  const lists = ranked.map(({ name, record }) => ({ key: name, elements: (record[field] ?? []) as readonly unknown[] }));
  return fromList(field, unite(lists, same));
}

const fromBest = (field: keyof Citation, ranked: readonly Ranked[]): MergedField =>
  fromChosen(
    field,
    choose(
      candidatesOf<unknown>(ranked, ({ record }) => record[field]),
      ownRule,
    ),
  );

/**
 * Every record's keywords, but not those of a record without headings that are headings elsewhere: oai_dc has one field for both, and
 * where a better record tells them apart, the descriptor would stand twice.
 */
function mergeKeywords(ranked: readonly Ranked[]): MergedField {
  const descriptors = new Set(
    ranked.flatMap(({ record }) => record.headings ?? []).flatMap(({ term, asGiven }) => [term, asGiven ?? term].map(foldToWord)),
  );
  const lists = ranked.map(({ name, record }) => ({
    key: name,
    elements: (record.keywords ?? []).filter(({ term }) => record.headings !== undefined || !descriptors.has(foldToWord(term))),
  }));
  return fromList('keywords', unite(lists, united.keywords));
}
