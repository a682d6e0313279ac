import { readFileSync } from 'node:fs';
import { fixture } from '../commands/refmill.ts';

const library = readFileSync(fixture('pubmed-xml', 'sandbox-library', 'input.xml'), 'utf8');
const articles = library.match(/<PubmedArticle>[\s\S]*?<\/PubmedArticle>/g) ?? [];
const books =
  readFileSync(fixture('pubmed-xml', 'book-and-chapter', 'input.xml'), 'utf8').match(/<PubmedBookArticle>[\s\S]*?<\/PubmedBookArticle>/g) ??
  [];

export const head = '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n';
export const tail = '</PubmedArticleSet>\n';

/** A word for a number, without figures; numbers that follow each other have words that begin differently, as those of titles do. */
const wordFor = (number: number): string =>
  [...String(number)]
    .reverse()
    .map((digit) => 'ba di ku mo ne pa ri so tu ve'.split(' ')[Number(digit)])
    .join('');

/** The source of so many articles, each with PMID, PMCID, PII, DOI, title, pages and authors of its own, counted on from `first`; every 50th is a book. */
export function articleSources(count: number, first = 91_000_001): string[] {
  return Array.from({ length: count }, (_, n) => {
    const number = first + n;
    const source = n % 50 === 49 ? books[n % books.length] : articles[n % articles.length];
    return `${(source ?? '')
      .replace(/(<PMID Version="1">)\d+(<\/PMID>)/, `$1${number}$2`)
      .replace(/(<ArticleId IdType="pubmed">)\d+/g, `$1${number}`)
      .replace(/(<ArticleId IdType="pmc">PMC)\d+/g, `$1${number}`)
      .replace(/(<ArticleId IdType="(?:pii|bookaccession|mid)">)/g, `$1${number}-`)
      .replace(
        /(<(?:ArticleTitle|BookTitle|VernacularTitle)[^>]*>)/g,
        `$1${wordFor(number)} ${wordFor(number * 7)} ${wordFor(number * 13)} `,
      )
      .replace(/(<(?:LastName|CollectiveName|AbstractText[^>]*)>)/g, `$1${wordFor(number)} `)
      .replace(/(<MedlinePgn>)[^<]*/, `$1${number}-${number + 9}`)
      .replace(/10\.5555\//g, `10.5555/n${number}.`)}\n`;
  });
}

/** A file of such articles, closed by the deletion of the first one of them where that is wanted. `apart`: bytes of blanks between them, for a large file of few. */
export function pubmedFile(count: number, { first = 91_000_001, deletion = false, apart = 0 } = {}): string {
  const deleted = deletion ? `<DeleteCitation><PMID Version="1">${first}</PMID></DeleteCitation>\n` : '';
  return head + articleSources(count, first).join(`${' '.repeat(apart)}\n`) + deleted + tail;
}
