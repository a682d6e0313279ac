import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import { readPartialDate } from '../../normalizers/partial-date.ts';
import { addNote, appended } from '../drafting.ts';
import { readInvertedName } from '../inverted-name.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import { placePages } from '../tagged-rows.ts';
import type { Reading } from './reading.ts';

const volume = String.raw`(?<volume>(?:Suppl\.? ?)?[A-Z]{0,3}\d[\w/.-]{0,20})`;
const issue = String.raw`(?:\s?\((?<issue>(?:[^()]|\([^()]{1,10}\)){1,60})\))?`;
const month = `(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Fall|Autumn|Winter)[a-z]{0,6}`;
const year = String.raw`(?:1[6-9]|20)\d\d`;

/** Where a publication stands, as the databases print it, most telling first. */
const shapes: readonly RegExp[] = [
  // «Behavioural Tides. Vol.43(5), Sep 2015, pp. 623-634.», PsycINFO; «Very Long Title. Vol 28(2) April 2015, 103-106.»
  new RegExp(
    String.raw`^(?<title>.{2,400}?)\.? Vol\.? ?${volume}${issue},? ?(?<date>[^,;:]{0,30}?${year}), ?(?:pp?\. ?)?(?<pages>[^,;:]{1,60}?)\.?$`,
  ),
  // «Tidal Medicine. 40(Supplement 1) (pp 123-5), 2019. Article Number: 12. Date of Publication: 01 Oct 2019.», Embase
  new RegExp(
    String.raw`^(?<title>.{2,400}?)\.\s+(?:${volume}${issue} ?)?\((?:pp? (?<pages>[^()]{1,60})|no pagination)\), (?<year>${year})\.(?: Article Number: (?<number>[\w.-]{1,30}?)\.)?(?: Date of Publication: (?<date>[^.]{4,40})\.)?$`,
  ),
  // «Annals of Tides. 28(10):2464-71, 2017 Oct 01.», MEDLINE; «Gazette of Nets. 1288(3), Nov. 16, 2004.», BIOSIS
  new RegExp(String.raw`^(?<title>.{2,400}?)\.\s+${volume}${issue}(?::\s?(?<pages>[^,:]{1,60}))?,\s(?<date>.{0,25}?${year}.{0,12}?)\.?$`),
  // «American Journal of Tides June 2015;58(6):688-696», Journals@Ovid
  new RegExp(
    String.raw`^(?<title>.{2,400}?)[.,]? (?<date>(?:${month}(?: \d{1,2},)? )?${year});\s?${volume}${issue}:(?<pages>[^:;]{1,60}?)\.?$`,
  ),
  // «Journal of Bays 12, Winter 2007: 7-14.», «Journal of Bays, 2013(1): 3-28.»
  new RegExp(String.raw`^(?<title>.{2,400}?),? ${volume}${issue}, (?<date>.{0,20}?${year}): (?<pages>[^:;]{1,60}?)\.?$`),
  new RegExp(String.raw`^(?<title>.{2,400}?), (?<date>${year})\((?<issue>[^()]{1,20})\): (?<pages>[^:;]{1,60}?)\.?$`),
  // «Neap, Ada [Editor, Reprint Author], Flood, B. [Editor]. Methods in tides.:371-397, 2004.», BIOSIS
  new RegExp(
    String.raw`^(?<people>.{3,400}?\[Editors?\b[^\]]{0,80}\])\. (?<title>.{2,400}?)\.?:(?<pages>[^:;,]{1,40}), (?<date>${year})\.?(?: Series Information: (?<series>.{2,200}?)\.?)?$`,
  ),
  // «Hydrobiologia. 2007 15 June; 433-441.», Zoological Record
  new RegExp(String.raw`^(?<title>.{2,400}?)\. (?<date>${year}(?: \d{1,2} ${month})?); (?<pages>[^;:]{1,40}?)\.{0,2}$`),
  // «Neap, Ada [Ed]; Flood, B [Ed]. (2012). Tides in practice. (pp. 11-31). xvii, 254 pp. Ebbtown: Bay Books; Sealand.», PsycINFO's books
  new RegExp(
    String.raw`^(?<people>[^(]{3,400}?)?\.? ?\((?<date>${year})\)\. (?<title>.{2,400}?)\.? (?:\(pp?\. (?<pages>[^()]{1,40})\)\.? )?(?:(?<extent>[^.:]{1,20}? pp)\. )?(?<place>[^:.]{2,60}): (?<publisher>[^:]{2,150}?)\.?$`,
  ),
  // «Neap, V.D. [Ed.]. Research on tides. Bay Books, Ebbtown. 2002: 1-234. Chapter pagination: 214-218.», Zoological Record's books
  new RegExp(
    String.raw`^(?<people>.{3,300}?\[Eds?\.?\])\.? (?:\[(?<named>[^\]]{5,600})\]|(?<title>.{5,400}?))\.? .{0,600}?\b(?<date>${year}): (?<extent>[^.]{1,40})\.(?:.{0,200}?Chapter pagination: (?<pages>[^.]{1,40})\.)?`,
  ),
  new RegExp(String.raw`^(?<title>.{2,400}?)\. .{0,300}?(?<date>${year}): (?<extent>[^.]{1,40})\.`),
];

