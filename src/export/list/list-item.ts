import { writtenItem } from '../../formats/csl-json/written-item.ts';
import type { Container } from '../../model/container.ts';
import type { Journals } from '../../model/journals.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readPartialDate } from '../../normalizers/partial-date.ts';
import { languageNames } from '../styles/nlm-rules.ts';
import { inCapitals, pointedAbbreviation } from './journal-name.ts';
import { andOthers, guarded } from './marked-text.ts';

/** Variables that say nothing of the citation itself, or say in words of a database what a style would print as if it were of the work. */
const unprinted = ['abstract', 'note', 'keyword', 'categories', 'archive', 'archive_location', 'submitted', 'available-date'];

/** Types of which `genre` says what kind of thing it is («Doctoral thesis»); of articles PubMed says there «Journal Article; Review». */
const withGenre: ReadonlySet<string> = new Set(['thesis', 'report']);

/** Words for people: no codes (`bakalarske_prace`, `info:eu-repo/…`), and nothing that any text is. */
const genreInWords = /^(?!text$)\p{L}[\p{L} .,'’()-]{2,60}$/iu;

/**
 * The record as an item that styles can print: CSL's variables as CSL-JSON has them, mended where a database's habits would spoil the print: final
 * points of titles, subtitles of journals, initials in one word, abbreviations of journals that the library knows. Text is text: no markup in it.
 */
export function listItem(record: BibliographicRecord, journals: Journals): Readonly<Record<string, unknown>> {
  const item: Record<string, unknown> = { ...writtenItem(mended(record, journals)) };
  for (const variable of unprinted) delete item[variable];
  const [genre] = typeof item.genre === 'string' ? item.genre.split('; ') : [];
  delete item.genre;
  if (genre !== undefined && withGenre.has(String(item.type)) && genreInWords.test(genre)) item.genre = genre;
  // Every guide wants a thesis to be called one; of what degree it is nobody said.
  else if (item.type === 'thesis') item.genre = 'Thesis';
  if (record.publicationTypes?.some((each) => /^preprint$/i.test(each))) item.genre = 'Preprint';
  // Every style prefers a DOI; the address of a copy in a repository is no part of the citation of an article.
  if (item.DOI !== undefined) delete item.URL;
  // Of several languages the first is that of the title.
  const [language] = record.languages ?? [];
  if (language !== undefined) item.language = language;
  const foreign = (record.languages ?? []).some((code) => code !== 'en');
  if (foreign) item[languageNames] = record.languages?.map((code) => named(code)).join(', ');
  if (record.contributorsIncomplete && Array.isArray(item.author)) item.author = [...item.author, { literal: andOthers }];
  return guardedValues(item) as Readonly<Record<string, unknown>>;
}

const english = new Intl.DisplayNames(['en'], { type: 'language' });

function named(code: string): string {
  try {
    return english.of(code) ?? code;
  } catch {
    return code;
  }
}

function guardedValues(value: unknown): unknown {
  if (typeof value === 'string') return value === andOthers ? value : guarded(value);
  if (Array.isArray(value)) return value.map(guardedValues);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, guardedValues(each)]));
}

function mended(record: BibliographicRecord, journals: Journals): BibliographicRecord {
  const { title = record.vernacularTitle ?? record.titles?.[0]?.text, container, contributors, dates = {} } = record;
  const issued = record.issued ?? readPartialDate(dates.electronic ?? dates.aheadOfPrint ?? dates.print ?? dates.ecollection ?? '');
  return {
    ...record,
    type: typeOf(record),
    ...(title === undefined ? {} : { title: withoutPoint(withoutIsbd(title, record)) }),
    ...(issued === undefined ? {} : { issued }),
    ...(container === undefined ? {} : { container: containerOf(record, container, journals) }),
    ...(contributors === undefined
      ? {}
      : {
          contributors: contributors.map((each) =>
            each.given === undefined ? each : { ...each, given: pointedInitials(withoutFullForm(each.given)) },
          ),
        }),
  };
}

/**
 * What stands in a journal is an article, also where nobody said so; and what reference managers have as a book on pages 53 to 81 of a series is a part of the
 * book that they call so.
 */
function typeOf(record: BibliographicRecord): NonNullable<BibliographicRecord['type']> {
  const { type, container = {} } = record;
  if (isPartOfBook(record)) return 'chapter';
  if (type !== undefined && type !== 'document') return type;
  return container.issn || container.abbreviation || (container.title && container.volume) ? 'article-journal' : (type ?? 'document');
}

