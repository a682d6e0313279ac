import { type ArticleFacts, factsOf } from '../article-facts.ts';
import { type Article, fixtureArticles, generatedArticles } from '../articles.ts';
import type { Ordered } from '../cursor-list.ts';

/** A work as Crossref holds it, and what it is found by. */
export interface Work extends Ordered {
  /** Lower case. */
  readonly doi: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** DOIs that it updates. */
  readonly updates: readonly string[];
  /** Title, authors, journal and abstract in lower case. */
  readonly words: string;
  readonly issn: string;
  readonly type: string;
  /** ISO 8601, days: of publication, last deposited by its publisher, last indexed. */
  readonly published: string;
  deposited: string;
  indexed: string;
}

interface Update {
  /** DOI of the notice, and of what it is about. */
  readonly notice: string;
  readonly about: string;
  readonly type: string;
  readonly label: string;
  readonly on: string;
  readonly source: string;
  readonly number?: string;
}

/** What was retracted, corrected and doubted: the publisher says it in the notice, Retraction Watch in a record of its own. */
const updates: readonly Update[] = [
  {
    notice: '10.5555/jir.2020.1012',
    about: '10.5555/jir.2018.0301',
    type: 'retraction',
    label: 'Retraction',
    on: '2020-10-12',
    source: 'publisher',
  },
  {
    notice: '10.5555/jir.2020.1012',
    about: '10.5555/jir.2018.0301',
    type: 'retraction',
    label: 'Retraction',
    on: '2020-10-12',
    source: 'retraction-watch',
    number: '990301',
  },
  {
    notice: '10.5555/jir.2022.0498',
    about: '10.5555/jir.2022.0102',
    type: 'erratum',
    label: 'Erratum',
    on: '2022-06-01',
    source: 'publisher',
  },
  {
    notice: '10.5555/afbr.v2.003',
    about: '10.5555/afbr.v1.061',
    type: 'expression_of_concern',
    label: 'Expression of concern',
    on: '2024-05-06',
    source: 'publisher',
  },
];

/** Works that PubMed’s stand-in has no article of. */
const further: readonly { readonly doi: string; readonly on: string; readonly fields: Readonly<Record<string, unknown>> }[] = [
  {
    doi: '10.5555/afbr.v2.003',
    on: '2024-05-06',
    fields: {
      type: 'journal-article',
      title: ['Expression of concern: Vitamin D for the prevention of hip fractures in care homes'],
      'container-title': ['Annals of Fictional Bone Research'],
      volume: '2',
      page: 'e3',
      publisher: 'Imaginary Society of Bone Research',
    },
  },
  {
    doi: '10.5555/preprints.22.17',
    on: '2021-11-02',
    fields: {
      type: 'posted-content',
      subtype: 'preprint',
      title: ['[<sup>177</sup>Lu]Lu-SAMPLE-617 before chemotherapy in metastatic prostate cancer: first results'],
      institution: [{ name: 'boneRxiv' }],
      publisher: 'Imaginary Preprints',
      relation: { 'is-preprint-of': [{ id: '10.5555/jir.2022.0102', 'id-type': 'doi', 'asserted-by': 'subject' }] },
    },
  },
];

const partsOf = (day: string) => ({ 'date-parts': [day.split('-').map(Number)] });

/** Crossref's own dates have an instant besides. */
export const instant = (at: string) => ({
  ...partsOf(at.slice(0, 10)),
  'date-time': at.length === 10 ? `${at}T06:00:00Z` : at,
  timestamp: Date.parse(at),
});

const updated = ({ type, label, on, source, number }: Update, DOI: string) => ({
  updated: instant(on),
  DOI,
  type,
  label,
  source,
  ...(number === undefined ? {} : { 'record-id': number }),
});

function updatesOf(doi: string): { readonly fields: Readonly<Record<string, unknown>>; readonly dois: readonly string[] } {
  const to = updates.filter(({ notice, source }) => notice === doi && source === 'publisher');
  const by = updates.filter(({ about }) => about === doi);
  return {
    fields: {
      ...(to.length ? { 'update-to': to.map((update) => updated(update, update.about)) } : {}),
      ...(by.length ? { 'updated-by': by.map((update) => updated(update, update.notice)) } : {}),
    },
    dois: to.map(({ about }) => about),
  };
}

