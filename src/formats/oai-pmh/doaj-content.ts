import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { childNamed, childrenNamed, localName, textOf, type XmlElement } from '../../xml/element.ts';
import { itemContent } from '../dublin-core/item-content.ts';
import { type MetadataField, metadataField } from '../dublin-core/metadata-field.ts';
import { addLocation, isPdf } from '../dublin-core/place-identifier.ts';
import { isAddress } from '../dublin-core/placing.ts';
import type { RecordContent } from '../dublin-core/record-draft.ts';
import type { ReadContext } from '../format.ts';
import { elementFields, isElement } from './qualified-elements.ts';

/** DOAJ's elements as the fields that they are (https://doaj.org/features/oai_doaj/1.0/). */
const sameAs: Readonly<Record<string, string>> = {
  language: 'dc.language.iso',
  publisher: 'dc.publisher',
  journalTitle: 'dc.relation.journal',
  issn: 'dc.identifier.issn',
  eissn: 'dc.identifier.issn',
  publicationDate: 'dc.date.issued',
  volume: 'dc.citation.volume',
  issue: 'dc.citation.issue',
  startPage: 'dc.citation.spage',
  endPage: 'dc.citation.epage',
  doi: 'dc.identifier.doi',
  documentType: 'dc.type',
};

/** `<oai_doaj:doajArticle>`: an article of a journal by its parts, as the Directory of Open Access Journals has it from publishers. */
export function doajContent(root: XmlElement, context: ReadContext): RecordContent {
  const affiliations = affiliationsOf(root);
  const fields = root.children.filter(isElement).flatMap((element): MetadataField[] => {
    const name = localName(element.name);
    if (name === 'authors') return childrenNamed(element, 'author').flatMap((author) => authorFields(author, affiliations));
    if (name === 'affiliationsList' || (name === 'fullTextUrl' && isAddress(textOf(element).trim()))) return [];
    if (name === 'keywords') return childrenNamed(element, 'keyword').flatMap((each) => inLanguage('dc.subject', each, element));
    if (name === 'title') return inLanguage('dc.title', element);
    if (name === 'abstract') return inLanguage('dc.description.abstract', element);
    return elementFields(ownValue(sameAs, name) ?? `doaj.${name}`, element);
  });
  return itemContent([...fields, ...unusedAffiliations(root)], context, {
    place(draft) {
      for (const element of childrenNamed(root, 'fullTextUrl')) {
        const url = foldWhitespace(textOf(element));
        const pdf = /pdf/i.test(element.attributes.format ?? '') || isPdf(url);
        if (isAddress(url)) addLocation(draft, url, pdf ? 'pdf' : 'full-text');
      }
      // The root says what it is; DOAJ lists nothing but articles.
      draft.content.type ??= 'article-journal';
    },
  });
}

/** DOAJ gives languages in an attribute of its own, in ISO 639-2. */
function inLanguage(name: string, element: XmlElement, around?: XmlElement): MetadataField[] {
  const language = element.attributes.language ?? around?.attributes.language;
  const field = metadataField(name, textOf(element), present({ language }));
  return field ? [field] : [];
}

function authorFields(author: XmlElement, affiliations: ReadonlyMap<string, string>): MetadataField[] {
  const text = (name: string) => foldWhitespace(textOf(childNamed(author, name)));
  const authority = text('orcid_id');
  const field = metadataField('dc.contributor.author', text('name'), authority === '' ? {} : { authority });
  if (!field) return [];
  const own = childrenNamed(author, 'affiliationId').flatMap((id) => affiliations.get(foldWhitespace(textOf(id))) ?? []);
  const known = new Set(['name', 'orcid_id', 'affiliationId']);
  const more = author.children.filter(isElement).filter((each) => !known.has(localName(each.name)));
  return [
    own.length > 0 ? { ...field, affiliations: own } : field,
    ...more.flatMap((each) => metadataField(`doaj.author.${localName(each.name)}`, `${field.value}: ${textOf(each)}`) ?? []),
  ];
}

const affiliationsOf = (root: XmlElement): Map<string, string> =>
  new Map(
    childrenNamed(childNamed(root, 'affiliationsList'), 'affiliationName').map((each) => [
      (each.attributes.affiliationId ?? '').trim(),
      foldWhitespace(textOf(each)),
    ]),
  );

/** Affiliations that no author points to. */
function unusedAffiliations(root: XmlElement): MetadataField[] {
  const used = new Set(
    childrenNamed(childNamed(root, 'authors'), 'author').flatMap((author) =>
      childrenNamed(author, 'affiliationId').map((id) => foldWhitespace(textOf(id))),
    ),
  );
  return [...affiliationsOf(root)].flatMap(([id, name]) => (used.has(id) ? [] : (metadataField('doaj.affiliationName', name) ?? [])));
}
