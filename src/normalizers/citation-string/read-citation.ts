import { type Journals, noJournals } from '../../model/journals.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { completeContainer } from '../container-from-journals.ts';
import { bestLabels, type Labelled } from './best-labels.ts';
import { CitationDraft } from './citation-draft.ts';
import { citedType } from './cited-type.ts';
import { tellDoubtfulValues } from './doubtful-values.ts';
import { featuresOf } from './features.ts';
import { withImprint } from './imprint.ts';
import { withIntroductions } from './introductions.ts';
import { labelWeights } from './label-weights.ts';
import { type Label, singleLabels } from './labels.ts';
import type { NotePhrase } from './note-phrase.ts';
import { notePhrases, withNotes } from './note-phrases.ts';
import { placeContainer } from './place-container.ts';
import { leaveBesideIdentifiers, placeAddress } from './place-identifiers.ts';
import { dateFromPhrases, placeNote } from './place-note.ts';
import { placeDate, placeIssue, placePages, placeVolume } from './place-numbers.ts';
import { placePeople } from './place-people.ts';
import { placeTitle } from './place-title.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { type Token, tokensOf } from './tokens.ts';

/** How a stretch of each label becomes a value. */
const placers: Readonly<Record<Label, (draft: CitationDraft, stretch: Stretch, phrases: readonly NotePhrase[]) => void>> = {
  number: (draft, stretch) => draft.leave(stretch, 'number'),
  author: (draft, stretch) => placePeople(draft, stretch, 'author'),
  editor: (draft, stretch) => placePeople(draft, stretch, 'editor'),
  title: placeTitle,
  container: placeContainer,
  date: placeDate,
  volume: placeVolume,
  issue: placeIssue,
  pages: placePages,
  publisher: (draft, stretch) => {
    if (draft.content.publisher !== undefined) {
      draft.leave(stretch, 'publisher');
      return;
    }
    draft.content.publisher = draft.text.slice(stretch.start, stretch.end);
    draft.placed('publisher', stretch);
  },
  place: (draft, stretch) => {
    const { start, confidence } = stretch;
    // The bracket of `Champaign (IL)` is closed behind the last letter.
    const isOpen = /\([^()]*$/.test(draft.text.slice(start, stretch.end)) && draft.text[stretch.end] === ')';
    const end = isOpen ? stretch.end + 1 : stretch.end;
    draft.content.place = draft.text.slice(start, end);
    draft.placed('place', { start, end, confidence });
  },
  identifier: leaveBesideIdentifiers,
  note: placeNote,
};

/** A citation is some hundred characters long, with a thousand authors twenty thousand. What goes on beyond stays unplaced. */
const longestCitation = 20_000;

/**
 * The parts of a citation string, whatever its style: title, persons, container, date, volume, issue, pages, publisher, identifiers, each with its
 * offsets and confidence in `spans`. What fits nowhere is in `unplaced`: no letter or digit is lost. `journals` gives the full title and ISSN of an abbreviation.
 */
export function readCitation(text: string, journals: Journals = noJournals): Partial<BibliographicRecord> {
  const draft = new CitationDraft(text.slice(0, longestCitation));
  const tokens = tokensOf(draft.text);
  for (const token of tokens) if (token.kind === 'address') placeAddress(draft, token, 1);
  const phrases = notePhrases(draft.text);
  const learned = bestLabels(tokens, featuresOf(tokens), labelWeights());
  const labelled = withNotes(tokens, withImprint(draft.text, tokens, learned), phrases);
  const stretches = stretchesOf(tokens, withListNumber(tokens, withIntroductions(tokens, labelled))).map(asIdentifier);
  const best = new Map<Label, Stretch>();
  for (const stretch of stretches) {
    const known = best.get(stretch.label);
    if (!known || weight(draft, stretch) > weight(draft, known)) best.set(stretch.label, stretch);
  }
  for (const stretch of stretches) {
    // Of several dates, too, one is that of the publication.
    const isSingle = stretch.label === 'date' || singleLabels.has(stretch.label);
    if (isSingle && best.get(stretch.label) !== stretch) draft.leave(stretch);
    else placers[stretch.label](draft, stretch, phrases);
  }
  dateFromPhrases(draft);
  tellDoubtfulValues(draft);
  leaveBeyond(draft, text);
  return completeContainer(recordOf(draft), journals);
}

/** What was not read of a string that goes on, as it is. */
function leaveBeyond(draft: CitationDraft, text: string): void {
  const rest = text.slice(longestCitation);
  if (rest.trim() === '') return;
  draft.leave({ start: text.length - rest.trimStart().length, end: text.trimEnd().length }, undefined, text);
  const message = `No citation is longer than ${longestCitation} characters: what follows was not read.`;
  draft.find('reading-unplaced', message, `unplaced[${draft.unplaced.length - 1}]`, rest.trim());
}

/** Where a citation is an address and no more, hardly anything tells of its parts: an address is no title, journal or note all the same. */
function asIdentifier(stretch: Stretch): Stretch {
  const says = stretch.tokens.filter(({ kind }) => kind !== 'mark');
  return says.length > 0 && says.every(({ kind }) => kind === 'address') ? { ...stretch, label: 'identifier' } : stretch;
}

function recordOf(draft: CitationDraft): Partial<BibliographicRecord> {
  const { content, container, contributors, identifiers, spans, unplaced, findings } = draft;
  const type = citedType(draft);
  return {
    ...(type === undefined ? {} : { type }),
    ...content,
    ...(contributors.length > 0 ? { contributors } : {}),
    ...(Object.keys(container).length > 0 ? { container } : {}),
    ...(identifiers.length > 0 ? { identifiers } : {}),
    ...(draft.text.trim() === '' ? {} : { citationAsGiven: draft.text }),
    ...(spans.length > 0 ? { spans: spans.toSorted((a, b) => a.start - b.start || a.end - b.end) } : {}),
    ...(unplaced.length > 0 ? { unplaced: unplaced.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0)) } : {}),
    ...(findings.length > 0 ? { findings } : {}),
  };
}

/** The figures that a citation begins with are its number in a list, before an author or a title no volume, issue or page. */
function withListNumber(tokens: readonly Token[], labelled: readonly Labelled[]): readonly Labelled[] {
  const first = labelled[0]?.label;
  const next = labelled.find(({ label }) => label !== first)?.label;
  if (tokens[0]?.kind !== 'number' || (first !== 'volume' && first !== 'issue' && first !== 'pages')) return labelled;
  return next === 'author' || next === 'title'
    ? [{ label: 'number', confidence: labelled[0]?.confidence ?? 0 }, ...labelled.slice(1)]
    : labelled;
}

/** Of dates the first with a year, of the others the longest that is likely. */
function weight({ text }: CitationDraft, { label, confidence, end, start }: Stretch): number {
  if (label === 'date') return /\d{4}/.test(text.slice(start, end)) ? 2 - start / (text.length + 1) : 0;
  return confidence * (end - start);
}