/** Cataloguers set a blank before a subtitle’s colon (`Lamps : a history`); so do the French, in their own language. */
const withoutIsbd = (title: string, { languages = [] }: BibliographicRecord): string =>
  languages.includes('fr') ? title : title.replace(/(?<=\S) : (?=\S)/g, ': ');

const isPartOfBook = ({ type, container = {} }: BibliographicRecord): boolean =>
  type === 'book' &&
  container.title === undefined &&
  container.collectionTitle !== undefined &&
  Number(/^(\d+)-\d+$/.exec(container.pages ?? '')?.[1] ?? 1) > 1;

/** Where a work stands, by the names and numbers that a list prints. */
function containerOf(record: BibliographicRecord, container: Container, journals: Journals): Container {
  const { collectionTitle, ...rest } = container;
  if (isPartOfBook(record) && collectionTitle !== undefined) return { ...rest, title: collectionTitle };
  const { type, identifiers } = record;
  const { pages, articleNumber, volume } = container;
  // PubMed has the number of an electronic article as its publisher's identifier, and prints it where pages would stand; the location comes last.
  const number =
    volume !== undefined && pages === undefined && articleNumber === undefined && (type === undefined || type === 'article-journal')
      ? identifiers?.findLast(({ scheme, value }) => scheme === 'pii' && locator.test(value))?.value
      : undefined;
  return { ...container, ...(number === undefined ? {} : { articleNumber: number }), ...journalNames(record, journals) };
}

/** `e42507`, `22-0358`, `ENEURO.0392-17.2017`; no number of a publisher's for all it prints (`S0140-6736(19)30000-1`). */
const locator = /^(?!S\d{4})\w[\w.-]{0,20}$/i;

/** Catalogues add what initials stand for: `C. (Colin James)`. */
const withoutFullForm = (given: string): string => given.replace(/(\S)\s*\([^()]*\)?$/u, '$1');

/** `…in mice.` The style sets its own; those of `et al.`, `U.S.` and `…` belong to the word. */
function withoutPoint(title: string): string {
  const text = title.trim();
  return /[^.]\.$/.test(text) && !/(?:\b\p{L}\.\p{L}|\bet al|\bvs|\bspp?|\bJr|\bDr|\bNo)\.$/u.test(text) ? text.slice(0, -1) : text;
}

/** Initials as a style wants to find them, which then sets points and blanks as it likes: `MJ`, `M J` and `M.J.` are `M. J.`, `J-P` is `J.-P.` */
const pointedInitials = (given: string): string =>
  (/^\p{Lu}{2,3}$/u.test(given) ? [...given].join(' ') : given)
    .replace(/(\p{Lu}\.)(?=\p{Lu}\.)/gu, '$1 ')
    .replace(/(?<![\p{L}'’.])\p{Lu}(?![\p{L}'’.])/gu, '$&.');

/**
 * `Annals of oncology : official journal of the …`, `Cancer research / Society …`, `BMJ (Clinical research ed.)`, `Lancet (London, England)`: what NLM's
 * catalogue adds to tell journals apart is in no list of references.
 */
const catalogued =
  /\s+[:/]\s.*$|\s*\((?:[^()]*,[^()]*|[^()]*\bed\.|Online|Print|Electronic|Internet)\)\s*$|\s*\[(?:electronic resource|Internet)\]\s*$/u;

/** The names that a list prints, each from the library's other records where this one has not got it. */
function journalNames(
  { container = {}, type, languages }: BibliographicRecord,
  journals: Journals,
): { title?: string; abbreviation?: string } {
  if (type === 'chapter' || type === 'book' || type === 'paper-conference') return {};
  const known = journals.lookup(container.title ?? container.abbreviation ?? '');
  const full = container.title ?? known?.title;
  const title = full === undefined ? container.abbreviation : full.replace(catalogued, '') || full;
  const abbreviation = container.abbreviation ?? known?.abbreviation;
  return {
    ...(title === undefined ? {} : { title: !languages || languages.includes('en') ? inCapitals(title) : title }),
    ...(abbreviation === undefined ? {} : { abbreviation: pointedAbbreviation(abbreviation, full ?? '') }),
  };
}
