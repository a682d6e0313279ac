import type { DateKind } from '../../model/dates.ts';
import { isoDate, monthNumber, readPartialDate } from '../partial-date.ts';
import type { NotePhrase } from './note-phrase.ts';

/** What a citation says that happened on a date, in the languages citations are written in. Of two that fit, the first. */
const happenings: readonly { readonly field: DateKind | 'published'; readonly words: string }[] = [
  {
    field: 'accessed',
    words:
      'last accessed|last visited|accessed|retrieved|viewed|visited|cited|consulted|date accessed|date of access|consultado|consultada|consulta|fecha de consulta|fecha de acceso|recuperado|citado|citada|acceso|accedido|acesso|acessado|acedido|accès|consulté|page consultée|cité|abgerufen|zugriff|zugegriffen|eingesehen|aufgerufen|letzter zugriff|consultato|consultata|ultimo accesso|accesso|citato|geraadpleegd|дата обращения',
  },
  { field: 'updated', words: 'last updated|updated|actualizado|atualizado|mis à jour|mise à jour|aktualisiert|aggiornato' },
  {
    field: 'electronic',
    words: 'epub|electronic publication|published online|published ahead of print|online published|epub ahead of print',
  },
  { field: 'published', words: 'published' },
];

const beforeDate = String.raw`\.?[:,]?\s(?:(?:on|am|el|le|em|il|in|op|the|día|dia):?\s){0,2}`;
const month = String.raw`\p{L}{3,12}\.?`;
const dates = [
  String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`,
  String.raw`\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}`,
  String.raw`\d{1,2}(?:st|nd|rd|th|er|º|\.)?[\s-](?:de\s|of\s)?${month},?[\s-](?:de\s)?\d{4}`,
  String.raw`${month}\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}`,
  String.raw`\d{4}\s${month}(?:\s\d{1,2})?`,
  String.raw`${month},?\s(?:de\s)?\d{4}`,
  String.raw`\d{4}`,
].join('|');

/** «Original work published 1938» is no date of what is cited. */
const border: Readonly<Record<string, string>> = { published: String.raw`(?<=(?:^|[.,;:([])\s?)` };

const phrases = happenings.map(({ field, words }) => ({
  field,
  expression: new RegExp(String.raw`${border[field] ?? ''}(?<![\p{L}\p{N}-])(?:${words})${beforeDate}(${dates})(?![\p{L}\p{N}])`, 'giu'),
}));

/**
 * The dates that a citation has beside the one of publication, with the words that say of what they are: `cited 2019 May 3`, `Retrieved May 3, 2019`, `abgerufen am
 * 03.05.2019`, `Epub 2022 Jan 3`. The value is ISO 8601 as exact as it can be told (`3/5/2019` gives the year).
 */
export function statedDates(text: string): NotePhrase[] {
  const found: NotePhrase[] = [];
  for (const { field, expression } of phrases)
    for (const match of text.matchAll(expression)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const value = isoOf(match[1] ?? '');
      if (value !== undefined && !found.some((known) => known.start < end && start < known.end))
        found.push({ start, end, field, values: [value] });
    }
  return found;
}

/** A word in it must be a month's: «cited 2019 Guidelines» is no date. */
function isoOf(written: string): string | undefined {
  const words = written.match(/\p{L}{3,}/gu) ?? [];
  if (words.some((word) => monthNumber(word) === undefined)) return undefined;
  const read = readPartialDate(written.replaceAll(',', ' ').replace(/(\d)(?:st|nd|rd|th|er|º)/u, '$1'));
  return read && isoDate(read);
}
