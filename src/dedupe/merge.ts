import type { Container } from '../model/container.ts';
import { present } from '../model/present.ts';
import { citationOf, loneProvenance, valuePaths } from '../model/provenance.ts';
import { type Citation, keyText, type MergedCitation } from '../model/work.ts';
import { foldToWord } from '../normalizers/fold.ts';
import type { Entry } from './entry.ts';
import { mergeAbstracts } from './merge-abstracts.ts';
import { mergeContributors } from './merge-contributors.ts';
import { type Said, unite, united } from './merge-lists.ts';
import { byRank } from './rank.ts';

type Value = Citation[keyof Citation];

/** A field of the merged citation with the keys for each of its paths. */
interface MergedField {
  readonly value: Value | undefined;
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** Fields put together in their own way; all others are taken from the best record that has them. */
const special: Readonly<Partial<Record<keyof Citation, (ranked: readonly Entry[]) => MergedField>>> = {
  contributors: (ranked) => fromList('contributors', mergeContributors(ranked).said),
  contributorsIncomplete: (ranked) => fromBest('contributorsIncomplete', mergeContributors(ranked).incomplete ? ranked : []),
  keywords: mergeKeywords,
  abstracts: (ranked) => fromList('abstracts', mergeAbstracts(ranked)),
  container: mergeContainer,
  dates: (ranked) => fromParts('dates', ranked, () => true),
  rights: (ranked) => fromParts('rights', ranked, sameLicence),
};

/** What the records of one work say together. Every path (`title`, `headings[3]`, `container.volume`) names the records that say so, the chosen one first. */
export function merge(entries: readonly Entry[]): MergedCitation {
  const ranked = byRank(entries);
  const [best] = ranked;
  if (!best) throw new Error('a work without records says nothing');
  if (ranked.length === 1) {
    const citation = citationOf(best.record);
    return { citation, provenance: loneProvenance(citation, keyText(best.key)) };
  }
  const fields = new Set(ranked.flatMap(({ record }) => Object.keys(citationOf(record)) as (keyof Citation)[]));
  const merged = [...fields].map((field) => [field, mergeField(field, ranked)] as const);
  const citation = present<Record<string, unknown>>(Object.fromEntries(merged.map(([field, { value }]) => [field, value]))) as Citation;
  const keys = Object.assign({}, ...merged.map(([, each]) => each.keys)) as Record<string, readonly string[]>;
  return { citation, provenance: Object.fromEntries(valuePaths(citation).map((path) => [path, keys[path] ?? [keyText(best.key)]])) };
}

function mergeField(field: keyof Citation, ranked: readonly Entry[]): MergedField {
  const own = special[field];
  if (own) return own(ranked);
  const same = united[field as keyof typeof united] as ((element: unknown) => string | readonly string[]) | undefined;
  if (!same) return fromBest(field, ranked);
  const lists = ranked.map(({ key, record }) => ({ key: keyText(key), elements: (record[field] ?? []) as readonly unknown[] }));
  return fromList(field, unite(lists, same));
}

/** The best record's value; the keys of those that say the same stand after its own. */
function fromBest(field: keyof Citation, ranked: readonly Entry[]): MergedField {
  const saying = ranked.filter(({ record }) => record[field] !== undefined);
  const [best] = saying;
  if (!best) return { value: undefined, keys: {} };
  const value = best.record[field];
  const agreeing = saying.filter(({ record }) => sameValue(record[field], value)).map(({ key }) => keyText(key));
  const paths = Array.isArray(value) ? value.map((_, at) => `${field}[${at}]`) : [field];
  return { value, keys: Object.fromEntries(paths.map((path) => [path, agreeing])) };
}

function fromList(field: string, said: readonly Said<unknown>[]): MergedField {
  return {
    value: said.map(({ value }) => value) as Value,
    keys: Object.fromEntries(said.map(({ keys }, at) => [`${field}[${at}]`, keys])),
  };
}

type Parts = Readonly<Record<string, unknown>>;

/** Where in its volume a work stands: one statement, whatever its parts. */
const pageParts: ReadonlySet<string> = new Set(['pages', 'pagesAsGiven', 'articleNumber']);

/**
 * The journal part by part, but pages and article number as one record has them. Pages counted from 1 («1-10» beside «1515-1524» and
 * beside «e17389») are those of a version ahead of print or of an article number, so they are taken when nobody knows better.
 */
function mergeContainer(ranked: readonly Entry[]): MergedField {
  const printed = ranked.find(({ record }) => record.container?.volume !== undefined)?.record.container ?? {};
  const paged = ranked
    .map(({ record }) => record.container ?? {})
    .filter(
      (each) => (each.pages ?? each.articleNumber ?? each.pagesAsGiven) !== undefined && sameContainer(printed as Parts, each as Parts),
    );
  const chosen: Parts = {
    ...(paged.find(({ pages, articleNumber }) => articleNumber !== undefined || !/^1(?:\D|$)/.test(pages ?? '')) ?? paged[0]),
  };
  const without = (container: Parts): Parts =>
    Object.fromEntries(Object.entries(container).filter(([part, value]) => !pageParts.has(part) || sameValue(value, chosen[part])));
  const trimmed = ranked.map(({ key, record }) => ({
    key,
    record: record.container ? { ...record, container: without({ ...record.container }) as Container } : record,
  }));
  return fromParts('container', trimmed, sameContainer);
}

/** An object part by part, the best record's first; others fill what it leaves open as long as they speak of the same thing. */
function fromParts(
  field: 'container' | 'dates' | 'rights',
  ranked: readonly Entry[],
  fits: (parts: Parts, more: Parts) => boolean,
): MergedField {
  const parts: Record<string, unknown> = {};
  const keys: Record<string, string[]> = {};
  for (const { key, record } of ranked) {
    const more: Parts = record[field] ?? {};
    if (!fits(parts, more)) continue;
    for (const [part, value] of Object.entries(more)) {
      const path = `${field}.${part}`;
      if (parts[part] === undefined) parts[part] = value;
      if (sameValue(parts[part], value)) keys[path] = [...(keys[path] ?? []), keyText(key)];
    }
  }
  return { value: parts as Value, keys };
}

/** Volume and pages are filled in from no other journal, volume or issue (an ahead-of-print record has none of its own). */
function sameContainer(parts: Parts, more: Parts): boolean {
  return ['volume', 'issue'].every((part) => parts[part] === undefined || more[part] === undefined || sameValue(parts[part], more[part]));
}

/** The address of one licence says nothing about another. */
function sameLicence(parts: Parts, more: Parts): boolean {
  return ['license', 'url', 'name'].every(
    (part) => parts[part] === undefined || more[part] === undefined || sameValue(parts[part], more[part]),
  );
}

/**
 * Every record's keywords, but not those of a record without headings that are headings elsewhere: oai_dc has one field for both, and
 * where a better record tells them apart, the descriptor would stand twice.
 */
function mergeKeywords(ranked: readonly Entry[]): MergedField {
  const descriptors = new Set(
    ranked.flatMap(({ record }) => record.headings ?? []).flatMap(({ term, asGiven }) => [term, asGiven ?? term].map(foldToWord)),
  );
  const lists = ranked.map(({ key, record }) => ({
    key: keyText(key),
    elements: (record.keywords ?? []).filter(({ term }) => record.headings !== undefined || !descriptors.has(foldToWord(term))),
  }));
  return fromList('keywords', unite(lists, united.keywords));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return foldToWord(a) === foldToWord(b);
  return JSON.stringify(a) === JSON.stringify(b);
}
