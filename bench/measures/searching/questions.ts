import type { WorkSummary } from '../../../src/store/store.ts';

/** A query as people type it, and the plainest SQL that finds the same works, where a single statement does. */
export interface Question {
  readonly kind: string;
  readonly query: string;
  readonly sql?: Statements;
}

/** How many works there are, and the numbers of the first twenty. */
interface Statements {
  readonly count: string;
  readonly first: string;
  readonly values: readonly (string | number)[];
}

const byText = (kind: string, query: string, expression: string): Question => ({
  kind,
  query,
  sql: {
    count: 'SELECT count(*) FROM work_text WHERE work_text MATCH ?',
    first: 'SELECT rowid FROM work_text WHERE work_text MATCH ? ORDER BY rank LIMIT 20',
    values: [expression],
  },
});

/** Questions of the kinds that docs/searching.md names, about a work that is in the library, so that nearly each finds something. */
export function questionsOf({ citation }: WorkSummary): readonly Question[] {
  const words = (citation.title?.match(/[a-z]{4,}/g) ?? []).toSorted((a, b) => b.length - a.length);
  const [word = 'study'] = words;
  const phrase = citation.abstracts?.[0]?.sections[0]?.text.match(/\b[a-z]{2,} [a-z]{2,}\b/)?.[0] ?? 'in the';
  const lastWord = phrase.split(' ').at(-1) ?? phrase;
  const family = citation.contributors?.[0]?.family ?? 'Smith';
  const heading = citation.headings?.at(-1)?.term ?? 'Humans';
  const qualified = citation.headings?.find(({ qualifiers }) => qualifiers);
  const qualifier = qualified?.qualifiers?.[0]?.term ?? 'therapy';
  const journal = citation.container?.title ?? 'Journal';
  const publicationType = citation.publicationTypes?.[0] ?? 'Journal Article';
  const year = citation.issued?.year ?? 2015;
  const years = { from: year - 5, to: year + 5 };
  const pmid = citation.identifiers?.find(({ scheme }) => scheme === 'pmid')?.value ?? '1';
  const heads = '{headings} : ';
  // Where words without a field are looked for.
  const prose = '{title abstract authors headings keywords journal} : ';
  return [
    { kind: 'everything', query: '' },
    byText('a frequent word', 'patients', `${prose}"patients"`),
    byText('a rare word', word, `${prose}"${word}"`),
    byText('a phrase', `"${phrase}"`, `${prose}"${phrase}"`),
    byText('an author', `author:"${family}"`, `{authors} : "${family}"`),
    byText('a heading', `heading:"${heading}"`, `${heads}"${heading}"`),
    {
      kind: 'years',
      query: 'year:2010..2014',
      sql: {
        count: 'SELECT count(*) FROM works WHERE issued BETWEEN ? AND ?',
        first: 'SELECT id FROM works WHERE issued BETWEEN ? AND ? ORDER BY issued DESC LIMIT 20',
        values: [20_100_000, 20_149_999],
      },
    },
    byText(
      'a combination',
      '(women OR children) heading:Humans NOT randomized',
      `(${prose}("women" OR "children") AND ${heads}"Humans") NOT ${prose}"randomized"`,
    ),
    { kind: 'an author in some years', query: `author:"${family}" year:${years.from}..${years.to}` },
    { kind: 'a journal', query: `journal:"${journal}"` },
    { kind: 'words near each other', query: `${word} NEAR/5 ${lastWord}` },
    { kind: 'a word in any form', query: `title:${word}~` },
    { kind: 'truncated words', query: `title:${word.slice(0, 5)}* abstract:${phrase.slice(0, 4).trim()}*` },
    { kind: 'a descriptor', query: `mesh:"${heading}"` },
    { kind: 'a descriptor with a qualifier', query: `mesh:"${qualified?.term ?? heading}"/"${qualifier}"` },
    { kind: 'an identifier', query: `pmid:${pmid}` },
    { kind: 'what has a DOI', query: `title:${word} has:doi` },
    { kind: 'a kind of publication', query: `"${publicationType}"[pt] AND ${word}[ti]` },
    { kind: 'what came lately', query: `added:30d title:${word}` },
    { kind: 'a title', query: (citation.title ?? word).replaceAll(/[^A-Za-z ]/g, ' ').trim() },
    { kind: 'as for PubMed', query: `"${heading}"[mh] AND ${years.from}:${years.to}[dp] AND ${citation.languages?.[0] ?? 'en'}[la]` },
    { kind: 'as for Ovid', query: `exp ${heading}/ and (${word}$ or ${lastWord}).ti,ab.` },
    { kind: 'as for the Cochrane Library', query: `[mh "${heading}"] or (${word} near/3 ${lastWord}):ti,ab,kw` },
    {
      kind: 'a strategy',
      query: `#1 "${heading}"[majr]\n#2 ${word}[tiab] OR "${phrase}"[tiab]\n#3 animals[mh] NOT humans[mh]\n#4 (#1 OR #2) NOT #3`,
    },
  ];
}
