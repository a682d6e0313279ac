import { makeFinding } from '../../model/finding.ts';
import { type Identifier, type IdentifierScheme, singleSchemes } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';

/** `pub-id-type` of JATS and NLM, and what PMC writes; ids of publishers and databases have no scheme. */
const schemes: Readonly<Record<string, IdentifierScheme>> = {
  doi: 'doi',
  pmid: 'pmid',
  pubmed: 'pmid',
  pmc: 'pmcid',
  pmcid: 'pmcid',
  pii: 'pii',
  sici: 'sici',
  arxiv: 'arxiv',
  ark: 'ark',
  handle: 'handle',
  urn: 'urn',
  isbn: 'isbn',
  manuscript: 'mid',
  mid: 'mid',
};

/** The order in which records print them. */
const order: readonly IdentifierScheme[] = ['doi', 'pmid', 'pmcid', ...new Set(Object.values(schemes))];

const single: ReadonlySet<IdentifierScheme> = new Set(singleSchemes);

/** `ext-link-type` and `pub-id-type` to the identifier that a value is; undefined for types without a scheme and for what does not fit it. */
export function typedIdentifier(type: string | undefined, text: string): Identifier | undefined {
  const scheme = ownValue(schemes, (type ?? '').toLowerCase());
  return scheme === undefined ? undefined : readIdentifier(text, scheme);
}

export interface ArticleIds {
  readonly identifiers: Identifier[];
  readonly accessions: { database: string; value: string }[];
  /** DOIs of single versions of the article: `<article-id pub-id-type="doi" specific-use="version">`. */
  readonly versions: Identifier[];
}

/** The article's own ids. Ids of the publisher and of databases are kept under their type's name; a second DOI contradicts the first. */
export function readArticleIds(meta: XmlElement | undefined, reading: ArticleReading): ArticleIds {
  const ids: ArticleIds = { identifiers: [], accessions: [], versions: [] };
  for (const element of childrenNamed(meta, 'article-id')) {
    const text = jatsText(reading.take(element));
    if (text === undefined) continue;
    const type = attribute(element, 'pub-id-type') ?? 'other';
    const scheme = ownValue(schemes, type.toLowerCase());
    const identifier = typedIdentifier(type, text);
    if (identifier && attribute(element, 'specific-use') === 'version') ids.versions.push(identifier);
    else if (identifier) addOwn(ids.identifiers, identifier, reading);
    else if (scheme) {
      reading.notes.unplace(`article-id@${type}`, text);
      const code = scheme === 'doi' ? 'doi-malformed' : 'identifier-malformed';
      reading.notes.add(makeFinding(code, `${text} is no ${scheme.toUpperCase()}`, { path: 'identifiers', raw: text }));
    } else if (processing.test(type)) reading.notes.unplace(`article-id@${type}`, text);
    else ids.accessions.push({ database: type, value: text });
  }
  ids.identifiers.sort((a, b) => order.indexOf(a.scheme) - order.indexOf(b.scheme));
  return ids;
}

/** PMC's numbers of its own files and versions. */
const processing = /^pmc-?(?:aiid|aid|uid|ver|version)$|^pmca(?:i)?id$/i;

function addOwn(identifiers: Identifier[], identifier: Identifier, { notes }: ArticleReading): void {
  const same = identifiers.filter(({ scheme }) => scheme === identifier.scheme);
  if (same.some(({ value }) => value === identifier.value)) return;
  if (same[0] && single.has(identifier.scheme)) {
    const { value } = identifier;
    notes.unplace(`article-id@${identifier.scheme}`, value);
    notes.add(makeFinding('identifier-conflict', `${value} stands beside ${same[0].value}`, { path: 'identifiers', raw: value }));
  } else identifiers.push(identifier);
}
