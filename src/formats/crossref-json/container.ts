import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import type { ItemType } from '../../model/record.ts';
import { type Checked, readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readPages } from '../../normalizers/pages.ts';
import { addFinding } from '../drafting.ts';
import { lineAt, linesAt } from '../plain-fields.ts';
import type { Reading } from './reading.ts';

/** Publications that stand in a series, not in a journal: their container title is the series. */
const inSeries = new Set<ItemType | undefined>(['book', 'report', 'standard']);

/** Publications of which the first of two container titles is the series, the second the book. */
const inBook = new Set<ItemType | undefined>(['chapter', 'paper-conference', 'entry', 'document']);

/** The list holds the journal; or the series, or the series and the book (Springer's proceedings). What is left over stays. */
function readContainerTitles({ work, draft }: Reading): Container {
  const [first, second, ...others] = linesAt(work, 'container-title');
  const [short, ...otherShorts] = linesAt(work, 'short-container-title');
  const rest = [...others, ...otherShorts].filter((each) => each !== first && each !== second);
  const titles =
    second === undefined || second === first
      ? inSeries.has(draft.type)
        ? { collectionTitle: first }
        : { title: first }
      : inBook.has(draft.type)
        ? { collectionTitle: first, title: second }
        : { title: first, second };
  if ('second' in titles && titles.second !== short) rest.unshift(titles.second);
  if (rest.length) work.giveBack('container-title', rest);
  const { title, collectionTitle }: { title?: string | undefined; collectionTitle?: string | undefined } = titles;
  return present<Container>({ title, collectionTitle, abbreviation: short === first ? undefined : short } as Container);
}

/** `page` may be an article's number; publishers give both, or one in the place of the other. */
function readPlace({ work }: Reading): Container {
  const given = work.text('page');
  const number = work.text('article-number');
  const read = given === undefined ? {} : (readPages(given) ?? {});
  return present<Container>({
    volume: lineAt(work, 'volume'),
    issue: lineAt(work, 'issue'),
    pages: read.pages === number ? undefined : read.pages,
    articleNumber: number ?? read.articleNumber,
    pagesAsGiven: given ?? number,
  } as Container);
}

/** The numbers of a list, each once; the API repeats them in `issn-type` and `isbn-type` with the medium, which stays there. */
function readNumbers(key: 'ISSN' | 'ISBN', grammar: (text: string) => Checked | undefined, reading: Reading): string[] {
  const { work } = reading;
  const types = work.list(`${key.toLowerCase()}-type`).map((entry) => entry.peek('value') ?? '');
  const unread: string[] = [];
  const found = [...new Set([...work.texts(key), ...types.filter(Boolean)])].flatMap((text) => {
    const number = grammar(text);
    if (!number) {
      unread.push(text);
      addFinding(reading, 'identifier-malformed', `What stands under ${key} is none.`, text);
    } else if (!number.valid) addFinding(reading, 'check-digit-wrong', `The check digit of the ${key} is wrong.`, text);
    return number?.value ?? [];
  });
  if (unread.length) work.giveBack(key, unread);
  return [...new Set(found)];
}

/** Journal, book or series, the place in it, and who brought it out. Needs the type. */
export function readContainer(reading: Reading): void {
  const { work, draft } = reading;
  const container = present<Container>({
    ...readContainerTitles(reading),
    issn: readNumbers('ISSN', readIssn, reading),
    ...readPlace(reading),
  } as Container);
  if (Object.keys(container).length) draft.container = container;
  const isbn = readNumbers('ISBN', readIsbn, reading);
  if (isbn.length) draft.isbn = isbn;
  const publisher = lineAt(work, 'publisher');
  if (publisher !== undefined) draft.publisher = publisher;
  const place = lineAt(work, 'publisher-location');
  if (place !== undefined) draft.place = place;
  const edition = lineAt(work, 'edition-number');
  if (edition !== undefined) draft.edition = edition;
}
