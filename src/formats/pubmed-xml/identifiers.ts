import { makeFinding } from '../../model/finding.ts';
import { type Identifier, type IdentifierScheme, singleSchemes } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { readArxiv } from '../../normalizers/arxiv.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute, citationText, flag, textAt } from '../citation-text.ts';
import type { ReadingNotes } from '../reading-notes.ts';

interface IdType {
  readonly scheme: IdentifierScheme;
  readonly read: (text: string) => string | undefined;
}

const asSent = (text: string): string => text;

/** `ArticleId@IdType` and `ELocationID@EIdType`. The rest (pmpid, pmcpid, medline, …) has no scheme. */
const idTypes: Readonly<Record<string, IdType>> = {
  doi: { scheme: 'doi', read: readDoi },
  pubmed: { scheme: 'pmid', read: readPmid },
  // References of 2020 to 2022 have bare digits: `<ArticleId IdType="pmc">2922021</ArticleId>`.
  pmc: { scheme: 'pmcid', read: readPmcNumber },
  pmcid: { scheme: 'pmcid', read: readPmcNumber },
  pii: { scheme: 'pii', read: asSent },
  mid: { scheme: 'mid', read: asSent },
  sici: { scheme: 'sici', read: asSent },
  bookaccession: { scheme: 'bookaccession', read: asSent },
};

/** Of a preprint the PII is its number at arXiv: `arXiv:2304.02112v2`. */
const arxivPii = /^arxiv:/i;

function readPmcNumber(text: string): string | undefined {
  return readPmcid(/^\d+$/.test(text) ? `PMC${text}` : text);
}

/** Publishers send several PIIs (`5807` and `e5807`), authors several manuscripts: those do not contradict each other. */
const single: ReadonlySet<IdentifierScheme> = new Set(singleSchemes);

/** The order in which records print them. */
const order: readonly IdentifierScheme[] = ['doi', 'pmid', 'pmcid', 'pii', 'arxiv', 'mid', 'sici', 'bookaccession'];

/** The record's own PMID, which is a direct child of its citation. */
export function readOwnPmid(parent: XmlElement, notes: ReadingNotes): Identifier[] {
  const text = textAt(parent, 'PMID');
  const value = text && readPmid(text);
  if (text && !value) {
    notes.unplace('PMID', text);
    notes.add(makeFinding('identifier-malformed', `${text} is no PMID`, { path: 'sourceId', raw: text }));
  }
  return value ? [{ scheme: 'pmid', value }] : [];
}

/**
 * Every `ArticleId` of a list that is a direct child: the ids below ReferenceList are those of cited articles. `isOther` tells those that
 * are read elsewhere.
 */
export function readArticleIds(
  parent: XmlElement | undefined,
  notes: ReadingNotes,
  isOther: (id: XmlElement) => boolean = () => false,
): Identifier[] {
  const identifiers: Identifier[] = [];
  for (const list of childrenNamed(parent, 'ArticleIdList')) {
    for (const id of childrenNamed(list, 'ArticleId')) if (!isOther(id)) identifiers.push(...readId(id, 'IdType', notes));
  }
  return identifiers;
}

/** ELocationID of an article or a book; those with ValidYN="N" were withdrawn. */
export function readLocationIds(parent: XmlElement | undefined, notes: ReadingNotes): Identifier[] {
  return childrenNamed(parent, 'ELocationID')
    .filter((id) => flag(id, 'ValidYN') !== false)
    .flatMap((id) => readId(id, 'EIdType', notes));
}

function readId(element: XmlElement, typeAttribute: string, notes: ReadingNotes): Identifier[] {
  const text = citationText(element);
  // `<ArticleId IdType="pubmed">0</ArticleId>` says that there is none.
  if (text === undefined || text === '0') return [];
  const type = attribute(element, typeAttribute) ?? 'pubmed';
  const known = ownValue(idTypes, type);
  const value = known?.read(text);
  if (known && value) {
    const arxiv = known.scheme === 'pii' && arxivPii.test(value) ? readArxiv(value) : undefined;
    return [{ scheme: known.scheme, value }, ...(arxiv ? [{ scheme: 'arxiv' as const, value: arxiv }] : [])];
  }
  notes.unplace(`${element.name}@${type}`, text);
  if (known) {
    const code = known.scheme === 'doi' ? 'doi-malformed' : 'identifier-malformed';
    notes.add(makeFinding(code, `${text} is no ${known.scheme.toUpperCase()}`, { path: 'identifiers', raw: text }));
  }
  return [];
}

/** `<OtherID Source="NLM">PMC2653580 [Available on 01/01/10]</OtherID>`: where PMCIDs stood before the ArticleIdList had them. */
export function readOtherPmcids(citation: XmlElement): Identifier[] {
  return childrenNamed(citation, 'OtherID').flatMap((id) => {
    const text = attribute(id, 'Source') === 'NLM' ? citationText(id) : undefined;
    const value = text?.startsWith('PMC') ? readPmcid(text) : undefined;
    return value ? [{ scheme: 'pmcid', value }] : [];
  });
}

/** One list out of several, the more trusted first: a later value of a scheme that allows one is kept aside with a finding. */
export function uniteIdentifiers(lists: readonly (readonly Identifier[])[], notes: ReadingNotes): Identifier[] {
  const united: Identifier[] = [];
  for (const identifier of lists.flat()) {
    const same = united.filter(({ scheme }) => scheme === identifier.scheme);
    if (same.some(({ value }) => value === identifier.value)) continue;
    const [first] = same;
    if (first && single.has(identifier.scheme)) {
      notes.unplace(identifier.scheme, identifier.value);
      notes.add(
        makeFinding('identifier-conflict', `${identifier.value} stands beside ${first.value}`, {
          path: 'identifiers',
          raw: identifier.value,
        }),
      );
    } else united.push(identifier);
  }
  return united.toSorted((a, b) => order.indexOf(a.scheme) - order.indexOf(b.scheme));
}
