import type { BibliographicRecord } from '../model/record.ts';
import { type JournalForm, journalForm } from './profile/journal-form.ts';
import { type KinMark, titleMarks, typeMarks } from './profile/kin-marks.ts';
import { type NameForm, nameForms } from './profile/name-form.ts';
import { type PlaceForm, placeForm } from './profile/place-form.ts';
import { type TitleForm, titleForms } from './profile/title-form.ts';
import { type Naming, namings } from './shared-identifiers.ts';

/** What of a record is compared, in the forms in which it is compared: worked out once, since a record meets many others. */
export interface Profile {
  readonly record: BibliographicRecord;
  readonly namings: readonly Naming[];
  readonly titles: readonly TitleForm[];
  readonly names: readonly NameForm[];
  /** Year of the issue, and of the electronic publication where it is told. */
  readonly years: readonly number[];
  readonly journal: JournalForm | undefined;
  readonly place: PlaceForm;
  readonly titleMarks: ReadonlySet<KinMark>;
  readonly typeMarks: ReadonlySet<KinMark>;
}

const made = new WeakMap<BibliographicRecord, Profile>();

/** The profile of a record; records are never changed, so it is made once. */
export function profileOf(record: BibliographicRecord): Profile {
  const known = made.get(record);
  if (known) return known;
  const { issued, dates } = record;
  const electronic = Number(dates?.electronic?.slice(0, 4));
  const profile: Profile = {
    record,
    namings: namings(record),
    titles: titleForms(record),
    names: nameForms(record),
    years: [...new Set([issued?.year, electronic > 0 ? electronic : undefined])].filter((year) => year !== undefined),
    journal: journalForm(record),
    place: placeForm(record),
    titleMarks: titleMarks(record),
    typeMarks: typeMarks(record),
  };
  made.set(record, profile);
  return profile;
}
