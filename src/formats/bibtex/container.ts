import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import { isPageCount, readPages } from '../../normalizers/pages.ts';
import { dropMarkup } from '../inline-markup.ts';
import { withSubtitle } from '../subtitle.ts';
import type { BibValue } from './entry.ts';
import { isWhole, wordOfType } from './entry-types.ts';
import { readLatex } from './latex-text.ts';
import { writeLatex, writeTitle } from './latex-writing.ts';
import type { BibField, Reading, WrittenField } from './reading.ts';
import { takeText } from './reading.ts';

const journalNames = ['fjournal', 'journaltitle', 'journal', 'fulljournaltitle', 'journalname', 'publication'];
const shortNames = [
  'shortjournal',
  'journal-iso',
  'journalabbr',
  'shortjournaltitle',
  'journal_abbr',
  'abbrev_source_title',
  'journalabbreviation',
  'abbrjournal',
  'ji',
  'j9',
];

const into = (reading: Reading, found: Container): void => {
  if (Object.keys(found).length) reading.draft.container = { ...reading.draft.container, ...found };
};

const whole = (title: string | undefined, subtitle: string | undefined): string | undefined =>
  title && subtitle ? withSubtitle(title, subtitle) : (title ?? subtitle);

/** Text with the marks of HTML that Wiley, Elsevier and Crossref leave in it. */
const readText = (tex: string): string => dropMarkup(readLatex(tex));

/** The journal, or the book of a part of one; a book's volume in a work of several has its own title. */
function readTitles(values: readonly BibValue[], reading: Reading): void {
  const take = (...names: string[]): string | undefined => takeText(values, names, readText);
  const journal = whole(take(...journalNames), take('journalsubtitle'));
  const book = whole(take('booktitle'), take('booksubtitle'));
  const main = whole(take('maintitle'), take('mainsubtitle'));
  // The journals of the AMS have the whole title in `fjournal`, its abbreviation in `journal`.
  const short = take(...shortNames) ?? (values.some(({ name }) => name === 'fjournal') ? take('journal') : undefined);
  const title = journal ?? main ?? book;
  const volumeTitle = title === book ? undefined : book;
  // A second journal or book differs from the first: nobody knows which is meant, both are kept.
  into(reading, present<Container>({ title: title ?? short, abbreviation: title && short !== title ? short : undefined, volumeTitle }));
}

const numberNames = [
  'eid',
  'articleno',
  'article-number',
  'art_number',
  'articlenumber',
  'article_number',
  'elocation-id',
  'elocationid',
  'paper',
];

/** Pages as printed, an article's number beside them or in their place. */
function readPlaces(values: readonly BibValue[], reading: Reading): void {
  // «ix + 246», «9pp.»: how many there are, which is no place and has no field.
  const places = values.filter(({ tex }) => !isPageCount(readLatex(tex)));
  const given = takeText(places, ['pages', 'page'])
    ?.replace(/\s*[–—]+\s*/g, '-')
    .replace(/--+/g, '-');
  const number = takeText(places, numberNames);
  const read = given ? readPages(given) : undefined;
  into(
    reading,
    present<Container>({
      pages: read?.pages ?? (read?.articleNumber || given === number ? undefined : given),
      articleNumber: number ?? read?.articleNumber,
      pagesAsGiven: given ?? number,
    }),
  );
}

function* writePlaces(container: Container | undefined): Iterable<WrittenField> {
  const { pages, articleNumber } = container ?? {};
  yield ['pages', writeLatex(pages ?? articleNumber ?? '', true).replace(/(?<=\w)-(?=\w)/g, '--')];
  yield ['eid', articleNumber === undefined ? undefined : writeLatex(articleNumber, true)];
}

/** `number` is the issue of a journal, of a book or report in a series its number there; a report's own number has no field. */
function readNumber(values: readonly BibValue[], reading: Reading): void {
  const { type, fields } = reading.entry;
  const inSeries = isWhole(type) || /^in|^conference$/.test(type);
  const series = fields.some(({ name, tex }) => name === 'series' && tex.trim());
  const number =
    type === 'patent' || (/report|manual|misc|standard|unpublished|legislation|jurisdiction|dataset|software/.test(type) && !series)
      ? undefined
      : takeText(values, ['number', 'issue']);
  const issue = number ?? (/article|periodical/.test(type) ? takeText(values, ['issue']) : undefined);
  into(reading, present<Container>(inSeries ? { collectionNumber: issue } : { issue }));
}

const text = (key: 'volume' | 'collectionTitle', names: readonly [string, ...string[]]): BibField => ({
  names,
  read: (values, reading) => into(reading, present<Container>({ [key]: takeText(values, names, readText) } as Container)),
  write: ({ container }, { ascii }) => {
    const value = container?.[key];
    return [[names[0], value === undefined ? undefined : writeLatex(value, ascii)]];
  },
});

/** Entries whose container is a journal. */
const inJournal = (word: string): boolean => word === 'article' || word === 'review' || word === 'periodical';

export const containerFields: readonly BibField[] = [
  {
    names: [...journalNames, 'journalsubtitle', 'booktitle', 'booksubtitle', 'maintitle', 'mainsubtitle', ...shortNames],
    read: readTitles,
    *write(record, { id, ascii }) {
      const { title, abbreviation, volumeTitle } = record.container ?? {};
      const journal = inJournal(wordOfType(record, id)) || (record.container?.issn !== undefined && record.type === undefined);
      const name = journal ? (id === 'bibtex' ? 'journal' : 'journaltitle') : volumeTitle && id === 'biblatex' ? 'maintitle' : 'booktitle';
      yield [name, title && (journal ? writeLatex(title, ascii) : writeTitle(title, ascii))];
      if (volumeTitle && id === 'biblatex' && !journal) yield ['booktitle', writeTitle(volumeTitle, ascii)];
      yield ['shortjournal', abbreviation && writeLatex(abbreviation, ascii)];
    },
  },
  text('collectionTitle', ['series']),
  text('volume', ['volume']),
  {
    names: ['number', 'issue'],
    read: readNumber,
    write: (record, { id, ascii }) => {
      const inSeries = isWhole(wordOfType(record, id)) || /^in/.test(wordOfType(record, id));
      const value = inSeries ? record.container?.collectionNumber : record.container?.issue;
      return [['number', value && writeLatex(value, ascii)]];
    },
  },
  { names: ['pages', 'page', ...numberNames], read: readPlaces, write: ({ container }) => writePlaces(container) },
];
