import type { Citation } from '../model/work.ts';
import { foldToWord } from '../normalizers/fold.ts';
import { candidatesOf, choose, type FieldRule } from './choose.ts';
import { isAllCapitals, isBracketed, isCutOff, withoutAddition } from './damaged-text.ts';
import { type Said, unite, united } from './merge-lists.ts';
import { fromChosen, fromList, type MergedField } from './merged-field.ts';
import type { Ranked } from './rank.ts';

type Title = NonNullable<Citation['titles']>[number];

/**
 * Damages of a title, the worst first: broken off; in capitals throughout; a translation in brackets beside the original; with what a service added to
 * it. Each only beside one that is whole.
 */
export const titleRule: FieldRule<string> = {
  name: (title) => foldToWord(title),
  flaw: ({ value }, all) => {
    const others = [...new Set(all.map((each) => each.value))].filter((each) => each !== value);
    if (others.some((other) => isCutOff(value, other))) return 4;
    if (isAllCapitals(value)) return 3;
    const name = foldToWord(value);
    if (isBracketed(value)) return others.some((other) => !isBracketed(other) && foldToWord(other) !== name) ? 2 : 0;
    const bare = withoutAddition(value);
    return bare !== value && others.some((other) => foldToWord(other) === foldToWord(bare)) ? 1 : 0;
  },
};

/** The best title. */
export const mergeTitle = (ranked: readonly Ranked[]): MergedField =>
  fromChosen(
    'title',
    choose(
      candidatesOf(ranked, ({ record }) => record.title),
      titleRule,
    ),
  );

/** Every record's further titles, and the titles of records that have another wording than the one that was chosen, so that the work is found by each. */
export function mergeTitles(ranked: readonly Ranked[]): MergedField {
  const titles = candidatesOf(ranked, ({ record }) => record.title);
  const chosen = choose(titles, titleRule);
  const vernacular = ranked.flatMap(({ record }) => record.vernacularTitle ?? []);
  const known = [...(chosen ? [chosen.value] : []), ...vernacular];
  const wordings = new Set(known.flatMap((each) => [foldToWord(each), foldToWord(withoutAddition(each))]));
  const own = ranked.map(({ name, record }) => ({ key: name, elements: record.titles ?? [] }));
  const other: Said<Title>[] = [];
  for (const { of, value } of titles) {
    const wording = foldToWord(withoutAddition(value));
    const before = other.find(({ value: { text } }) => foldToWord(text) === foldToWord(value));
    if (before) before.keys.push(of.name);
    else if (wording !== '' && !wordings.has(wording) && !titles.some((each) => each.value !== value && isCutOff(value, each.value)))
      other.push({ value: { kind: isBracketed(value) ? 'translated' : 'alternative', text: value }, keys: [of.name] });
  }
  const all = [...own, ...other.flatMap(({ value, keys }) => keys.map((key) => ({ key, elements: [value] })))];
  return fromList('titles', unite(all, united.titles));
}
