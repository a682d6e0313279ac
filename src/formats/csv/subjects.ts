import type { Heading, HeadingVocabulary, Keyword, Qualifier } from '../../model/heading.ts';
import { appended } from '../drafting.ts';
import { type Cell, type CsvField, isNothing, type Reading, valuesIn } from './reading.ts';

/** A term each: behind semicolons, bars, line ends; with commas only where nothing else divides them (ASReview, Abstrackr, Covidence). */
function termsIn(text: string): string[] {
  const terms = valuesIn(text);
  return terms.length > 1 || /[;|[]/.test(text) ? terms : outsideBrackets(text);
}

/** `duplication cyst (diagnosis, surgery), human`: the commas in brackets divide nothing. */
function outsideBrackets(text: string): string[] {
  const terms: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const sign = text[at];
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (at === text.length || (sign === ',' && depth === 0)) {
      const term = text.slice(start, at).trim();
      if (!isNothing(term)) terms.push(term);
      start = at + 1;
    }
  }
  return terms;
}

const asKeyword = (term: string, owner: string | undefined): Keyword => {
  const starred = /^\*\s*([^*\s].*)$/s.exec(term)?.[1];
  return { term: starred ?? term, ...(starred ? { major: true } : {}), ...(owner ? { owner } : {}) };
};

const keywordsOf = (heading: string, names: string, owner?: string): CsvField => ({
  heading,
  names,
  read: (cells, { draft }) => {
    for (const cell of cells) {
      cell.used = true;
      for (const term of termsIn(cell.value)) {
        const keyword = asKeyword(term, owner);
        if (!draft.keywords?.some((known) => known.term === keyword.term && known.owner === keyword.owner))
          draft.keywords = appended(draft.keywords, keyword);
      }
    }
  },
  write: ({ keywords }) =>
    keywords
      ?.filter((keyword) => keyword.owner === owner)
      .map(({ term, major }) => (major ? `*${term}` : term))
      .join('; '),
});

/** `*Bone Neoplasms/*secondary` */
function readMeshTerm(text: string): Heading {
  const [main = '', ...qualifiers] = text.split('/').map((part) => part.trim());
  const part = (term: string): Qualifier => (term.startsWith('*') ? { term: term.slice(1), major: true } : { term });
  const listed = qualifiers.filter((one) => one.replace('*', '') !== '').map(part);
  return { vocabulary: 'mesh', ...part(main), ...(listed.length ? { qualifiers: listed } : {}) };
}

const writeMeshTerm = ({ qualifiers = [], ...main }: Heading): string =>
  [main, ...qualifiers].map(({ term, major }) => `${major ? '*' : ''}${term}`).join('/');

/** `gastrointestinal tract duplication cyst (diagnosis, surgery)` */
function readEmtreeTerm(text: string, major: boolean): Heading {
  const [, term = text, list] = /^(.{2,200}?) \(([a-z][^()]{2,300})\)$/.exec(text) ?? [];
  const qualifiers = list?.split(',').map((one) => ({ term: one.trim() }));
  return { vocabulary: 'emtree', term, ...(major ? { major } : {}), ...(qualifiers ? { qualifiers } : {}) };
}

function addHeading({ draft }: Reading, heading: Heading): void {
  const known = draft.headings?.find((one) => one.vocabulary === heading.vocabulary && one.term === heading.term);
  if (!known) draft.headings = appended(draft.headings, heading);
}

const headingsOf = (heading: string, names: string, terms: (text: string) => string[], read: (term: string) => Heading): CsvField => ({
  heading,
  names,
  read: (cells: readonly Cell[], reading) => {
    for (const cell of cells) {
      cell.used = true;
      for (const term of terms(cell.value)) if (/[\p{L}\p{N}]/u.test(term)) addHeading(reading, read(term));
    }
  },
});

const written = (headings: readonly Heading[] | undefined, vocabulary: HeadingVocabulary): string | undefined =>
  headings
    ?.filter((heading) => heading.vocabulary === vocabulary && !heading.language)
    .map(writeMeshTerm)
    .join('; ');

export const subjectFields: readonly CsvField[] = [
  keywordsOf(
    'keywords',
    `keywords keyword authorkeywords authorskeywords kw de kws uncontrolledterms inspecnoncontrolledterms manualtags keywordsauthor freeterms schlagworter schlagworte schlagwort
    stichworter stichworte motscles palabrasclave palabrasclaves palavraschave parolechiave klicovaslova trefwoorden identifierkeywords 关键词 keyword关键词`,
  ),
  keywordsOf('keywords plus', 'keywordsplus', 'Keywords Plus'),
  {
    ...headingsOf('mesh terms', 'meshterms mesh meshheadings meshheading mh meshkeywords meshsubjectheadings', valuesIn, readMeshTerm),
    write: ({ headings }) => written(headings, 'mesh'),
  },
  headingsOf('emtree major', 'emtreedrugindextermsmajorfocus emtreemedicalindextermsmajorfocus', termsIn, (term) =>
    readEmtreeTerm(term, true),
  ),
  headingsOf('emtree', 'emtreedrugindexterms emtreemedicalindexterms emtreeterms emtree', termsIn, (term) => readEmtreeTerm(term, false)),
  // What the database's indexers gave, out of several vocabularies that it does not name.
  headingsOf(
    'index terms',
    'indexkeywords subjects subject subjectterms subjectheadings indexterms indexingterms descriptors thesaurusterms controlledterms ieeeterms inspeccontrolledterms automatictags',
    termsIn,
    (term) => ({ vocabulary: 'other', term }),
  ),
  {
    heading: 'chemicals',
    names: 'chemicals substances chemicalscas',
    read: (cells, { draft }) => {
      for (const cell of cells) {
        cell.used = true;
        for (const term of valuesIn(cell.value)) draft.chemicals = appended(draft.chemicals, chemicalOf(term));
      }
    },
  },
];

/** `calcium, 7440-70-2, 14092-94-5`, Scopus: the substance and its numbers at CAS. */
function chemicalOf(text: string): { name: string; registryNumber?: string } {
  const [, name, registryNumber] = /^(.{1,300}?), (\d{2,7}-\d{2}-\d(?:, \d{2,7}-\d{2}-\d)*)$/.exec(text) ?? [];
  return name && registryNumber ? { name, registryNumber } : { name: text };
}