const plain = (text: string): string => text.replace(/<[^>]*>/g, '');

/** `<jats:sec>` for a section with a label. Inline markup comes in JATS' own names. */
function jatsOf(abstract: ArticleFacts['abstract']): string {
  const inline = (text: string) => text.replace(/<(\/?)i>/g, '<$1jats:italic>').replace(/<(\/?)(su[bp])>/g, '<$1jats:$2>');
  return abstract
    .map(({ label, text }) =>
      label ? `<jats:sec><jats:title>${label}</jats:title><jats:p>${inline(text)}</jats:p></jats:sec>` : `<jats:p>${inline(text)}</jats:p>`,
    )
    .join('');
}

const authorOf = ({ family, given, orcid, collective, affiliations }: ArticleFacts['authors'][number], at: number) => ({
  ...(collective ? { name: collective } : { given, family }),
  ...(orcid ? { ORCID: `https://orcid.org/${orcid.replace(/^.*\//, '')}`, 'authenticated-orcid': false } : {}),
  sequence: at === 0 ? 'first' : 'additional',
  affiliation: affiliations.map((name) => ({ name })),
});

function articleFields(facts: ArticleFacts): Readonly<Record<string, unknown>> {
  return {
    type: 'journal-article',
    title: [facts.title.replace(/\.$/, '')],
    'container-title': [facts.journal],
    'short-container-title': facts.abbreviation ? [facts.abbreviation] : [],
    author: facts.authors.map(authorOf),
    publisher: 'Imaginary Press',
    ...(facts.volume ? { volume: facts.volume } : {}),
    ...(facts.issue ? { issue: facts.issue } : {}),
    ...(facts.pages ? { page: facts.pages } : {}),
    ...(facts.issn ? { ISSN: [facts.issn], 'issn-type': [{ value: facts.issn, type: 'electronic' }] } : {}),
    ...(facts.abstract.length ? { abstract: jatsOf(facts.abstract) } : {}),
    'published-online': partsOf(facts.publishedDay),
  };
}

interface Made {
  readonly doi: string;
  readonly published: string;
  readonly deposited: string;
  readonly issn: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function workOf({ doi, published, deposited, issn, fields }: Made): Work {
  const { fields: relations, dois } = updatesOf(doi);
  const said = [fields.title, fields['container-title'], fields.abstract, fields.author].map((each) => JSON.stringify(each ?? ''));
  return {
    doi,
    fields: {
      DOI: doi,
      prefix: '10.5555',
      member: '99901',
      source: 'Crossref',
      URL: `https://doi.org/${doi}`,
      resource: { primary: { URL: `https://press.example.org/${doi.slice('10.5555/'.length)}` } },
      issued: partsOf(published),
      created: instant(published),
      'reference-count': 0,
      'references-count': 0,
      'is-referenced-by-count': 0,
      'content-domain': { domain: [], 'crossmark-restriction': false },
      ...fields,
      ...relations,
    },
    updates: dois,
    words: plain(said.join(' ')).toLowerCase(),
    issn,
    type: String(fields.type),
    published,
    deposited,
    indexed: deposited,
    order: `${published} ${doi}`,
  };
}

function madeOf(article: Article): Made {
  const facts = factsOf(article);
  return {
    doi: article.doi ?? `10.5555/generated.${article.pmid}`,
    published: facts.publishedDay,
    deposited: article.mdat.replaceAll('/', '-'),
    issn: facts.issn,
    fields: articleFields(facts),
  };
}

/** The sandbox's articles, their preprint and a notice, and as many small ones as wanted. */
export const sandboxWorks = (generated: number): Work[] => [
  ...fixtureArticles().map((article) => workOf(madeOf(article))),
  ...further.map(({ doi, on, fields }) => workOf({ doi, published: on, deposited: on, issn: '', fields })),
  ...[...generatedArticles(generated)].map((article) => workOf(madeOf(article))),
];
