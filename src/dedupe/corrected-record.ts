import type { Contributor } from '../model/contributor.ts';
import type { Correction } from '../model/correction.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { foldToWord } from '../normalizers/fold.ts';
import { united } from './merge-lists.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Pages, the way they are written, and article number are one statement, which is corrected as a whole. */
const pageParts = ['pages', 'pagesAsGiven', 'articleNumber'];

/** Whether a correction is about elements of a list; of several that make a whole (all authors) the list itself is the value. */
export const isOfElement = ({ field, was, value }: Correction): boolean => isList(field) && !Array.isArray(was) && !Array.isArray(value);

const lists: ReadonlySet<string> = new Set([...Object.keys(united), 'contributors', 'languages', 'abstracts', 'references']);
const isList = (field: string): boolean => lists.has(field);

/** What makes two elements of a list the same one: of persons the role and the name, of abstracts the text. */
function namesOf(field: string, element: unknown): readonly string[] {
  if (field === 'contributors') {
    const { role, family, given, collective } = element as Contributor;
    return [[role, ...[family, given, collective].map((part) => foldToWord(part ?? ''))].join('|')];
  }
  const name = united[field as keyof typeof united] as ((element: unknown) => string | readonly string[]) | undefined;
  return [name ? name(element) : foldToWord(JSON.stringify(element))].flat();
}

/** Whether two elements of a list of that name are the same. */
export const isSameElement = (field: string, a: unknown, b: unknown): boolean => {
  const names = new Set(namesOf(field, a));
  return namesOf(field, b).some((name) => names.has(name));
};

/** A record with what persons corrected of it. */
export const correctedRecord = (record: BibliographicRecord, corrections: readonly Correction[]): BibliographicRecord =>
  corrections.reduce((before, each) => stating(retracting(before, each), each), record);

/** A record without what a correction says is wrong: the value that was, or for a part of it whatever it says there. */
export function retracting(record: BibliographicRecord, correction: Correction): BibliographicRecord {
  const { field, was, value } = correction;
  if (isOfElement(correction)) {
    if (was === undefined) return record;
    return changed(record, field, (list) => withoutElement(field, list as readonly unknown[] | undefined, was, value));
  }
  return changed(record, field, () => undefined);
}

/** Persons are put right where they stand; of other lists the element goes, and what is right is added. */
function withoutElement(field: string, list: readonly unknown[] | undefined, was: unknown, value: unknown): readonly unknown[] | undefined {
  const inPlace = field === 'contributors' && value !== undefined;
  const left = list?.flatMap((element) => (isSameElement(field, element, was) ? (inPlace ? [value] : []) : [element]));
  return left && left.length > 0 ? left : undefined;
}

/** A record with what a correction says is right. */
export function stating(record: BibliographicRecord, correction: Correction): BibliographicRecord {
  const { field, value } = correction;
  if (value === undefined) return record;
  if (!isOfElement(correction)) return changed(record, field, () => value);
  return changed(record, field, (given) => {
    const list = (given ?? []) as readonly unknown[];
    const known = list.some((element) => isSameElement(field, element, value));
    // Whoever was meant is not named by this record any more: there is nobody to be put right.
    const astray = field === 'contributors' && correction.was !== undefined;
    return known || astray ? given : [value, ...list];
  });
}

/** A record with another value at `title` or `container.volume`; `undefined` takes it away, and an object of which nothing is left. */
function changed(record: BibliographicRecord, field: string, change: (value: unknown) => unknown): BibliographicRecord {
  const [name = '', part] = field.split('.');
  const fields: Fields = record;
  if (part === undefined) return put(fields, name, change(fields[name])) as BibliographicRecord;
  const whole = (fields[name] ?? {}) as Fields;
  const parts = field === 'container.pages' ? pagesChanged(whole, change(whole.pages)) : put(whole, part, change(whole[part]));
  return put(fields, name, Object.keys(parts).length === 0 ? undefined : parts) as BibliographicRecord;
}

function pagesChanged(container: Fields, value: unknown): Fields {
  const rest = Object.fromEntries(Object.entries(container).filter(([part]) => !pageParts.includes(part)));
  return { ...rest, ...(value as Fields | undefined) };
}

function put(fields: Fields, name: string, value: unknown): Fields {
  if (value !== undefined) return { ...fields, [name]: value };
  const { [name]: _gone, ...rest } = fields;
  return rest;
}
