import type { Abstract } from '../model/abstract.ts';
import type { Location } from '../model/access.ts';
import { type Heading, vocabularyNames } from '../model/heading.ts';
import type { Relation } from '../model/relation.ts';
import type { Citation } from '../model/work.ts';
import { dateLine, personLine } from './citation-line.ts';
import { reportedLines } from './reported-lines.ts';

/** A line of a work's page: what it is called, what it says, and at which paths of the citation that stands. */
export interface WorkField {
  readonly label: string;
  readonly value: string;
  readonly paths: readonly string[];
}

type Part = (citation: Citation) => readonly WorkField[];

const join = (parts: readonly (string | undefined)[], by: string) => parts.filter(Boolean).join(by);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const one = (label: string, value: string | undefined, ...paths: string[]): WorkField[] => (value ? [{ label, value, paths }] : []);

/** The page's lines in the order in which a librarian looks for them; what is unknown has no line. */
const parts: readonly Part[] = [
  ({ title }) => one('Title', title, 'title'),
  ({ vernacularTitle }) => one('Original', vernacularTitle, 'vernacularTitle'),
  ({ titles = [] }) => titles.flatMap(({ kind, text }, at) => one(capital(kind), text, `titles[${at}]`)),
  people,
  ({ container = {}, publisher, place, issued }) =>
    one(
      'Published',
      join([container.title ?? container.abbreviation, publisher, place, issued && dateLine(issued)], ', '),
      'container.title',
      'container.abbreviation',
      'publisher',
      'place',
      'issued',
    ),
  ({ container = {} }) => {
    const [first, ...rest] = placeIn(container);
    const [label, value] = first ?? [''];
    return one(
      label,
      join([value, ...rest.map(([name, number]) => `${name.toLowerCase()} ${number}`)], ', '),
      'container.volume',
      'container.issue',
      'container.pages',
      'container.pagesAsGiven',
      'container.articleNumber',
    );
  },
  ({ type, publicationTypes = [] }) => one('Type', join([type, ...publicationTypes], '; '), 'type', 'publicationTypes'),
  ({ languages }) => one('Language', languages?.join(', '), 'languages'),
  ({ identifiers = [] }) => identifiers.flatMap(({ scheme, value }, at) => one(scheme.toUpperCase(), value, `identifiers[${at}]`)),
  ({ container }) =>
    one('ISSN', container?.issn?.join(', '), 'container.issn', ...(container?.issn ?? []).map((_, at) => `container.issn[${at}]`)),
  ({ isbn }) => one('ISBN', isbn?.join(', '), 'isbn'),
  ({ rights = {} }) => one('Licence', join([rights.license ?? rights.name, rights.access], ', '), 'rights'),
  ({ locations = [] }) => locations.flatMap((each, at) => one('Read it at', locationText(each), `locations[${at}]`)),
  ({ abstracts = [] }) => abstracts.flatMap((each, at) => one(abstractLabel(each), abstractText(each), `abstracts[${at}]`)),
  subjects,
  ({ keywords }) => one('Keywords', keywords?.map((each) => each.term).join('; '), 'keywords'),
  ({ labels }) => one('Labels', labels?.join('; '), 'labels'),
  ({ chemicals }) => one('Substances', chemicals?.map((each) => each.name).join('; '), 'chemicals'),
  ({ trials }) => one('Trials', trials?.map(({ registry, id }) => join([registry, id], ' ')).join('; '), 'trials'),
  ({ grants }) => one('Grants', grants?.map(({ agency, id }) => join([agency, id], ' ')).join('; '), 'grants'),
  ({ relations = [] }) => relations.flatMap((each, at) => one(each.type, relationText(each), `relations[${at}]`)),
  ({ citationAsGiven }) => one('Cited as', citationAsGiven, 'citationAsGiven'),
  ({ claims = [] }) =>
    claims.flatMap(({ text, citations, ...told }, at) => {
      const cited = citations ? `${text} (cites ${citations.join(', ')})` : text;
      // The claim is itself the sentence behind its numbers.
      return one('Claim', [cited, ...reportedLines(told, () => undefined).map((line) => `  ${line}`)].join('\n'), `claims[${at}]`);
    }),
  ({ references = [] }) =>
    references.flatMap(({ label, raw, title }, at) =>
      one('Reference', join([label && `${label}.`, raw ?? title], ' '), `references[${at}]`),
    ),
  ({ notes = [] }) => notes.flatMap((note, at) => one('Note', note, `notes[${at}]`)),
];

/** `https://repository.example.org/9.pdf (pdf, open, accepted version, CC-BY-4.0, at Northhaven Repository)` */
function locationText({ url, kind, access, version, license, host }: Location): string {
  const said = join([kind, access, version && `${version} version`, license, host && `at ${host}`], ', ');
  return said ? `${url} (${said})` : url;
}

/** Every line of a work's page that its citation has something for. */
export const workFields = (citation: Citation): WorkField[] => parts.flatMap((part) => part(citation));

function people({ contributors = [] }: Citation): WorkField[] {
  const roles = [...new Set(contributors.map((each) => each.role))];
  return roles.flatMap((role) => {
    const named = contributors.map((each, at) => ({ each, at })).filter(({ each }) => each.role === role);
    const label = capital(role) + (named.length > 1 ? 's' : '');
    return one(label, named.map(({ each }) => personLine(each)).join(', '), ...named.map(({ at }) => `contributors[${at}]`));
  });
}

function subjects({ headings = [] }: Citation): WorkField[] {
  const vocabularies = [...new Set(headings.map((each) => each.vocabulary))];
  return vocabularies.flatMap((vocabulary) => {
    const named = headings.map((each, at) => ({ each, at })).filter(({ each }) => each.vocabulary === vocabulary);
    return one(
      vocabularyNames[vocabulary],
      named.map(({ each }) => headingText(each)).join('; '),
      ...named.map(({ at }) => `headings[${at}]`),
    );
  });
}

/** `*Bone Neoplasms/secondary/*drug therapy`: the asterisk marks the major topics, as PubMed prints it. */
function headingText({ term, major, qualifiers = [] }: Heading): string {
  const star = (flag: boolean | undefined) => (flag ? '*' : '');
  return [star(major) + term, ...qualifiers.map((each) => star(each.major) + each.term)].join('/');
}

/** Volume, issue and pages, as far as they are known, each with its name. */
function placeIn({ volume, issue, pages, articleNumber, pagesAsGiven }: NonNullable<Citation['container']>): [string, string][] {
  const inIt: [string, string | undefined][] = [
    ['Volume', volume],
    ['Issue', issue],
    pages || !articleNumber ? ['Pages', pages ?? pagesAsGiven] : ['Article', articleNumber],
  ];
  return inIt.flatMap(([name, value]) => (value ? [[name, value]] : []));
}

const abstractLabel = ({ language, other }: Abstract) => join(['Abstract', language && other ? `(${language})` : undefined], ' ');

const abstractText = ({ sections }: Abstract) => sections.map(({ label, text }) => join([label && `${label}:`, text], ' ')).join('\n');

const relationText = ({ note, pmid, identifiers = [], url }: Relation) =>
  join([note, pmid && `PMID ${pmid}`, ...identifiers.map(({ scheme, value }) => `${scheme}:${value}`), url], '; ');
