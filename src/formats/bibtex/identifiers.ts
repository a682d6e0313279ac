import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { readArxiv } from '../../normalizers/arxiv.ts';
import { readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readHandle } from '../../normalizers/handle.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addFinding, addIdentifier } from '../drafting.ts';
import type { BibValue } from './entry.ts';
import { readLatex, readVerbatim } from './latex-text.ts';
import type { BibField, Reading } from './reading.ts';

const first = (identifiers: readonly Identifier[] | undefined, scheme: IdentifierScheme): string | undefined =>
  identifiers?.find((identifier) => identifier.scheme === scheme)?.value;

/** The escapes that DOIs need: braces would have to come in pairs. */
const writeBare = (value: string | undefined): string | undefined => (value === undefined || /[{}\\]/.test(value) ? undefined : value);

function readDois(values: readonly BibValue[], reading: Reading): void {
  for (const value of values) {
    const text = readVerbatim(value.tex);
    const doi = readDoi(text);
    if (doi) addIdentifier(reading, 'doi', doi);
    else if (text) addFinding(reading, 'doi-malformed', 'What stands under doi is no DOI.', text);
    value.used = doi !== undefined || text === '';
  }
}

const readPmcidLoosely = (text: string): string | undefined =>
  readPmcid(text) ?? (/^\d{5,9}$/.test(text) ? readPmcid(`PMC${text}`) : undefined);

function readNumbers(scheme: 'pmid' | 'pmcid', grammar: (text: string) => string | undefined) {
  return (values: readonly BibValue[], reading: Reading): void => {
    for (const value of values) {
      const text = readLatex(value.tex);
      const found = grammar(text);
      if (found) addIdentifier(reading, scheme, found);
      else if (text) addFinding(reading, 'identifier-malformed', `What stands under ${value.name} is none.`, text);
      value.used = found !== undefined || text === '';
    }
  };
}

/** Whose number an `eprint` is, by `eprinttype` (BibLaTeX), `archiveprefix` (arXiv, INSPIRE). */
const archives: Readonly<Record<string, readonly [IdentifierScheme, (text: string) => string | undefined]>> = {
  arxiv: ['arxiv', readArxiv],
  pubmed: ['pmid', readPmid],
  pmid: ['pmid', readPmid],
  pmcid: ['pmcid', readPmcidLoosely],
  pmc: ['pmcid', readPmcidLoosely],
  hdl: ['handle', (text) => readHandle(text) ?? readHandle(`hdl:${text}`)],
  handle: ['handle', (text) => readHandle(text) ?? readHandle(`hdl:${text}`)],
  doi: ['doi', readDoi],
};

const kindFields = ['eprinttype', 'archiveprefix'];

function readEprint(values: readonly BibValue[], reading: Reading): void {
  const kinds = values.filter(({ name }) => kindFields.includes(name));
  const kind = readLatex(kinds[0]?.tex ?? '');
  for (const value of values) {
    if (!['eprint', 'arxiv', 'arxivid', 'handle', 'hdl'].includes(value.name)) continue;
    const text = readVerbatim(value.tex);
    const named = archives[kind.toLowerCase()] ?? archives[value.name === 'arxivid' ? 'arxiv' : value.name];
    const id = value.name === 'eprint' && !named ? readArxiv(text) : named?.[1](text);
    const scheme = named?.[0] ?? 'arxiv';
    if (id) addIdentifier(reading, scheme, id);
    else if (kind && !named && text) reading.draft.accessions = [...(reading.draft.accessions ?? []), { database: kind, value: text }];
    value.used = text === '' || id !== undefined || (kind !== '' && !named);
    // Taylor & Francis and SAGE repeat the address of the article here.
    if (!value.used && /^https?:\/\/\S+$/.test(text) && !reading.draft.locations?.some(({ url }) => url === text)) {
      reading.draft.locations = [...(reading.draft.locations ?? []), { url: text }];
      value.used = true;
    }
    for (const one of kinds) one.used ||= value.used;
  }
}

