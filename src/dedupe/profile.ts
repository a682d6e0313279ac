import { isBare } from '../model/bare-record.ts';
import { ownValue } from '../model/own-value.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { sameDigest } from './identical.ts';
import { type AbstractForm, abstractForm } from './profile/abstract-form.ts';
import { type JournalForm, journalForm } from './profile/journal-form.ts';
import { type KinMark, titleMarks, typeMarks } from './profile/kin-marks.ts';
import { type NameForm, nameForms } from './profile/name-form.ts';
import { type PlaceForm, placeForm } from './profile/place-form.ts';
import { type TitleForm, titleForms } from './profile/title-form.ts';
import { type Naming, namings } from './shared-identifiers.ts';

/** What of a record is compared, in the forms in which it is compared: worked out once, since a record meets many others. */
export interface Profile {
  readonly namings: readonly Naming[];
  readonly titles: readonly TitleForm[];
  readonly names: readonly NameForm[];
  /** Year of the issue, and of the electronic publication where it is told. */
  readonly years: readonly number[];
  readonly journal: JournalForm | undefined;
  readonly place: PlaceForm;
  readonly titleMarks: ReadonlySet<KinMark>;
  readonly typeMarks: ReadonlySet<KinMark>;
  /** Between kinds nothing is the same publication; other types are taken for each other by services all the time. */
  readonly kind: 'book' | 'chapter' | 'data' | 'text' | undefined;
  /** The number of the edition, as far as it is told. */
  readonly edition: string | undefined;
  readonly abstract: AbstractForm | undefined;
  /** It says nothing of its publication but identifiers, and perhaps where it lies. */
  readonly bare: boolean;
  /** Records with the same digest say the same, word for word; absent where that is no proof (identical.ts). */
  readonly digest: string | undefined;
}

const kinds: Readonly<Record<string, Profile['kind']>> = {
  book: 'book',
  collection: 'book',
  chapter: 'chapter',
  dataset: 'data',
  software: 'data',
};

const made = new WeakMap<BibliographicRecord, Profile>();

/** The profile of a record; records are never changed, so it is made once. */
export function profileOf(record: BibliographicRecord): Profile {
  const known = made.get(record);
  if (known) return known;
  const { issued, dates } = record;
  const electronic = Number(dates?.electronic?.slice(0, 4));
  const compared = {
    namings: namings(record),
    titles: titleForms(record),
    names: nameForms(record),
    years: [...new Set([issued?.year, electronic > 0 ? electronic : undefined])].filter((year) => year !== undefined),
    journal: journalForm(record),
    place: placeForm(record),
    titleMarks: titleMarks(record),
    typeMarks: typeMarks(record),
    kind: record.type === undefined ? undefined : (ownValue(kinds, record.type) ?? 'text'),
    edition: /\d+/.exec(record.edition ?? '')?.[0],
    abstract: abstractForm(record),
    bare: isBare(record),
  };
  const profile: Profile = { ...compared, digest: sameDigest(compared) };
  made.set(record, profile);
  return profile;
}