/** «Journal of Tidal Trauma.», of what is to be printed. */
const journalAlone = /^[^.\d]{3,200}\.?$/;

const longestSource = 2000;

/** «No Pagination Specified», «Unpaginated», a hyphen. */
const noPages = /^(?:no pagination specified|unpaginated|no pagination|-|pp?|\d+\s?pp?\.?)$/i;

/** `Neap, Ada [Ed]; Flood, B [Ed]`, `Neap, Ada [Editor, Reprint Author], Flood, B. [Editor]`. */
function addEditors(text: string, { draft }: Reading): void {
  for (const part of text.split(/\[[^\]]{2,80}\][,;.]?\s?|;\s/)) {
    const name = readInvertedName(part.replace(/^[\s,;.]+/, ''));
    if (name) draft.contributors = appended(draft.contributors, { role: 'editor', ...name });
  }
}

/** `2007 15 June` is the 15th of June. */
const dateOf = (text: string) => readPartialDate(text.replace(/^(\d{4}) (\d{1,2}) (\p{L}+)$/u, '$1 $3 $2'));

/** What SO and BT say; fields of their own (VO, IP, PG, JN) come before. What is more than the place in a journal is kept in the source's words. */
export function readSource(lines: readonly TaggedLine[], reading: Reading): void {
  const { draft } = reading;
  for (const line of lines) {
    const text = valueText(line).replace(/\s+/g, ' ').trim();
    line.used = true;
    if (text === '') continue;
    const found = text.length > longestSource ? undefined : shapes.map((shape) => shape.exec(text)).find((match) => match)?.groups;
    if (found) place(found, reading);
    else if (journalAlone.test(text)) draft.container = { title: text.replace(/\.$/, ''), ...draft.container };
    if ((!found && !journalAlone.test(text)) || (found?.people ?? found?.place ?? found?.extent) || noPages.test(found?.pages ?? ''))
      addNote(reading, `Source: ${text}`);
  }
}

function place(found: Readonly<Record<string, string | undefined>>, reading: Reading): void {
  const { draft } = reading;
  const title = (found.title ?? found.named)?.trim();
  // A whole book is named under TI already, or has no other title.
  const isWhole = found.extent !== undefined && found.pages === undefined && (draft.title === undefined || same(title, draft.title));
  if (isWhole) draft.title ??= title ?? '';
  else
    draft.container = {
      ...present<Container>({ title, volume: found.volume, issue: found.issue } as Container),
      ...draft.container,
    };
  if (isWhole) draft.type ??= 'book';
  // What has pages in a book is a part of it, though the database calls it a book.
  else if ((found.place ?? found.people) && (draft.type === undefined || draft.type === 'book')) draft.type = 'chapter';
  const pages = found.pages?.trim();
  if (pages && !noPages.test(pages)) placePages(reading, pages, found.number);
  else if (found.number) placePages(reading, undefined, found.number);
  const date = dateOf(found.date ?? found.year ?? '');
  const known = draft.issued;
  if (date && (known === undefined || (known.month === undefined && known.season === undefined && known.year === date.year)))
    draft.issued = date;
  if (found.people) addEditors(found.people, reading);
  if (found.series) draft.container = { ...draft.container, collectionTitle: found.series };
  if (found.place) draft.place ??= found.place.trim();
  if (found.publisher) draft.publisher ??= found.publisher.trim();
}

const same = (a: string | undefined, b: string): boolean => {
  const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return a !== undefined && fold(b).startsWith(fold(a));
};
