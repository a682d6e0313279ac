import type { Identifier } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { type Reference, type Relation, type RelationType, relationTypes } from '../../model/relation.ts';
import { findDois } from '../../normalizers/doi.ts';
import { readPmid } from '../../normalizers/pubmed-ids.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute, citationText, textAt } from '../citation-text.ts';
import type { ReadingNotes } from '../reading-notes.ts';
import { readArticleIds } from './identifiers.ts';

/** Until 2018 the cited articles with a PMID stood among the comments and corrections. */
const citesType = 'Cites';

/** Names of older files for what the DTD of today calls otherwise. */
const formerTypes: Readonly<Record<string, RelationType>> = {
  PartialRetractionIn: 'RetractionIn',
  PartialRetractionOf: 'RetractionOf',
  CorrectedRepublishedIn: 'CorrectedandRepublishedIn',
  CorrectedRepublishedFrom: 'CorrectedandRepublishedFrom',
};

const knownTypes: ReadonlySet<string> = new Set(relationTypes);

const corrections = (citation: XmlElement): XmlElement[] =>
  childrenNamed(childNamed(citation, 'CommentsCorrectionsList'), 'CommentsCorrections');

/** Comments, errata, retractions, updates … with PubMed's own citation of the other publication as note. */
export function readRelations(citation: XmlElement): Relation[] {
  return corrections(citation).flatMap((element) => {
    const asGiven = attribute(element, 'RefType') ?? '';
    if (asGiven === citesType) return [];
    const type = knownTypes.has(asGiven) ? (asGiven as RelationType) : (ownValue(formerTypes, asGiven) ?? 'Related');
    const source = textAt(element, 'RefSource');
    const note = [source, textAt(element, 'Note')].filter((part) => part !== undefined).join('; ');
    return [
      present<Relation>({
        type,
        asGiven: type === asGiven ? undefined : asGiven,
        pmid: readPmid(textAt(element, 'PMID') ?? ''),
        // «… 2022 Oct 18;66(10):e0110022. doi: 10.1128/aac.01100-22.» is the doi of the other publication.
        identifiers: findDois(source ?? '').map(({ value }): Identifier => ({ scheme: 'doi', value })),
        note,
      }),
    ];
  });
}

/** What the article cites: the reference lists, which may nest (`Title` names a part), and the old `Cites` entries that they do not have. */
export function readReferences(lists: readonly XmlElement[], citation: XmlElement | undefined, notes: ReadingNotes): Reference[] {
  const listed = lists.flatMap((list) => readList(list, undefined, notes));
  const cites = citation ? readCites(citation) : [];
  if (cites.length === 0) return listed;
  const known = new Set(
    listed.flatMap(({ identifiers = [] }) => identifiers.flatMap(({ scheme, value }) => (scheme === 'pmid' ? [value] : []))),
  );
  return [...listed, ...cites.filter(({ pmid }) => pmid === undefined || !known.has(pmid)).map(({ reference }) => reference)];
}

function readCites(citation: XmlElement): { pmid: string | undefined; reference: Reference }[] {
  return corrections(citation)
    .filter((element) => attribute(element, 'RefType') === citesType)
    .map((element) => {
      const pmid = readPmid(textAt(element, 'PMID') ?? '');
      const identifiers: Identifier[] = pmid ? [{ scheme: 'pmid', value: pmid }] : [];
      return { pmid, reference: present<Reference>({ raw: textAt(element, 'RefSource'), identifiers }) };
    });
}

function readList(list: XmlElement, section: string | undefined, notes: ReadingNotes): Reference[] {
  const title = textAt(list, 'Title') ?? section;
  const references: Reference[] = [];
  for (const child of list.children) {
    if (typeof child === 'string') continue;
    // One by one: spread, 130,000 of them are more than a call takes.
    if (child.name === 'ReferenceList') for (const each of readList(child, title, notes)) references.push(each);
    if (child.name !== 'Reference') continue;
    const reference = readReference(child, title, notes);
    if (reference.raw ?? reference.identifiers ?? reference.url) references.push(reference);
  }
  return references;
}

function readReference(element: XmlElement, section: string | undefined, notes: ReadingNotes): Reference {
  const urls = childrenNamed(childNamed(element, 'ArticleIdList'), 'ArticleId').filter(isUrl);
  return present<Reference>({
    raw: textAt(element, 'Citation'),
    section,
    identifiers: readArticleIds(element, notes, isUrl),
    url: urls.map(citationText).find((url) => url !== undefined),
  });
}

/** `<ArticleId IdType="url">` stands only in references. */
const isUrl = (id: XmlElement): boolean => attribute(id, 'IdType') === 'url';
