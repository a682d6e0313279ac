import { foldToWord } from '../../normalizers/fold.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { readPersonName, sameWriting } from '../../normalizers/person-name.ts';
import { ruleFor } from '../dublin-core/item-content.ts';
import type { PlacingRule } from '../dublin-core/placing.ts';
import { ruleOf } from './meanings.ts';
import { type PageField, speakers } from './page-field.ts';

/** How two values of one meaning are told to be one, and what is kept of them. */
interface Comparison {
  same(a: PageField, b: PageField): boolean;
  richer(a: PageField, b: PageField): PageField;
}

const roles = ['author', 'editor', 'translator', 'advisor', 'illustrator', 'reviewer', 'other'].map((role) =>
  ruleFor(`dc.contributor.${role}`),
);
const anyRole = ruleFor('dc.contributor.other');
const dates = [ruleFor('dc.date.issued'), ruleFor('dc.date.online')];
const notes = ruleFor('dc.description');
const abstracts = ruleFor('dc.description.abstract');
const journals = ruleFor('dc.relation.journal');
const wholes = ruleFor('dc.source');
const keywords = ruleFor('dc.subject');
const headings = ['mesh', 'decs', 'lcsh', 'ddc', 'emtree'].map((scheme) => ruleFor(`dc.subject.${scheme}`));

/** Letters and digits of each value, addresses without their protocol; an abstract is compared with many others. */
const foldedValues = new WeakMap<PageField, string>();
function folded(field: PageField): string {
  const known = foldedValues.get(field);
  if (known !== undefined) return known;
  const made = foldToWord(field.value.replace(/^https?:\/\//i, '')) || field.value;
  foldedValues.set(field, made);
  return made;
}

/** Site descriptions and tags for social media cut long texts, with dots (of which folding leaves nothing) or without. */
const shortestBeginning = 40;
const begins = (long: PageField, short: PageField): boolean =>
  folded(short).length >= shortestBeginning && folded(long).startsWith(folded(short));

const texts: Comparison = {
  same: (a, b) => folded(a) === folded(b) || begins(a, b) || begins(b, a),
  richer: (a, b) => {
    const [more, less] = b.value.length > a.value.length && folded(a) !== folded(b) ? [b, a] : [a, b];
    return { ...more, ...(more.language === undefined && less.language !== undefined ? { language: less.language } : {}) };
  },
};

const persons: Comparison = {
  same: (a, b) => folded(a) === folded(b) || sameWriting(a.value, b.value),
  richer: (a, b) => {
    const { affiliations = b.affiliations, authority = b.authority } = a;
    const fuller = givenLength(b.value) > givenLength(a.value) ? b.value : a.value;
    return { ...a, value: fuller, ...(affiliations ? { affiliations } : {}), ...(authority === undefined ? {} : { authority }) };
  },
};

function givenLength(value: string): number {
  const name = readPersonName(value);
  return name && 'family' in name ? (name.given?.length ?? 0) : 0;
}

const isoOf = (value: string): string => isoDate(readPartialDate(value) ?? {}) ?? value;
const days: Comparison = {
  same: (a, b) => isoOf(a.value).startsWith(isoOf(b.value)) || isoOf(b.value).startsWith(isoOf(a.value)),
  richer: (a, b) => (isoOf(b.value).length > isoOf(a.value).length ? b : a),
};

/** Beyond so many comparisons only values that are written alike are one: author lists of whole collaborations, hostile pages. */
const mostComparisons = 50_000;

/**
 * The values of a page without those that another vocabulary of it says as well: of two that say the same the richer one stays. Within
 * one vocabulary nothing is taken for a repetition: two authors of one name are two authors. What was written for social media
 * counts only for what nobody else says.
 */
export function withoutRepeats(fields: readonly PageField[]): PageField[] {
  const bySlot = new Map<PlacingRule | string, PageField[]>();
  for (const field of fields) {
    const slot = ruleOf(field.name) ?? field.name;
    const values = bySlot.get(slot);
    if (values) values.push(field);
    else bySlot.set(slot, [field]);
  }
  const settled = new Map([...bySlot].map(([slot, values]) => [slot, settle(slot, withoutGeneral(values))] as const));
  const of = (...slots: (PlacingRule | undefined)[]) => slots.flatMap((slot) => (slot && settled.get(slot)) || []);
  const drop = (slot: PlacingRule | undefined, said: (field: PageField) => boolean) => {
    if (slot && settled.has(slot))
      settled.set(
        slot,
        of(slot).filter((field) => !said(field)),
      );
  };
  const unless = (slot: PlacingRule | undefined, others: readonly PageField[], same: Comparison['same']) => {
    const few = others.length * of(slot).length <= mostComparisons;
    drop(slot, (field) => few && others.some((each) => same(each, field)));
  };
  // DSpace has no tag for advisors and editors but DC.contributor, under which others repeat the authors.
  unless(anyRole, of(...roles.filter((role) => role !== anyRole)), persons.same);
  unless(notes, of(abstracts), (abstract, note) => begins(abstract, note) || folded(abstract) === folded(note));
  unless(wholes, of(journals), (journal, whole) => folded(journal) === folded(whole));
  const terms = new Set(of(...headings).map(folded));
  drop(keywords, (field) => terms.has(folded(field)));
  return [...settled.values()].flat();
}

const withoutGeneral = (values: readonly PageField[]): readonly PageField[] => {
  const proper = values.filter(({ speaker }) => speaker !== 'general');
  if (proper.length > 0) return proper;
  // og:title, twitter:title: the first one that speaks.
  return values.filter(({ name }) => name === values[0]?.name);
};

function settle(slot: PlacingRule | string, values: readonly PageField[]): PageField[] {
  const people = typeof slot !== 'string' && roles.includes(slot);
  const comparison = people ? persons : typeof slot !== 'string' && dates.includes(slot) ? days : texts;
  const voices = speakers.map((speaker) => values.filter((each) => each.speaker === speaker)).filter((voice) => voice.length > 0);
  // The longest list of people is the frame in which the others are looked up.
  if (people) voices.sort((a, b) => b.length - a.length);
  const kept: PageField[] = [];
  for (const voice of voices) {
    const before = kept.length;
    const taken = new Set<number>();
    const same = before * voice.length > mostComparisons ? (a: PageField, b: PageField) => folded(a) === folded(b) : comparison.same;
    for (const field of voice) {
      // A publication has one day of issue, however exactly its page says so: «citation_date», «citation_year».
      const upTo = comparison === days ? Math.min(kept.length, before + 10) : before;
      let at = 0;
      while (at < upTo && (taken.has(at) || !same(kept[at] ?? field, field))) at += 1;
      const known = at < upTo ? kept[at] : undefined;
      if (known) {
        kept[at] = comparison.richer(known, field);
        if (people) taken.add(at);
      } else kept.push(field);
    }
  }
  return kept;
}
