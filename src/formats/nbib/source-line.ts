import type { BibliographicRecord } from '../../model/record.ts';
import { monthNames } from './month-names.ts';

/** What PubMed composes its SO of, each from another tag of the record. */
export interface SourceParts {
  readonly journal?: string | undefined;
  readonly date?: string | undefined;
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
  readonly pages?: string | undefined;
  readonly doi?: string | undefined;
}

/** `Ann Oncol. 2017 Oct 1;28(10):2464-71. doi: 10.1093/annonc/mdx331.` */
export function composeSource({ journal, date, volume, issue, pages, doi }: SourceParts): string | undefined {
  if (journal === undefined || date === undefined) return undefined;
  const place = `${volume ?? ''}${issue ? `(${issue})` : ''}`;
  const where = `${place ? `;${place}` : ''}${pages ? `:${pages}` : ''}`;
  return `${journal.replace(/\.$/, '')}. ${date}${where}.${doi ? ` doi: ${doi}.` : ''}`;
}

export const partsOf = ({ container, issued, identifiers }: Partial<BibliographicRecord>, date = issued?.raw): SourceParts => ({
  journal: container?.abbreviation ?? container?.title,
  date,
  volume: container?.volume,
  issue: container?.issue,
  pages: container?.pagesAsGiven ?? container?.pages ?? container?.articleNumber,
  doi: identifiers?.find(({ scheme }) => scheme === 'doi')?.value,
});

/**
 * Whether an SO says nothing but what the other tags say: then it is no citation that the source carried. PubMed adds when the article
 * stood on the web («Epub 2013 Dec 4.», «eCollection 2017.»), and puts the PII where there are no pages.
 */
export function isComposed(text: string, record: Partial<BibliographicRecord>): boolean {
  const written = fold(text);
  const parts = partsOf(record);
  const piis = (record.identifiers ?? []).flatMap(({ scheme, value }) => (scheme === 'pii' ? [value] : []));
  for (const date of [parts.date, electronicDate(record)])
    for (const doi of parts.doi ? [parts.doi, undefined] : [undefined])
      for (const pages of [parts.pages, undefined, ...piis]) {
        const own = composeSource({ ...parts, date, doi, pages });
        if (own !== undefined && written.startsWith(fold(own)) && later.test(written.slice(fold(own).length))) return true;
      }
  return false;
}

/** Of an article in the collection of a whole year, the DP is the year and the SO has the day on the web. */
function electronicDate({ dates }: Partial<BibliographicRecord>): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(dates?.electronic ?? '') ?? [];
  return year && `${year} ${monthNames[Number(month) - 1] ?? ''} ${Number(day)}`;
}

const later = /^(?:(?:epub|ecollection|print)\w{4,9}\.?)*$/;

/** Letters and digits as they are, whatever blanks and long dashes stand between them. */
const fold = (text: string): string => text.replace(/[\s]+/g, '').replace(/[‐-―]/g, '-').toLowerCase();
