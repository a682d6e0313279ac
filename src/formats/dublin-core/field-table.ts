import { container, firstPage, journalIssue, lastPage, likelyJournal, pageRange, pages, partOf, series } from './place-container.ts';
import { contributor } from './place-contributor.ts';
import { bareDate, date, embargoEnd, issued } from './place-date.ts';
import { accession, address, anyIdentifier, identifier, isbn, issn } from './place-identifier.ts';
import { alternativeIdentifier, grantAgreement, publisherVersion, relation } from './place-relation.ts';
import { rights } from './place-rights.ts';
import { heading, keyword, schemeTerm } from './place-subject.ts';
import {
  abstract,
  citation,
  edition,
  grantNumber,
  itemType,
  language,
  note,
  otherTitle,
  place,
  publisher,
  sponsor,
  title,
} from './place-text.ts';
import { firstOf, isAddress, type Place, type PlacingRule } from './placing.ts';

const rule = (names: string, place: Place): PlacingRule => ({ names: names.split(' '), place });
const late = (names: string, place: Place): PlacingRule => ({ names: names.split(' '), place, late: true });

/**
 * The fields of Dublin Core as DSpace and its users qualify them, and where their values go. A name that is not here goes to
 * `unplaced` (dc.description.provenance, dc.description.version, UUIDs of linked entities, …). Schemas other than dc and dcterms
 * are looked up as dc where they have no row of their own: local.identifier.doi is a DOI.
 */
