import { foldToWord } from '../normalizers/fold.ts';
import type { FieldRule } from './choose.ts';

/** Values that are equal or not: the best source's, and among equals the one that most records have. Spelling habits make no other value. */
export const valueRule: FieldRule<unknown> = {
  name: (value) => (typeof value === 'string' ? foldToWord(value) || value : JSON.stringify(value)),
};

/** A short text: what stands in capitals gives way to the same in small letters (`HARBOUR PRESS`, `Harbour Press`). */
export const textRule: FieldRule<string> = {
  name: (text) => foldToWord(text) || text,
  flaw: ({ value }, all) =>
    !/\p{Ll}/u.test(value) && all.some((each) => /\p{Ll}/u.test(each.value) && foldToWord(each.value) === foldToWord(value)) ? 1 : 0,
};