/** Numbers with what programs put between them: «0002-9297, 1537-6605», «1932-6203 (Electronic)», «978-3-16 / 3-16», a hyphen as en dash. */
const serialNumbers = (text: string): string[] =>
  text
    .replace(/\([^()]{0,60}\)/g, ';')
    .split(/[;,/]|\s+(?=[\dX]{4,})|\band\b/i)
    .map((part) => part.trim())
    .filter(Boolean);

function readSerials(values: readonly BibValue[], reading: Reading): void {
  const issns = new Set<string>(reading.draft.container?.issn);
  const isbns = new Set<string>(reading.draft.isbn);
  for (const value of values) {
    value.used = true;
    for (const text of serialNumbers(readLatex(value.tex))) {
      const isbn = readIsbn(text);
      const number = isbn ?? readIssn(text);
      if (!number) {
        value.used = false;
        continue;
      }
      (isbn ? isbns : issns).add(number.value);
      if (!number.valid) addFinding(reading, 'check-digit-wrong', `The check digit of the ${isbn ? 'ISBN' : 'ISSN'} is wrong.`, text);
    }
  }
  if (issns.size) reading.draft.container = { ...reading.draft.container, issn: [...issns] };
  if (isbns.size) reading.draft.isbn = [...isbns];
}

/** Whose number stands in a field of that name. */
const databases: Readonly<Record<string, string>> = {
  'unique-id': 'Web of Science',
  isi: 'Web of Science',
  ut: 'Web of Science',
  mrnumber: 'MathSciNet',
  zblnumber: 'zbMATH',
  acmid: 'ACM',
  lccn: 'LCCN',
  oclc: 'OCLC',
  bibcode: 'ADS',
  embase: 'Embase',
  cinahl: 'CINAHL',
  jstor: 'JSTOR',
};

export const identifierFields: readonly BibField[] = [
  { names: ['doi', 'bdsk-doi', 'di'], read: readDois, write: ({ identifiers }) => [['doi', writeBare(first(identifiers, 'doi'))]] },
  {
    names: ['pmid', 'pubmedid', 'pubmed', 'pubmed_id', 'pubmed-id'],
    read: readNumbers('pmid', readPmid),
    write: ({ identifiers }) => [['pmid', first(identifiers, 'pmid')]],
  },
  {
    names: ['pmcid', 'pmc', 'pmc_id'],
    read: readNumbers('pmcid', readPmcidLoosely),
    write: ({ identifiers }) => [['pmcid', first(identifiers, 'pmcid')]],
  },
  {
    names: ['eprint', 'arxiv', 'arxivid', 'handle', 'hdl', ...kindFields],
    read: readEprint,
    *write({ identifiers }, { id }) {
      const arxiv = first(identifiers, 'arxiv');
      // BibLaTeX prints these as links; of BibTeX's styles those that know `eprint` at all know arXiv.
      const pmid = id === 'biblatex' ? first(identifiers, 'pmid') : undefined;
      const handle = id === 'biblatex' ? first(identifiers, 'handle') : undefined;
      const [value, kind] = arxiv ? [arxiv, 'arXiv'] : pmid ? [pmid, 'pubmed'] : [writeBare(handle), 'hdl'];
      if (!value) return;
      yield ['eprint', value];
      yield [id === 'biblatex' ? 'eprinttype' : 'archiveprefix', id === 'biblatex' ? kind.toLowerCase() : kind];
    },
  },
  {
    names: ['issn', 'isbn', 'eissn', 'issn-l', 'isbn13', 'essn', 'issne', 'issnp', 'sn'],
    read: readSerials,
    write: ({ container, isbn }) => [
      ['issn', container?.issn?.join(', ')],
      ['isbn', isbn?.join(', ')],
    ],
  },
  {
    names: Object.keys(databases),
    read: (values, { draft }) => {
      for (const value of values) {
        const number = readVerbatim(value.tex);
        const database = databases[value.name];
        value.used = true;
        if (database && number) draft.accessions = [...(draft.accessions ?? []), { database, value: number }];
      }
    },
    *write({ accessions }) {
      for (const [name, database] of Object.entries(databases)) {
        const own = accessions?.filter((accession) => accession.database === database) ?? [];
        if (own.length === 1 && name !== 'isi' && name !== 'ut') yield [name, writeBare(own[0]?.value)];
      }
    },
  },
];