export const fieldTable: readonly PlacingRule[] = [
  rule(
    'dc.contributor.author dc.creator dc.creator.author dcterms.creator dc.contributor.corporatename dc.creator.corporate',
    contributor('author'),
  ),
  rule('dc.contributor.editor dc.creator.editor dc.contributor.compiler', contributor('editor')),
  rule(
    'dc.contributor.advisor dc.contributor.advisors dc.contributor.supervisor dc.contributor.director dc.contributor.tutor',
    contributor('advisor'),
  ),
  rule('dc.contributor.coadvisor dc.contributor.co-advisor thesis.degree.advisor', contributor('advisor')),
  rule('dc.contributor.translator', contributor('translator')),
  rule('dc.contributor.illustrator', contributor('illustrator')),
  rule('dc.contributor.referee dc.contributor.reviewer dc.contributor.opponent', contributor('reviewer')),
  rule('dc.contributor dc.contributor.other dcterms.contributor dc.contributor.committeemember', contributor('other')),
  rule('dc.contributor.funder oaire.fundername', sponsor),

  rule('dc.title dcterms.title', title),
  rule('dc.title.alternative dcterms.alternative dc.title.short dc.title.abbreviated', otherTitle('alternative')),
  rule('dc.title.translated dc.title.translation', otherTitle('translated')),
  rule('dc.title.subtitle', otherTitle('subtitle')),
  rule(
    'dc.description.abstract dcterms.abstract dc.abstract dc.description.resumen dc.description.resumo dc.description.summary',
    abstract,
  ),
  rule('dc.description.tableofcontents dcterms.tableofcontents dc.description.notes dc.description.note dcterms.description', note),
  rule('dc.description', note),
  rule('dc.description.sponsorship dc.description.funding dc.description.sponsor dcterms.sponsor', sponsor),
  rule('dc.language.iso dc.language dcterms.language dc.language.rfc3066 dc.language.other', language),
  rule('dc.type dcterms.type dc.type.coar dc.type.other dc.type.driver dc.type.genre', itemType),
  rule('dc.publisher dcterms.publisher', publisher),
  rule('dc.publisher.place dc.publisher.city dc.coverage.placeofpublication', place),
  rule('dc.description.edition dc.edition dc.relation.edition oaire.citation.edition', edition),

  rule('dc.date.issued dcterms.issued dc.date.published dc.date.publication', issued),
  late('dc.date dcterms.date', firstOf(embargoEnd, bareDate)),
  rule('dc.date.accessioned', date('accessioned')),
  rule('dc.date.available dcterms.available refterms.datefoa', date('available')),
  rule('dc.date.created dcterms.created', date('created')),
  rule('dc.date.submitted dcterms.datesubmitted', date('submitted')),
  rule('dc.date.accepted dcterms.dateaccepted', date('accepted')),
  rule('dc.date.updated dc.date.modified dcterms.modified dc.date.lastmodified', date('updated')),
  rule('dc.date.copyright dcterms.datecopyrighted', date('copyright')),
  rule(
    'dc.date.embargo dc.date.embargoend dc.date.embargoed dc.date.embargountil dc.embargo.terms dc.embargo.lift dc.date.embargoenddate',
    date('embargoEnd'),
  ),
  rule('dc.rights.embargodate dc.rights.embargoenddate dc.description.embargo dc.date.embargolift dc.date.enddate', date('embargoEnd')),
  rule('dc.date.defence dc.date.defense dc.date.defended dc.date.examination', date('defended')),
  rule('dc.date.epub dc.date.firstonline dc.date.online', date('electronic')),

  rule('dc.identifier.citation dcterms.bibliographiccitation dc.bibliographiccitation dc.identifier.bibliographiccitation', citation),
  rule('dc.identifier.doi dc.doi dc.relation.doi', identifier('doi')),
  rule('dc.identifier.pmid dc.identifier.pubmed dc.identifier.pubmedid dc.relation.pmid', identifier('pmid')),
  rule('dc.identifier.pmc dc.identifier.pmcid dc.identifier.pubmedcentral', identifier('pmcid')),
  rule('dc.identifier.handle', identifier('handle')),
  rule('dc.identifier.arxiv dc.identifier.arxivid', identifier('arxiv')),
  rule('dc.identifier.ark', identifier('ark')),
  rule('dc.identifier.urn', identifier('urn')),
  rule('dc.identifier.pii', identifier('pii')),
  rule('dc.identifier.sici', identifier('sici')),
  rule(
    'dc.identifier.issn dc.identifier.eissn dc.identifier.essn dc.identifier.pissn dc.identifier.issne dc.identifier.issnl dc.relation.issn',
    issn,
  ),
  rule('dc.source.issn dc.relation.ispartofissn dc.issn oaire.citation.issn dc.identifier.e-issn creativeworkseries.issn', issn),
  rule('dc.identifier.isbn dc.identifier.eisbn dc.relation.isbn dc.relation.ispartofisbn dc.isbn dc.source.isbn', isbn),
  rule('dc.identifier.scopus dc.identifier.scopusid dc.identifier.eid', accession('Scopus')),
  rule('dc.identifier.wos dc.identifier.isi dc.identifier.wosid dc.identifier.isiut dc.identifier.ut', accession('Web of Science')),
  rule('dc.identifier.uri dcterms.identifier', address('landing')),
  rule('dc.identifier.url dc.identifier.link dc.relation.fulltext', address()),
  rule('dc.identifier dc.identifier.other dc.identifier.alternative', firstOf(alternativeIdentifier, address(), anyIdentifier)),
  late('dc.relation.publisherversion dc.relation.uripublisherversion dc.identifier.publisherversion', publisherVersion),

  rule(
    'dc.rights dc.rights.uri dc.rights.accessrights dc.rights.license dc.rights.licence dc.rights.access dc.rights.coar',
    firstOf(embargoEnd, rights),
  ),
  rule('dcterms.rights dcterms.accessrights dcterms.license dc.rights.licenseuri dc.accessrights oaire.licensecondition', rights),
  rule('dc.rights.holder dcterms.rightsholder dc.rights.copyright', rights),

  rule('dc.subject dc.subject.keyword dc.subject.keywords dc.subject.other dc.subject.none dc.subject.free dc.subject.proposal', keyword),
  rule('dcterms.subject dc.subject.palabraclave dc.subject.uncontrolled dc.keywords dc.subject.en dc.subject.spanish', keyword),
  rule('dc.subject.mesh dcterms.mesh dc.subject.meshterm', heading('mesh')),
  rule('dc.subject.decs dc.subject.desc', heading('decs')),
  rule('dc.subject.lcsh', heading('lcsh')),
  rule('dc.subject.ddc', heading('ddc')),
  rule('dc.subject.emtree', heading('emtree')),
  rule('dc.subject.gnd dc.subject.swd', heading('gnd')),
  rule('dc.subject.*', schemeTerm),

  rule(
    'dc.relation.journal dc.journal.title dc.journal dc.title.journal dc.source.title dc.source.journal dc.identifier.journaltitle',
    container('title'),
  ),
  rule(
    'dc.identifier.journal dc.relation.ispartofjournal oaire.citationtitle oaire.citation.title dc.bibliographiccitation.title',
    container('title'),
  ),
  rule('dc.relation.ispartof dcterms.ispartof dc.ispartof dc.citation.title dc.journaltitle journal.title', partOf),
  rule('dc.relation.ispartofseries dc.series dc.relation.series', series),
  rule('dc.journal.abbreviation dc.identifier.journalabbreviation dc.journal.abbreviatedtitle', container('abbreviation')),
  rule('dc.citation.volume dc.bibliographiccitation.volume dc.identifier.volume dc.volume dc.journal.volume', container('volume')),
  rule(
    'oaire.citationvolume oaire.citation.volume dc.relation.volume dc.source.volume dc.description.volume journal.volume publicationvolume.volumenumber',
    container('volume'),
  ),
  rule(
    'dc.citation.issue dc.bibliographiccitation.issue dc.identifier.issue dc.issue dc.journal.issue dc.citation.number',
    container('issue'),
  ),
  rule(
    'oaire.citationissue oaire.citation.issue dc.relation.issue dc.source.issue dc.description.issue dc.identifier.number journal.issue publicationissue.issuenumber',
    container('issue'),
  ),
  rule(
    'dc.citation.spage dc.citation.startpage dc.bibliographiccitation.stpage dc.bibliographiccitation.firstpage dc.identifier.spage',
    firstPage,
  ),
  rule(
    'oaire.citationstartpage oaire.citation.startpage dc.identifier.startpage dc.identifier.initialpage dc.description.startpage',
    firstPage,
  ),
  rule('dc.source.beginpage dc.source.initialpage dc.relation.startpage dc.format.initialpage dc.description.firstpage', firstPage),
  rule(
    'dc.citation.epage dc.citation.endpage dc.bibliographiccitation.endpage dc.bibliographiccitation.lastpage dc.identifier.epage',
    lastPage,
  ),
  rule('oaire.citationendpage oaire.citation.endpage dc.identifier.endpage dc.identifier.finalpage dc.description.endpage', lastPage),
  rule('dc.source.endpage dc.source.finalpage dc.relation.endpage dc.format.finalpage dc.description.lastpage', lastPage),
  rule(
    'dc.citation.pages dc.pages dc.identifier.pages dc.format.pages dc.description.pages dc.source.pages dc.bibliographiccitation.pages',
    pages,
  ),
  rule('dc.identifier.articlenumber dc.citation.articlenumber dc.description.articlenumber oaire.citation.articlenumber', pages),
  rule('dc.format.extent dcterms.extent dc.format.page', pageRange),
  late('dc.source dcterms.source', firstOf(journalIssue, anyIdentifier, likelyJournal)),

  rule('oaire.awardnumber dc.relation.grantno dc.description.grantnumber dc.contributor.grantno', grantNumber),
  rule(
    'dc.relation.projectid dc.relation.project dc.relation.grantagreement dc.description.projectid',
    firstOf(grantAgreement, grantNumber),
  ),
  rule('dc.relation.isreferencedby dcterms.isreferencedby dc.relation.iscitedby', relation('IsReferencedBy')),
  rule('dc.relation.references dcterms.references dc.relation.cites', relation('References')),
  rule('dc.relation.isversionof dcterms.isversionof dc.relation.isformatof dcterms.isformatof', relation('VersionOf')),
  rule('dc.relation.hasversion dcterms.hasversion dc.relation.hasformat dcterms.hasformat', relation('HasVersion')),
  rule('dc.relation.isreplacedby dcterms.isreplacedby', relation('UpdateIn')),
  rule('dc.relation.replaces dcterms.replaces', relation('UpdateOf')),
  rule('dc.relation.haspart dcterms.haspart', relation('HasPart')),
  rule('dc.relation.dataset', relation('AssociatedDataset')),
  rule(
    'dc.relation.uri dc.relation.url dc.relation.requires dc.relation.isbasedon dc.relation.isrelatedto dcterms.relation',
    relation('Related'),
  ),
  late('dc.relation', firstOf(grantAgreement, alternativeIdentifier, likelyJournal, relatedAddress, relation('Related'))),
];

/** The address of the record's own DOI among its relations is where its publisher has it, not another publication. */
function relatedAddress(...[field, draft, context]: Parameters<Place>): boolean {
  const doi = draft.identifier('doi');
  return doi !== undefined && isAddress(field.value) && field.value.toLowerCase().endsWith(doi) && publisherVersion(field, draft, context);
}
