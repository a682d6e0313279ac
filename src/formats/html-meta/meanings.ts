import { ruleFor } from '../dublin-core/item-content.ts';
import type { PlacingRule } from '../dublin-core/placing.ts';
import { ownRules } from './own-places.ts';
import type { Speaker } from './page-field.ts';

/** Field of Dublin Core (or of this format's own table) to the names that mean it in another vocabulary. */
type Synonyms = Readonly<Record<string, string>>;

/** Highwire's tags, as Google Scholar asks for them, with what publishers added; bepress writes the same names behind its own. */
const highwire: Synonyms = {
  'dc.title': 'title',
  'dc.contributor.author': 'author authors',
  'dc.contributor.editor': 'editor editors',
  'dc.contributor.translator': 'translator',
  'dc.date.issued': 'publication_date date cover_date year',
  'dc.date.online': 'online_date',
  'dc.relation.journal': 'journal_title inbook_title book_title conference_title conference',
  'dc.journal.abbreviation': 'journal_abbrev',
  'dc.relation.ispartofseries': 'series_title',
  'dc.identifier.issn': 'issn eissn pissn',
  'dc.identifier.isbn': 'isbn',
  'dc.citation.volume': 'volume',
  'dc.citation.issue': 'issue',
  'dc.citation.spage': 'firstpage',
  'dc.citation.epage': 'lastpage',
  'dc.citation.pages': 'pages',
  'dc.identifier.doi': 'doi',
  'dc.identifier.pmid': 'pmid',
  'dc.identifier.pmcid': 'pmcid',
  'dc.identifier.arxiv': 'arxiv_id',
  'dc.identifier.handle': 'handle handle_id',
  'dc.language': 'language',
  'dc.subject': 'keywords keyword',
  'dc.publisher': 'publisher dissertation_institution technical_report_institution',
  'dc.description.abstract': 'abstract',
  'dc.type': 'article_type',
  'dc.rights': 'license access',
  'page.report-number': 'technical_report_number',
  'page.pdf': 'pdf_url',
  'page.full-text': 'fulltext_html_url full_html_url xml_url',
  'page.landing': 'abstract_html_url public_url',
  'page.reference': 'reference',
  'page.funding': 'funding_source',
};

const eprints: Synonyms = {
  'dc.title': 'title',
  'dc.contributor.author': 'creators_name corp_creators',
  'dc.contributor.editor': 'editors_name',
  'dc.contributor': 'contributors_name',
  'dc.type': 'type thesis_type monograph_type',
  'dc.description.abstract': 'abstract',
  'dc.date.issued': 'date',
  'dc.relation.journal': 'publication book_title event_title',
  'dc.relation.ispartofseries': 'series',
  'dc.citation.volume': 'volume',
  'dc.citation.issue': 'number',
  'dc.citation.pages': 'pagerange',
  'dc.identifier.issn': 'issn',
  'dc.identifier.isbn': 'isbn',
  'dc.identifier.doi': 'doi',
  'dc.identifier': 'id_number',
  'dc.identifier.citation': 'citation',
  'dc.relation.publisherversion': 'official_url',
  'dc.publisher': 'publisher institution',
  'dc.publisher.place': 'place_of_pub',
  'dc.subject': 'keywords',
  'dc.description.note': 'note',
  'dc.contributor.funder': 'funders',
  'dc.date.updated': 'lastmod',
  'page.pdf': 'document_url',
};

const prism: Synonyms = {
  'dc.relation.journal': 'publicationname',
  'dc.identifier.issn': 'issn eissn',
  'dc.identifier.isbn': 'isbn',
  'dc.citation.volume': 'volume',
  'dc.citation.issue': 'number',
  'dc.citation.spage': 'startingpage',
  'dc.citation.epage': 'endingpage',
  'dc.citation.pages': 'pagerange',
  'dc.date.issued': 'publicationdate coverdate',
  'dc.identifier.doi': 'doi',
  'dc.subject': 'keyword',
  'dc.rights': 'copyright',
  'page.landing': 'url',
};

