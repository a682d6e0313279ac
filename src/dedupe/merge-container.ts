import type { Container } from '../model/container.ts';
import { foldToWord } from '../normalizers/fold.ts';
import { abbreviates } from './abbreviates.ts';
import { agreeing, type Candidate, type Chosen, candidatesOf, choose, type FieldRule } from './choose.ts';
import { isAllCapitals } from './damaged-text.ts';
import { unite } from './merge-lists.ts';
import { fromList, fromParts, type MergedField } from './merged-field.ts';
import type { Ranked } from './rank.ts';
import { textRule, valueRule } from './value-rule.ts';

/** Where in its volume a work stands: one statement, whatever its parts. */
const pageParts: ReadonlySet<string> = new Set(['pages', 'pagesAsGiven', 'articleNumber']);

/** Excel reads `8-8` and `5-12` as dates and writes `8-Aug`, `12-May`. */
const spreadsheetDate = /^(?:\d{1,2}-\p{L}{3}|\p{L}{3}-\d{1,2})$/u;

const fold = (text: string | undefined): string => foldToWord(text ?? '');

/** Volume and issue are one statement. The volume that most records have counts more than whether an issue is named. */
const placeRule: FieldRule<Container> = {
  name: ({ volume, issue }) => `${fold(volume)}|${fold(issue)}`,
  flaw: ({ value: { volume, issue } }) =>
    volume === undefined || [volume, issue].some((part) => spreadsheetDate.test(part ?? '')) ? 1 : 0,
  among: [agreeing(({ volume }) => fold(volume)), ({ value: { issue } }) => (issue === undefined ? 0 : 1)],
};

/**
 * Damages of pages: what a spreadsheet made a date of; counted from 1 («1-10» beside «1515-1524» and beside «e17389»), as those of a version ahead of print
 * or of an article number are; only the first page beside the whole range; a last page that lies before the first (`221-8`, never written out).
 */
const pageRule: FieldRule<Container> = {
  name: (container) => fold(container.articleNumber ?? container.pages ?? container.pagesAsGiven),
  flaw: ({ value }, all) => {
    const { pages = '', pagesAsGiven = '', articleNumber } = value;
    if (spreadsheetDate.test(pagesAsGiven.trim())) return 4;
    if (articleNumber !== undefined) return 0;
    if (!/\d|^[ivxlc]+\b/i.test(pages || pagesAsGiven)) return 4;
    // «1» beside «1-9» is a first page as any other; «1-10» beside «1515-1524» is none.
    const others = all.map((each) => firstPage(each.value)).filter((page) => page !== undefined);
    if (/^1(?:\D|$)/.test(pages) && others.some((page) => page !== '1')) return 3;
    const numbers = all.map((each) => each.value.articleNumber).filter((each) => each !== undefined);
    if (numbers.some((number) => /\D/.test(number) && fold(number) === fold(pages || pagesAsGiven))) return 2;
    const first = firstPage(value);
    const alone = !/-/.test(pages);
    if (alone && all.some((each) => /-/.test(each.value.pages ?? '') && firstPage(each.value) === first)) return 2;
    const [, from = '', to = ''] = /^(\d+)-(\d+)$/.exec(pages) ?? [];
    return to !== '' && Number(to) < Number(from) ? 1 : 0;
  },
  among: [agreeing(firstPage)],
};

function firstPage({ pages, pagesAsGiven, articleNumber }: Container): string | undefined {
  return fold((pages ?? articleNumber ?? pagesAsGiven)?.split(/[-–,;\s]/)[0]) || undefined;
}

/** A journal's abbreviation, or its name in capitals, gives way to its title. */
const titleRule: FieldRule<string> = {
  name: fold,
  flaw: ({ value, of }, all) => {
    if (isAbbreviation(value, of, all)) return 2;
    const capitals = !/\p{Ll}/u.test(value);
    return isAllCapitals(value) || (capitals && all.some((each) => fold(each.value) === fold(value) && /\p{Ll}/u.test(each.value))) ? 1 : 0;
  },
};

