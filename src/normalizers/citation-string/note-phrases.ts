import { readLanguage } from '../language.ts';
import type { Labelled } from './best-labels.ts';
import { editionStatements } from './edition-statements.ts';
import type { NotePhrase } from './note-phrase.ts';
import { statedDates } from './stated-dates.ts';
import type { Token } from './tokens.ts';

/** What NLM, APA and GB/T 7714 say in brackets of the kind of publication; of a thesis with its university. */
const kind =
  /\[(?:internet|online|abstract|preprint|letter|editorial|poster|ebook|e-book|database|print|review|computer software|[JMCDRNPS](?:\/OL)?|(?:unpublished\s)?(?:(?:doctoral|master['’]?s|masters|ph\.?\s?d\.?|m\.?sc\.?|m\.?d\.?|bachelor['’]?s)\s)?(?:thesis|dissertation|tesis|tese|thèse|diplomarbeit|habilitationsschrift|dissertação|tesi)(?:\s(?:doctoral|de doctorado|de maestría|de mestrado|de doutorado|de doctorat|doctorat|di dottorato))?(?:,\s(?<university>[^\]]{3,100}))?)\]/giu;

/** `[Article in German]`, and the languages with which PubMed ends a citation of a translated title. */
const languages = /\[(?:article\s)?in\s(?<bracketed>[\p{L}, ]{4,60})\]|(?<=\d[.;]\s)(?<last>\p{Lu}\p{Ll}{3,20})\.?\s*$/giu;

/** Where a date would stand, or behind a title. `n.d.` only in brackets: «Chen, S. F.» and «Yu N.D.» are persons. */
const undated =
  /(?<=(?:^|[.,;:([])\s?)(?:in press|forthcoming|en prensa|no prelo|sous presse|im druck|in stampa)(?=\s?(?:$|[.,;:)\]]|\d{4}(?!\d)))|[([](?:n\.\s?d|s\.\s?f|s\.\s?d|o\.\s?j)\.?[)\]]/giu;

/** What can be told of a citation by its words alone, in the order of their places: editions, dates of access, kinds in brackets, languages, `in press`. None overlaps another. */
export function notePhrases(text: string): NotePhrase[] {
  const found = [...editionStatements(text), ...statedDates(text), ...kinds(text), ...inLanguages(text), ...withoutDate(text)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  let end = 0;
  return found.filter((phrase) => {
    if (phrase.start < end) return false;
    end = phrase.end;
    return true;
  });
}

function* kinds(text: string): Generator<NotePhrase> {
  for (const { 0: written, index: start, groups } of text.matchAll(kind)) {
    const end = start + written.length;
    const university = groups?.university;
    const from = university === undefined ? end : end - 1 - university.length;
    yield { start, end: from, values: [] };
    if (university !== undefined) yield { start: from, end, field: 'publisher', values: [university] };
  }
}

function* inLanguages(text: string): Generator<NotePhrase> {
  for (const { 0: written, index: start, groups } of text.matchAll(languages)) {
    const names = (groups?.bracketed ?? groups?.last ?? '').split(/,\s?|\sand\s/);
    const values = names.map(readLanguage).filter((code) => code !== undefined);
    if (values.length === names.length) yield { start, end: start + written.trimEnd().length, field: 'languages', values };
  }
}

function* withoutDate(text: string): Generator<NotePhrase> {
  for (const { 0: written, index: start } of text.matchAll(undated)) yield { start, end: start + written.length, values: [] };
}

/** The labels with what the phrases say: their tokens are notes, whatever they were taken for. */
export function withNotes(tokens: readonly Token[], labelled: readonly Labelled[], phrases: readonly NotePhrase[]): readonly Labelled[] {
  if (phrases.length === 0) return labelled;
  let next = 0;
  return labelled.map((own, at) => {
    const { start = 0, end = 0, kind: tokenKind } = tokens[at] ?? {};
    while ((phrases[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    const phrase = phrases[next];
    return phrase && start < phrase.end && end > phrase.start && tokenKind !== 'address' ? { label: 'note', confidence: 1 } : own;
  });
}
