import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import { isPageCount, readPages } from '../../normalizers/pages.ts';
import { readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding } from '../drafting.ts';
import { type Cell, type CsvField, inContainer, oneText, type Reading, takeFirst, wholeNumber } from './reading.ts';

/** What spreadsheets make of `3-2`: the second of March. */
const spreadsheetDate = /^(?:\d{1,2}-\p{L}{3}|\p{L}{3}-\d{1,2})$/u;

/** Zotero and Covidence take the authors' addresses for the issue where Embase has them in the field of RIS that EndNote keeps issues in. No issue is so long. */
const longestIssue = 60;

function readIssue(cells: readonly Cell[], reading: Reading): void {
  const value = takeFirst(cells.filter((cell) => cell.value.length <= longestIssue));
  if (value === undefined) return;
  const mended = spreadsheetDate.test(value) ? readPages(value)?.pages : undefined;
  if (mended) addFinding(reading, 'reading-ambiguous', 'A spreadsheet has made a date of the issue.', value, 'container.issue');
  inContainer('issue').set(reading.draft, mended ?? wholeNumber(value));
}

/** A count of pages (`215 p`) says nothing of where they are, but tells one publication from another. */
function setPages(given: string | undefined, articleNumber: string | undefined, reading: Reading): void {
  const read = given === undefined ? undefined : readPages(given);
  const places = present<Container>({
    pages: read?.pages ?? (read?.articleNumber || isPageCount(given ?? '') ? undefined : given),
    articleNumber: articleNumber ?? read?.articleNumber,
    pagesAsGiven: given ?? articleNumber,
  });
  if (Object.keys(places).length) reading.draft.container = { ...reading.draft.container, ...places };
}

function readWholePages(cells: readonly Cell[], reading: Reading): void {
  const value = takeFirst(cells)?.replaceAll('--', '-');
  if (value !== undefined) setPages(wholeNumber(value), undefined, reading);
}

const pageOf = (value: string | undefined): string | undefined => (value === '0' ? undefined : value && wholeNumber(value));

/** The first page; the last one follows it. */
function readStart(cells: readonly Cell[], reading: Reading): void {
  const start = pageOf(takeFirst(cells));
  if (start !== undefined && reading.draft.container?.pagesAsGiven === undefined) setPages(start, undefined, reading);
}

/** OpenAlex repeats an article's number as first and as last page. A last page without a first is no place, but RefWorks has all pages in «Other Pages». */
function readEnd(cells: readonly Cell[], reading: Reading): void {
  const end = pageOf(takeFirst(cells));
  const start = reading.draft.container?.pagesAsGiven;
  if (end === undefined || end === start || start?.endsWith(`-${end}`)) return;
  if (start === undefined && cells.some(({ heading }) => /other/i.test(heading))) setPages(end, undefined, reading);
  else if (start === undefined || start.includes('-')) for (const cell of cells) cell.used = false;
  else setPages(`${start}-${end}`, undefined, reading);
}

function readArticleNumber(cells: readonly Cell[], reading: Reading): void {
  const number = takeFirst(cells);
  if (number === undefined) return;
  const { pagesAsGiven, ...container } = reading.draft.container ?? {};
  // The number that stands under the pages as well is no page.
  if (container.pages === number) delete container.pages;
  reading.draft.container = { ...container, articleNumber: wholeNumber(number), pagesAsGiven: pagesAsGiven ?? number };
}

/** `Ann Tidal Med. 2020 Feb;63(2):103640. doi: …`, PubMed's citation, which has what its other columns have not. */
const pubmedCitation =
  /^(?<title>[^;:]{2,200}?)\. (?<date>(?:1[89]|20)\d\d(?: [^;:.]{1,25})?)(?:;(?<volume>[^:;().]{1,20})?(?:\((?<issue>[^()]{1,40})\))?)?(?::(?<pages>[^:\s][^:]{0,50}?))?\. ?(?:doi|PMID|Epub|eCollection|Online|Print|$)/;

function readCitation(cells: readonly Cell[], reading: Reading): void {
  const { draft } = reading;
  const text = takeFirst(cells);
  if (text === undefined) return;
  draft.citationAsGiven = text;
  const place = pubmedCitation.exec(text)?.groups;
  if (!place) return;
  // «12 Suppl 1» is the first supplement of volume 12.
  const [, volume = place.volume, supplement] = /^(\d+) ((?:Suppl|Spec|Pt)\b.*)$/.exec(place.volume ?? '') ?? [];
  const issue = [supplement, place.issue].filter(Boolean).join(' ');
  draft.container = present<Container>({ title: place.title, volume, issue, ...draft.container } as Container);
  if (draft.container.pagesAsGiven === undefined) setPages(place.pages, undefined, reading);
  makeExacter(place.date, reading);
}

/** The date of the row as exact as a citation has it, when the year is the same. */
function makeExacter(text: string | undefined, { draft }: Reading): void {
  const date = text === undefined ? undefined : readPartialDate(text);
  if (date && (draft.issued?.year ?? date.year) === date.year && draft.issued?.month === undefined) draft.issued = date;
}

