import { metadataField } from '../../dublin-core/metadata-field.ts';
import type { Place } from '../../dublin-core/placing.ts';
import type { RecordDraft } from '../../dublin-core/record-draft.ts';
import type { ReadContext } from '../../format.ts';
import { withoutFinalPoint } from '../catalogue/isbd.ts';
import type { MarcField } from './marc-field.ts';
import type { MarcRecord } from './marc-record.ts';

/** One MARC record being read. */
export interface MarcReading {
  readonly record: MarcRecord;
  readonly draft: RecordDraft;
  readonly context: ReadContext;
  /** Contributors by the link of their field, for the names in another script that follow. */
  readonly contributorsByLink: Map<string, readonly number[]>;
  /** Where dates of publication stand, the nearest to the publication first; told apart at the end. */
  readonly dates: { readonly field: string; readonly value: string; readonly weight: number }[];
}

/** Takes from a field what it understands; what it leaves is unplaced. */
export type MarcPlace = (field: MarcField, reading: MarcReading) => void;

/** Hands one value of a field to a place of Dublin Core's, and keeps it as unplaced where that refuses. */
export function put(field: MarcField, code: string, value: string, place: Place, { draft, context }: MarcReading, language?: string): void {
  const given = metadataField(`${field.label}$${code}`, value, language === undefined ? {} : { language });
  if (given && !place(given, draft, context)) draft.leaveUnplaced(given);
}

/** Each value under the codes by itself, without the punctuation of the card. */
export const each =
  (codes: string, place: Place, clean: (value: string) => string = withoutFinalPoint): MarcPlace =>
  (field, reading) => {
    for (const { code, value } of field.takeEach(codes)) put(field, code, clean(value), place, reading);
  };

/** The values under the codes as one, as they stand. */
export const together =
  (codes: string, place: Place, language?: (field: MarcField) => string | undefined): MarcPlace =>
  (field, reading) => {
    const said = language?.(field);
    const [first, ...rest] = field.takeEach(codes);
    if (first) put(field, first.code, [first, ...rest].map(({ value }) => value).join(' '), place, reading, said);
  };

/** Several things that one field says. */
export const all =
  (...places: readonly MarcPlace[]): MarcPlace =>
  (field, reading) => {
    for (const place of places) place(field, reading);
  };