/** Names under which Dublin Core itself is written otherwise than DSpace does (OJS, old EPrints, publishers). */
const dublinCore: Synonyms = {
  'dc.contributor.author': 'dc.creator.personalname dc.creator.corporatename',
  'dc.citation.pages': 'dc.identifier.pagenumber',
  'dc.date.submitted': 'dc.date.datesubmitted',
  'dc.citation.volume': 'dc.source.volume',
  'dc.citation.issue': 'dc.source.issue',
  'dc.relation.journal': 'dc.source.journaltitle',
  'dc.type': 'dc.type.articletype',
  'dc.relation.ispartof': 'dc.source.uri',
  'page.accessioned': 'dcterms.dateaccepted',
};

/** What pages write for search engines and social media. */
const general: Synonyms = {
  'dc.title': 'og:title twitter:title title',
  'page.description': 'og:description twitter:description description',
  'dc.contributor.author': 'author article:author book:author',
  'dc.date.issued': 'article:published_time book:release_date date',
  'dc.identifier.isbn': 'book:isbn',
  'dc.subject': 'keywords news_keywords article:tag book:tag',
  'dc.language': 'language',
  'dc.relation.journal': 'og:site_name',
};

const jsonLd: Synonyms = {
  'dc.title': 'name headline',
  'dc.title.alternative': 'alternatename alternativeheadline',
  'dc.contributor.author': 'author creator',
  'dc.contributor.editor': 'editor',
  'dc.contributor.translator': 'translator',
  'dc.contributor': 'contributor',
  'dc.contributor.funder': 'funder sponsor',
  'dc.description.sponsorship': 'funding',
  'dc.date.issued': 'datepublished',
  'dc.date.created': 'datecreated',
  'dc.date.modified': 'datemodified',
  'dc.description.abstract': 'abstract description',
  'dc.subject': 'keywords about',
  'dc.relation.journal': 'journal',
  'dc.identifier.issn': 'issn',
  'dc.citation.volume': 'volumenumber',
  'dc.citation.issue': 'issuenumber',
  'dc.citation.pages': 'pagination',
  'dc.citation.spage': 'pagestart',
  'dc.citation.epage': 'pageend',
  'dc.description.edition': 'bookedition',
  'dc.identifier.isbn': 'isbn',
  'dc.publisher': 'publisher',
  'dc.language': 'inlanguage',
  'dc.rights': 'license isaccessibleforfree',
  'dc.rights.holder': 'copyrightholder',
  'dc.identifier': 'identifier sameas',
  'dc.type': '@type',
  'page.landing': 'url',
  'page.file': 'encoding distribution',
  'page.reference': 'citation',
};

/** Signposting's and HTML's own relations of a page to other addresses (RFC 8288; signposting.org/FAIR). */
const links: Synonyms = {
  'page.landing': 'cite-as canonical',
  'page.file': 'item alternate',
  'dc.rights.uri': 'license',
};

const turned = (synonyms: Synonyms): ReadonlyMap<string, string> =>
  new Map(Object.entries(synonyms).flatMap(([means, names]) => names.split(' ').map((name) => [name, means] as const)));

/** Prefix of a tag's name, whose vocabulary that is, and what its names mean. Names of Dublin Core mean themselves. */
const vocabularies: readonly (readonly [RegExp, Speaker, ReadonlyMap<string, string>])[] = [
  [/^citation_/, 'highwire', turned(highwire)],
  [/^bepress_citation_/, 'bepress', turned(highwire)],
  [/^eprints\./, 'eprints', turned(eprints)],
  [/^(?=dc(?:terms)?\.)/, 'dublin-core', turned(dublinCore)],
  [/^prism\./, 'prism', turned(prism)],
  [/^schema\./, 'json-ld', turned(jsonLd)],
  [/^link\./, 'links', turned(links)],
];
const generalNames = turned(general);

/** Who uses a name, and the field that it means: itself where the name is unknown, so that its value stays unplaced under it. */
export function meaningOf(name: string): { readonly speaker: Speaker; readonly means: string } | undefined {
  for (const [prefix, speaker, names] of vocabularies) {
    const [found] = prefix.exec(name) ?? [];
    if (found !== undefined) return { speaker, means: names.get(name.slice(found.length)) ?? name };
  }
  const means = generalNames.get(name);
  return means === undefined ? undefined : { speaker: 'general', means };
}

const own = new Map(ownRules.flatMap((rule) => rule.names.map((name) => [name, rule] as const)));

/** The rule that places the values of a name. */
export function ruleOf(name: string): PlacingRule | undefined {
  const means = meaningOf(name)?.means ?? name;
  return own.get(means) ?? ruleFor(means);
}
