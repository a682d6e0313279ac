import type { CitedWork } from '../fetcher.ts';
import type { EUtilities } from '../ncbi/e-utilities.ts';

/** Words of a title that a search asks for; more would only give a slip of the pen more places. */
const wordsAtMost = 10;

/** PubMed's stop words, as far as titles have them: it finds no record by them. */
const stopWords: ReadonlySet<string> = new Set(
  'a about again all almost also although always among an and another any are as at be because been before being between both but by can could did do does done due during each either enough especially etc for found from further had has have having here how however i if in into is it its itself just made mainly make may might more most mostly must nearly neither no nor obtained of often on our overall perhaps quite rather really regarding seem seen several should show showed shown shows significantly since so some such than that the their theirs them then there therefore these they this those through thus to upon use used using various very was we were what when which while with within without would'.split(
    ' ',
  ),
);

/**
 * The ways in which PubMed is asked for a publication that somebody cites, each to be tried when the one before found nothing that fits: by its place in the journal, by the title's
 * words with the first author, by the title's words alone. Slips hide in all of them: in the volume, in the name.
 */
export function* citedIn(
  { title, firstAuthor, year, journal, volume, firstPage }: CitedWork,
  service: Pick<EUtilities, 'search' | 'matchCitation'>,
): Generator<() => Promise<readonly number[]>> {
  const author =
    firstAuthor &&
    [firstAuthor.family, firstAuthor.initials]
      .filter((part) => part !== undefined)
      .join(' ')
      .replace(/["[\]()*:]+/g, ' ');
  const place = [journal, year === undefined ? undefined : String(year), volume, firstPage];
  // ECitMatch goes by the journal: without it, or with nothing but a year beside it, thousands fit.
  if (journal !== undefined && place.filter((part) => part !== undefined).length >= 3)
    yield () => service.matchCitation([...place.map((part) => part ?? ''), author?.toLowerCase() ?? '']);
  const words = titleWords(title).map((word) => `${word}[ti]`);
  if (words.length < 2) return;
  const years = year === undefined ? [] : [`${year - 1}:${year + 1}[dp]`];
  if (author !== undefined) yield async () => (await service.search([...words, `"${author}"[au]`].join(' AND '))).ids;
  yield async () => (await service.search([...words, ...years].join(' AND '))).ids;
}

/** Words that a search can ask for: letters and digits, no operators. */
function titleWords(title = ''): readonly string[] {
  const words = (title.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());
  return [...new Set(words)]
    .filter((word) => word.length > 1 && !stopWords.has(word) && word !== 'not' && word !== 'or')
    .slice(0, wordsAtMost);
}
