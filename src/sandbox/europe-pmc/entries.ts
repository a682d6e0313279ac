import { type ArticleFacts, factsOf } from '../article-facts.ts';
import type { Article } from '../articles.ts';
import type { Ordered } from '../cursor-list.ts';

/** An article as Europe PMC holds it. */
export interface Entry extends Ordered {
  readonly id: string;
  readonly source: string;
  readonly article: Article;
  /** ISO 8601, days: first taken in, and last updated. */
  readonly indexed: string;
  updated: string;
}

export function entryOf(article: Article): Entry {
  const { publishedDay } = factsOf(article);
  return {
    id: String(article.pmid),
    source: 'MED',
    article,
    indexed: article.edat.replaceAll('/', '-'),
    updated: article.mdat.replaceAll('/', '-'),
    order: `${publishedDay} ${article.pmid}`,
  };
}

/** Europe PMC writes the markup of titles as entities, that of abstracts as it is. */
const escaped = (title: string): string => title.replace(/<(\/?(?:i|b|sub|sup))>/g, '&lt;$1&gt;');

const yes = (value: unknown): string => (value ? 'Y' : 'N');

const withoutNothing = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined));

/** What a reply of either kind has. */
function common(entry: Entry, { title, authors }: ArticleFacts): Record<string, unknown> {
  const { article, id, source } = entry;
  const names = authors.map(({ family, initials, collective }) => collective || `${family} ${initials}`);
  return {
    id,
    source,
    pmid: id,
    pmcid: article.pmcid?.toUpperCase(),
    doi: article.doi,
    title: escaped(title),
    authorString: names.length ? `${names.join(', ')}.` : undefined,
  };
}

/** `resultType=lite`: one text for all authors, one for all types. */
export function liteResult(entry: Entry): Record<string, unknown> {
  const facts = factsOf(entry.article);
  return withoutNothing({
    ...common(entry, facts),
    journalTitle: facts.abbreviation || facts.journal,
    issue: facts.issue.toLowerCase(),
    journalVolume: facts.volume,
    pubYear: facts.publishedDay.slice(0, 4),
    journalIssn: facts.issn && `${facts.issn}; `,
    pageInfo: facts.pages,
    pubType: facts.publicationTypes.join('; ').toLowerCase(),
    isOpenAccess: yes(entry.article.pmcid),
    inEPMC: yes(entry.article.pmcid),
    citedByCount: 0,
    firstIndexDate: entry.indexed,
    firstPublicationDate: facts.publishedDay,
  });
}

/** `resultType=core`: everything. */
export function coreResult(entry: Entry): Record<string, unknown> {
  const facts = factsOf(entry.article);
  const [year, month] = facts.publishedDay.split('-').map(Number);
  return withoutNothing({
    ...common(entry, facts),
    authorList: { author: facts.authors.map(coreAuthor) },
    journalInfo: withoutNothing({
      issue: facts.issue,
      volume: facts.volume,
      dateOfPublication: facts.published,
      monthOfPublication: month,
      yearOfPublication: year,
      printPublicationDate: facts.publishedDay,
      journal: withoutNothing({ title: facts.journal, isoabbreviation: facts.abbreviation, issn: facts.issn }),
    }),
    pubYear: String(year),
    pageInfo: facts.pages,
    abstractText: facts.abstract.map(({ label, text }) => (label ? `<h4>${label}</h4>${text}` : text)).join(''),
    language: facts.language,
    pubTypeList: { pubType: facts.publicationTypes },
    ...(facts.headings.length ? { meshHeadingList: { meshHeading: facts.headings.map(coreHeading) } } : {}),
    isOpenAccess: yes(entry.article.pmcid),
    inEPMC: yes(entry.article.pmcid),
    citedByCount: 0,
    dateOfRevision: entry.updated,
    firstIndexDate: entry.indexed,
    firstPublicationDate: facts.publishedDay,
  });
}

function coreAuthor({
  family,
  given,
  initials,
  orcid,
  collective,
  affiliations,
}: ArticleFacts['authors'][number]): Record<string, unknown> {
  if (collective) return { collectiveName: collective };
  const details = { authorAffiliation: affiliations.map((affiliation) => ({ affiliation })) };
  return withoutNothing({
    fullName: `${family} ${initials}`,
    firstName: given,
    lastName: family,
    initials,
    authorId: orcid ? { type: 'ORCID', value: orcid } : undefined,
    authorAffiliationDetailsList: affiliations.length ? details : undefined,
  });
}

const coreHeading = ({ term, major, qualifiers }: ArticleFacts['headings'][number]): Record<string, unknown> => ({
  majorTopic_YN: yes(major),
  descriptorName: term,
  ...(qualifiers.length
    ? { meshQualifierList: { meshQualifier: qualifiers.map((each) => ({ qualifierName: each.term, majorTopic_YN: yes(each.major) })) } }
    : {}),
});
