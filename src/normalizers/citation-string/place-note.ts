import { readPartialDate } from '../partial-date.ts';
import type { CitationDraft } from './citation-draft.ts';
import type { NotePhrase } from './note-phrase.ts';
import { isAnnouncement, listBetween } from './place-identifiers.ts';
import type { Stretch } from './stretches.ts';

/** So near begins what is announced. */
const announced = 20;

const firstText = /[\p{L}\p{N}]/u;
/** Looked at once from where they begin, not from each of thousands of blanks in a row. */
const lastSigns = /(?<![^\p{L}\p{N}])[^\p{L}\p{N}]*$/u;

/** The phrases of a stretch of notes where they belong; what stands between them stays unplaced, but for the words that announce an address. */
export function placeNote(draft: CitationDraft, stretch: Stretch, phrases: readonly NotePhrase[]): void {
  const keep = (from: number, to: number, announces: boolean) => {
    const piece = draft.text.slice(from, to);
    const first = piece.search(firstText);
    if (first === -1) return;
    const last = piece.length - (lastSigns.exec(piece)?.[0].length ?? 0);
    const place = { start: from + first, end: from + last };
    const list = announces && isAnnouncement(draft.text.slice(place.start, place.end)) ? listBetween(draft, to, to + announced) : undefined;
    if (list !== undefined) draft.placed(list, { ...place, confidence: stretch.confidence });
    else draft.leave(place);
  };
  let from = stretch.start;
  for (const phrase of phrases.filter(({ start, end }) => start < stretch.end && end > stretch.start)) {
    keep(from, phrase.start, false);
    if (!placePhrase(draft, phrase)) keep(phrase.start, phrase.end, false);
    from = Math.max(from, phrase.end);
  }
  keep(from, stretch.end, /^[^\p{L}\p{N}]*(?:https?:|www\.|doi|10\.)/iu.test(draft.text.slice(stretch.end, stretch.end + announced)));
}

/** Whether the value found its field; a second edition or date of access has none. */
function placePhrase(draft: CitationDraft, { start, end, field, values }: NotePhrase): boolean {
  const { content } = draft;
  const [value] = values;
  if (field === undefined || value === undefined) return false;
  const place = { start, end, confidence: 1 };
  if (field === 'published') {
    const date = content.issued === undefined ? readPartialDate(value) : undefined;
    if (!date) return false;
    content.issued = { ...date, raw: draft.text.slice(start, end) };
    draft.placed('issued', place);
  } else if (field === 'languages') {
    if (content.languages !== undefined) return false;
    content.languages = [...values];
    draft.placed('languages', place);
  } else if (field === 'edition' || field === 'publisher') {
    if (content[field] !== undefined) return false;
    content[field] = value;
    draft.placed(field, place);
  } else {
    if (content.dates?.[field] !== undefined) return false;
    content.dates = { ...content.dates, [field]: value };
    draft.placed(`dates.${field}`, place);
  }
  return true;
}

/** A citation with no date but that of its electronic publication was published on it. */
export function dateFromPhrases({ content, spans, text }: CitationDraft): void {
  const span = spans.find(({ path }) => path === 'dates.electronic');
  const date = content.issued === undefined ? readPartialDate(content.dates?.electronic ?? '') : undefined;
  if (span && date) content.issued = { ...date, raw: text.slice(span.start, span.end) };
}
