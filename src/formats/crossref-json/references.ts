import type { Identifier } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { Reference } from '../../model/relation.ts';
import { readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { foldedWords } from '../../normalizers/fold.ts';
import type { JsonFields } from '../json-fields.ts';
import { lineAt } from '../plain-fields.ts';
import type { Reading } from './reading.ts';

/** The parts of a reference that a citation is put together of. */
const parts =
  'author article-title volume-title series-title journal-title edition year volume issue first-page elocation-id component standard-designator standards-body medium issn isbn'.split(
    ' ',
  );

type Part = readonly [name: string, text: string];

/** `Alter S. Title. Journal. 2005;15(1):1`, from the parts that are there. */
function composed(given: readonly Part[]): string {
  const said = new Map(given);
  const at = (name: string) => said.get(name);
  const sentences = ['author', 'article-title', 'volume-title', 'series-title', 'journal-title', 'edition'].flatMap(
    (name) => at(name) ?? [],
  );
  const pages = at('first-page') ?? at('elocation-id');
  const volume = `${at('volume') ?? ''}${at('issue') === undefined ? '' : `(${at('issue')})`}`;
  const where = `${volume}${pages === undefined ? '' : `${volume ? ':' : ''}${pages}`}`;
  const when = [at('year'), where].filter(Boolean).join(';');
  const others = ['component', 'standard-designator', 'standards-body', 'medium', 'issn', 'isbn'].flatMap((name) => at(name) ?? []);
  return [...sentences.map((sentence) => sentence.replace(/\.$/, '')), when, ...others].filter(Boolean).join('. ');
}

/** The text as the publisher sent it. Some take parts out of it (the first author): those stand before it, numbers that it lacks behind. */
function completed(text: string, given: readonly Part[]): string {
  const words = new Set(foldedWords(text));
  const missing = given.filter(([, part]) => foldedWords(part).some((word) => !words.has(word)));
  const before = missing.filter(([name]) => name === 'author').map(([, part]) => part);
  const behind = missing.filter(([name]) => name !== 'author').map(([, part]) => part);
  return [...before, text, ...(behind.length ? [`[${behind.join(', ')}]`] : [])].join(' ');
}

function readReference(entry: JsonFields): Reference | undefined {
  const text = lineAt(entry, 'unstructured');
  const given = parts.flatMap((name): Part[] => {
    const part = lineAt(entry, name) ?? lineAt(entry, name.toUpperCase());
    return part === undefined ? [] : [[name, part]];
  });
  const at = (name: string) => given.find(([known]) => known === name)?.[1];
  const doi = entry.text('DOI') ?? entry.text('doi');
  const found = doi === undefined ? undefined : readDoi(doi);
  // Whether the publisher or Crossref found the DOI is no statement about the reference.
  entry.drop('doi-asserted-by', 'issn-type', 'isbn-type');
  const identifiers = [
    found === undefined ? undefined : { scheme: 'doi' as const, value: found },
    idOf('isbn', readIsbn(at('isbn') ?? '')?.value),
    idOf('issn', readIssn(at('issn') ?? '')?.value),
  ].filter((each): each is Identifier => each !== undefined);
  const raw = [text === undefined ? composed(given) : completed(text, given), found === undefined ? doi : undefined]
    .filter(Boolean)
    .join('. ');
  const year = /(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)/.exec(at('year') ?? '')?.[0];
  const reference = present<Reference>({
    label: entry.text('key'),
    raw,
    kind: entry.text('type'),
    title: at('article-title') ?? at('volume-title'),
    container: at('journal-title') ?? (at('article-title') === undefined ? at('series-title') : (at('volume-title') ?? at('series-title'))),
    year: year === undefined ? undefined : Number(year),
    identifiers,
    url: entry.text('URL'),
  } as Reference);
  return Object.keys(reference).some((key) => key !== 'label') ? reference : undefined;
}

const idOf = (scheme: 'isbn' | 'issn', value: string | undefined): Identifier | undefined =>
  value === undefined ? undefined : { scheme, value };

/** What the publication cites. Where a publisher keeps the list closed there is only its length. */
export function readReferences({ work, draft }: Reading): void {
  const entries = work.list('reference');
  const references = entries.map(readReference).filter((reference) => reference !== undefined);
  if (references.length) draft.references = references;
  if (work.peek('references-count') === work.peek('reference-count')) work.drop('references-count');
  if (work.peek('reference-count') === String(entries.length)) work.drop('reference-count');
}