/** By another record's word («abbreviation»), or to be seen beside a title that it shortens. */
function isAbbreviation(title: string, of: Ranked, all: readonly Candidate<string>[]): boolean {
  return all.some(
    (each) =>
      each.of !== of &&
      fold(each.value) !== fold(title) &&
      (fold(each.of.record.container?.abbreviation) === fold(title) || abbreviates(title, each.value)),
  );
}

/**
 * The journal part by part, but volume and issue, and pages or article number, each as one record has them. Nothing is filled in from another journal
 * volume or issue (an ahead-of-print record has none of its own).
 */
export function mergeContainer(ranked: readonly Ranked[]): MergedField {
  const all = candidatesOf(ranked, ({ record }) => record.container);
  const placed = choose(
    all.filter(({ value: { volume, issue } }) => volume !== undefined || issue !== undefined),
    placeRule,
  );
  const fitting = all.filter(({ value }) => !placed || sameVolume(placed.value, value));
  const paged = choose(
    fitting.filter(({ value }) => (value.pages ?? value.articleNumber ?? value.pagesAsGiven) !== undefined),
    pageRule,
  );
  const names = new Set(fitting.flatMap(({ value }) => Object.keys(value) as (keyof Container)[]));
  const parts: Record<string, Chosen<unknown> | undefined> = {};
  for (const part of names) {
    const values: readonly Candidate<NonNullable<Container[typeof part]>>[] = fitting.flatMap(({ of, value }) => {
      const found = value[part];
      return found === undefined ? [] : [{ of, value: found }];
    });
    if (pageParts.has(part)) parts[part] = paged && ofOne(values, paged.value[part], paged.of);
    else if (part === 'volume' || part === 'issue')
      parts[part] = (placed && ofOne(values, placed.value[part], placed.of)) ?? choose(values, valueRule);
    else if (part === 'title') parts[part] = choose(values as readonly Candidate<string>[], titleRule);
    else if (part === 'issn') continue;
    else if (part === 'nlmId') parts[part] = choose(values, valueRule);
    else parts[part] = choose(values as readonly Candidate<string>[], textRule);
  }
  const given = candidatesOf(
    fitting.map(({ of }) => of),
    ({ record }) => record.container?.title,
  );
  parts.abbreviation ??= choose(
    given.filter(({ value, of }) => value !== parts.title?.value && isAbbreviation(value, of, given)),
    textRule,
  );
  return withIssns(fromParts('container', parts), fitting);
}

/** The ISSNs of every record that names the journal so, or shares one of them: print and electronic stand in different ones. */
function withIssns({ value, keys }: MergedField, fitting: readonly Candidate<Container>[]): MergedField {
  const stating = fitting.filter(({ value: { issn } }) => issn !== undefined);
  const [first] = stating;
  if (!first) return { value, keys };
  const names = ({ title, abbreviation }: Container) => [fold(title), fold(abbreviation)].filter((name) => name !== '');
  const known = new Set([...names(first.value), ...names(value as Container)]);
  const issns = new Set(first.value.issn);
  const fits = ({ value: each }: Candidate<Container>) =>
    names(each).length === 0 ||
    names(each).some((name) => known.has(name)) ||
    abbreviates(each.title ?? '', (value as Container).title ?? '') ||
    each.issn?.some((issn) => issns.has(issn));
  const said = unite(
    stating.filter(fits).map(({ of, value: { issn = [] } }) => ({ key: of.name, elements: issn })),
    (issn) => issn,
  );
  const united = fromList('container.issn', said);
  return { value: { ...(value as Container), issn: united.value } as MergedField['value'], keys: { ...keys, ...united.keys } };
}

/** The part as the chosen record has it, with those that say the same. */
function ofOne<T>(values: readonly Candidate<T>[], value: unknown, of: Ranked): Chosen<T> | undefined {
  if (value === undefined) return undefined;
  const same = values.filter((each) => each.of !== of && valueRule.name(each.value) === valueRule.name(value));
  return { value: value as T, of, keys: [of.name, ...same.map((each) => each.of.name)] };
}

function sameVolume(parts: Container, more: Container): boolean {
  return (['volume', 'issue'] as const).every(
    (part) => parts[part] === undefined || more[part] === undefined || fold(parts[part]) === fold(more[part]),
  );
}
