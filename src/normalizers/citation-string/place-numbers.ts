import { readPages } from '../pages.ts';
import { readPartialDate } from '../partial-date.ts';
import { foldWhitespace } from '../whitespace.ts';
import type { CitationDraft } from './citation-draft.ts';
import type { Stretch } from './stretches.ts';

const volumeWord = /^(?:vols?|volumes?|volumen|bd|band|tome|tomo|jg|jahrgang|t|v)(?![\p{L}])[\s.:]*/iu;
const issueWord = /^(?:no|nos|nr|num|núm|número|numéro|number|issue|iss|heft|h|n)(?![\p{L}])[\s.:°º]*/iu;
/** The S of `S12` is the supplement's, that of `S. 12` and `S 12` the word. */
const pageWord =
  /^(?:pp?|pgs?|pags?|págs?|pages?|páginas?|seiten?|s(?!\d)|art(?:icle)?(?:[\s.]{1,2}(?:id|no|number))?|id|paper)(?![\p{L}])[\s.:]*/iu;
const rangeBlanks = /\s*([-‐-―−])\s*/gu;

/** The value behind its introducing word, or nothing when that is all. */
function behind(draft: CitationDraft, { start, end }: Stretch, word: RegExp): { value: string; start: number } | undefined {
  const raw = draft.text.slice(start, end);
  const intro = word.exec(raw)?.[0].length ?? 0;
  return intro >= raw.length ? undefined : { value: raw.slice(intro), start: start + intro };
}

export function placeVolume(draft: CitationDraft, stretch: Stretch): void {
  const found = behind(draft, stretch, volumeWord);
  if (!found) {
    draft.leave(stretch);
    return;
  }
  draft.container.volume = foldWhitespace(found.value);
  draft.placed('container.volume', stretch);
}

export function placeIssue(draft: CitationDraft, stretch: Stretch): void {
  const found = behind(draft, stretch, issueWord);
  if (!found) {
    draft.leave(stretch);
    return;
  }
  draft.container.issue = foldWhitespace(found.value).replace(rangeBlanks, '$1');
  draft.placed('container.issue', stretch);
}

/** Pages or an article's number, in full where the last page was shortened. */
export function placePages(draft: CitationDraft, stretch: Stretch): void {
  const found = behind(draft, stretch, pageWord);
  if (!found) {
    draft.leave(stretch);
    return;
  }
  const given = foldWhitespace(found.value).replace(rangeBlanks, '$1');
  const read = readPages(given);
  draft.container.pagesAsGiven = given;
  if (read?.pages !== undefined) draft.container.pages = read.pages;
  if (read?.articleNumber !== undefined) draft.container.articleNumber = read.articleNumber;
  // `1976.J` has neither pages nor a number, and is kept as it stands.
  const field = read?.pages !== undefined ? 'pages' : read?.articleNumber !== undefined ? 'articleNumber' : 'pagesAsGiven';
  draft.placed(`container.${field}`, stretch);
}

const year = /(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)/;

/** The date of publication, as exact as it is printed; the letter of `2016a` tells works of one year apart and belongs to no date. */
export function placeDate(draft: CitationDraft, stretch: Stretch): void {
  const raw = draft.text.slice(stretch.start, stretch.end);
  if (draft.content.issued !== undefined) {
    draft.leave(stretch, 'date');
    return;
  }
  const words = raw.replace(/(\d{4})[a-z](?![\p{L}])/u, '$1').replace(/[,;()]/g, ' ');
  const read = readPartialDate(words) ?? readPartialDate(year.exec(raw)?.[0] ?? '');
  if (!read) {
    draft.leave(stretch, 'date');
    return;
  }
  draft.content.issued = { ...read, raw };
  draft.placed('issued', stretch);
}
