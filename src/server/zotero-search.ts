import { citationLine } from '../export/citation-line.ts';
import { zoteroItem } from '../formats/zotero-json/zotero-json.ts';
import type { Identifier, IdentifierScheme } from '../model/identifier.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { findIdentifiers } from '../normalizers/find-identifiers.ts';
import { foldedWords } from '../normalizers/fold.ts';
import { readIdentifier } from '../normalizers/identifier.ts';
import { findWork } from '../pipeline/find-work.ts';
import type { Query } from '../search/query.ts';
import type { WorkSummary } from '../store/store.ts';
import { Problem } from './problem.ts';
import type { Answer, ServerTools } from './route.ts';

/** Choices on one page. */
const choicesAtOnce = 10;

/** Schemes of which a value names one publication. */
const ofWorks: ReadonlySet<string> = new Set<IdentifierScheme>(['doi', 'pmid', 'pmcid', 'arxiv', 'handle', 'ark', 'isbn']);

/** A work as a record under its public id. */
export const recordOf = ({ id, citation }: WorkSummary): BibliographicRecord => ({ source: 'refmill', sourceId: id, ...citation });

/** What the identifiers in a text stand for: of one the record, of several the choice between them. */
export type Identified =
  | { readonly record: BibliographicRecord }
  | { readonly choices: readonly (readonly [sent: string, record: BibliographicRecord])[]; readonly next?: number };

/** Looks up what identifiers a text has, the first ten from `start`. Undefined when it has none. Throws Problem (501) when nobody knows any of them. */
export async function identified(
  asked: string,
  start: number,
  { library: { store }, lookUp }: ServerTools,
  signal: AbortSignal,
): Promise<Identified | undefined> {
  const whole = await findWork(store, asked);
  if (whole) return { record: recordOf(whole) };
  const identifiers = identifiersIn(asked);
  if (identifiers.length === 0) return undefined;
  const found = new Map<string, readonly [string, BibliographicRecord]>();
  const asking = identifiers.slice(start, start + choicesAtOnce);
  for (const { scheme, value } of asking) {
    signal.throwIfAborted();
    const work = await store.work(`${scheme}:${value}`);
    const record = work ? recordOf(work) : (await lookUp?.({ scheme, value }, signal))?.[0];
    const sent = scheme === 'doi' ? value : `${scheme}:${value}`;
    // A DOI and a PMID of one publication are no choice.
    if (record && !found.has(work?.id ?? sent)) found.set(work?.id ?? sent, [sent, record]);
  }
  const choices = [...found.values()];
  const next = start + asking.length;
  if (identifiers.length > asking.length || choices.length > 1) return { choices, ...(next < identifiers.length ? { next } : {}) };
  const [only] = choices;
  if (only) return { record: only[1] };
  const words = identifiers.length > 1 ? 'any of these identifiers' : 'this identifier';
  throw new Problem(
    501,
    lookUp ? `neither the library nor the services know ${words}` : `the library does not know ${words}, and this server asks nobody else`,
  );
}

/** In the order in which they stand, each once: in words around them, as a list, or PMIDs alone as bare numbers. */
function identifiersIn(asked: string): readonly Identifier[] {
  const stated = findIdentifiers(asked).filter(({ scheme, valid }) => ofWorks.has(scheme) && valid);
  const numbers = /^(?:(?:pmid:?\s*)?\d{1,8}(?:[\s,;]+|$))+$/i.test(asked) ? (asked.match(/\d+/g) ?? []) : [];
  const alone = stated.length > 0 || numbers.length > 0 ? undefined : readIdentifier(asked);
  const all =
    // `978 0 306 40615 7` is one number.
    numbers.length > 0 && !stated.some(({ scheme }) => scheme === 'isbn')
      ? numbers.map((value): Identifier => ({ scheme: 'pmid', value: String(Number(value)) }))
      : stated.map(({ scheme, value, raw }) => readIdentifier(raw) ?? ({ scheme, value } as Identifier));
  const each = new Map([...all, ...(alone ? [alone] : [])].map((identifier) => [`${identifier.scheme}:${identifier.value}`, identifier]));
  return [...each.values()];
}

/** Works with all words of a text, to choose from. */
export async function worksOfWords(asked: string, start: number, { library: { store } }: ServerTools): Promise<Answer> {
  const words = [...new Set(foldedWords(asked))].slice(0, 50);
  if (words.length === 0) throw new Problem(501, 'there is no word in it to look for');
  const query: Query = { kind: 'and', parts: words.map((text): Query => ({ kind: 'term', text })) };
  const { total, works } = await store.search(query, { offset: start, limit: choicesAtOnce, sort: 'relevance' });
  if (works.length === 0) throw new Problem(501, 'no work of the library has all these words');
  const next = start + works.length;
  return choiceAnswer(
    works.map((work) => [sentFor(work), recordOf(work)]),
    next < total ? next : undefined,
  );
}

/** Several of which the client is to choose: by what to send to /search for each. */
export const choiceAnswer = (choices: readonly (readonly [string, BibliographicRecord])[], next: number | undefined): Answer => ({
  status: 300,
  ...(next === undefined ? {} : { headers: { link: `</search?start=${next}>; rel="next"` } }),
  json: Object.fromEntries(
    choices.map(([sent, record]) => {
      const { itemType, title } = zoteroItem(record, { withoutResidue: true });
      return [sent, { itemType, ...(title === undefined ? {} : { title }), description: citationLine(record) }];
    }),
  ),
});

/** What other programs know a work by, where there is such a thing. */
function sentFor({ citation, id }: WorkSummary): string {
  const name = (scheme: string) => citation.identifiers?.find((each) => each.scheme === scheme)?.value;
  const pmid = name('pmid');
  return name('doi') ?? (pmid === undefined ? id : `pmid:${pmid}`);
}
