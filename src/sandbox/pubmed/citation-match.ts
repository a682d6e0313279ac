import { type ArticleFacts, factsOf } from '../article-facts.ts';
import type { Article } from '../articles.ts';
import type { Reply } from '../reply.ts';

/** Matches named in an answer; more are only counted. */
const namedAtMost = 3;

/**
 * ecitmatch.cgi: `bdata` holds `journal|year|volume|first page|author|key|`, several of them parted by carriage returns. Text whatever retmode says: each line as it came, in front of the PMID or of
 * `NOT_FOUND`, `NOT_FOUND;INVALID_JOURNAL`, `AMBIGUOUS 1,2`, `AMBIGUOUS (783 citations)`.
 */
export function matchCitations(parameters: URLSearchParams, articles: readonly Article[]): Reply {
  const asked = (parameters.get('bdata') ?? '').split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const known = articles.map((article) => ({ pmid: article.pmid, facts: factsOf(article) }));
  const answers = asked.map((line) => {
    const [journal = '', year = '', volume = '', page = '', author = '', key = ''] = line.split('|').map((part) => part.trim());
    const ofJournal = known.filter(({ facts }) => journal === '' || isJournal(facts, journal));
    const found = ofJournal.filter(
      ({ facts }) =>
        (year === '' || facts.published.startsWith(year)) &&
        (volume === '' || facts.volume === volume) &&
        (page === '' || facts.pages.split('-')[0] === page) &&
        (author === '' || isAuthor(facts, author)),
    );
    return `${journal}|${year}|${volume}|${page}|${author}|${key}|${said(found, ofJournal.length)}`;
  });
  return { status: 200, mediaType: 'text/plain; charset=UTF-8', body: `${answers.join('\n')}\n` };
}

function said(found: readonly { readonly pmid: number }[], ofJournal: number): string {
  if (ofJournal === 0) return 'NOT_FOUND;INVALID_JOURNAL';
  if (found.length === 0) return 'NOT_FOUND';
  if (found.length > namedAtMost) return `AMBIGUOUS (${found.length} citations)`;
  return `${found.length > 1 ? 'AMBIGUOUS ' : ''}${found.map(({ pmid }) => pmid).join(',')}`;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const isJournal = ({ journal, abbreviation }: ArticleFacts, name: string): boolean =>
  [journal, abbreviation].some((each) => each !== '' && plain(each) === plain(name));

/** Any of the authors, by family name and as many initials as were given. */
const isAuthor = ({ authors }: ArticleFacts, name: string): boolean =>
  authors.some(({ family, initials }) => plain(`${family} ${initials}`).startsWith(plain(name)));