/** `Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: …`, Embase's source. */
const embaseSource =
  /^(?<title>.{2,300}?) \((?<year>\d{4})\)(?: (?<volume>[^\s:()]{1,20}))?(?::(?<issue>[^\s()]{1,40}))?(?: \((?<pages>[^()]{1,40})\))?(?: Article Number: (?<number>[\w.-]{1,30}?))?(?:\.(?: Date of Publication: (?<date>[^.]{4,30}))?|$)/;

/** `Rev. mareas;12(3): 152-160, sept. 2014. tab, graf`, the source of LILACS and the other databases of BIREME. */
const biremeSource =
  /^(?<title>[^;]{2,200});\s?(?<volume>[^\s:(),;]{1,20})?\s?(?:\((?<issue>[^()]{1,40})\))?(?::\s?(?<pages>[^\s,][^,]{0,40}?))?,\s(?<date>[^;]{0,30}?\b(?:1[89]|20)\d\d\b)/;

/**
 * «Source» is Cochrane’s journal, Embase’s and LILACS’s whole place in the journal, and where another column has the journal the name of the database that
 * the row comes from (Scopus, and the sets that people put together of several exports).
 */
function readSource(cells: readonly Cell[], reading: Reading): void {
  const value = cells[0]?.value;
  if (value === undefined) return;
  const place = (embaseSource.exec(value) ?? biremeSource.exec(value))?.groups;
  if (place) {
    const { container } = reading.draft;
    const found = present<Container>({ title: place.title, volume: place.volume, issue: place.issue, ...container } as Container);
    reading.draft.container = found;
    if (container?.pagesAsGiven === undefined) setPages(place.pages, place.number, reading);
    if (place.year) reading.draft.issued ??= { year: Number(place.year), raw: place.year };
    makeExacter(place.date, reading);
    reading.draft.citationAsGiven ??= value;
  } else if (!reading.has.has('journal')) inContainer('title').set(reading.draft, value);
  else return;
  for (const cell of cells) cell.used = cell.value === value;
}

export const containerFields: readonly CsvField[] = [
  oneText(
    'journal',
    `journal journaltitle journalname journalbook sourcetitle publicationtitle publicationname publication secondarytitle titlesecondary fulljournalname
    periodical periodicalfull periodicaltitle containertitle so t2 jf jo zeitschrift zeitschriftentitel revista revue rivista periodico nomedarevista
    titulodelarevista titredelarevue titrederevue nomedelarevista tijdschrift casopis booktitle hosttitle venue primarylocationsourcedisplayname bt pubtitle 来源 刊名 期刊 文献来源 source文献来源`,
    inContainer('title'),
  ),
  oneText(
    'journal abbreviation',
    'journalabbreviation abbreviatedsourcetitle abbreviatedjournal periodicalabbrev journalabbr journalabbrev isoabbreviation journalisoabbreviation j2 ja j9 ji',
    inContainer('abbreviation'),
  ),
  oneText(
    'series',
    'series seriestitle bookseriestitle tertiarytitle titletertiary t3 se reihe coleccion collection colecao',
    inContainer('collectionTitle'),
  ),
  oneText('series number', 'seriesnumber bookseriesvolume reihennummer', inContainer('collectionNumber'), wholeNumber),
  oneText(
    'volume',
    'volume vol vl volumenumber journalvolume bibliovolume band jahrgang jg volumen tome tomo 卷 volume卷',
    inContainer('volume'),
    wholeNumber,
  ),
  {
    heading: 'issue',
    names:
      'issue issuenumber issueno journalissue iss is number no nr biblioissue heft ausgabe nummer numero fascicule fasciculo fascicolo 期 period期',
    read: readIssue,
    write: ({ container }) => container?.issue,
  },
  {
    heading: 'pages',
    names:
      'pages page pagerange pagenumbers pagination medlinepgn pg pp seiten seitenbereich seite paginas pagina pagine paginacion paginacao 页码 页',
    read: readWholePages,
    write: ({ container }) => container?.pages ?? (container?.articleNumber ? undefined : container?.pagesAsGiven),
  },
  {
    heading: 'first page',
    names: `startpage pagestart firstpage beginningpage pagefirst startingpage bibliofirstpage bp sp anfangsseite startseite ersteseite premierepage
      paginainicial primerapagina primeirapagina`,
    read: readStart,
  },
  {
    heading: 'last page',
    names:
      'endpage pageend lastpage endingpage pagelast otherpages bibliolastpage ep endseite letzteseite dernierepage paginafinal ultimapagina',
    read: readEnd,
  },
  {
    heading: 'article number',
    names:
      'articlenumber artno articleno artnumber elocationid elocator c7 ar artikelnummer numerodearticulo numerodarticle numerodoartigo',
    read: readArticleNumber,
    write: ({ container }) => container?.articleNumber,
  },
  oneText('nlm id', 'nlmid nlmuniqueid', inContainer('nlmId')),
  {
    heading: 'citation',
    names: 'citation citationasgiven fullcitation reference formattedreference zitation',
    read: readCitation,
    write: ({ citationAsGiven }) => citationAsGiven,
  },
  { heading: 'source', names: 'source quelle fuente fonte', read: readSource },
];
