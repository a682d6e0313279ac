import type { AccessLevel } from '../../model/access.ts';
import type { Contributor } from '../../model/contributor.ts';
import type { Citation } from '../../model/work.ts';
import { plainLetters } from './plain-letters.ts';
import { workCodes } from './work-codes.ts';

/** Columns of the full-text index, in its order, with their weight in ranking. What weighs nothing is searched only by name. */
export const textColumns = [
  { name: 'title', weight: 10 },
  { name: 'abstract', weight: 1 },
  { name: 'authors', weight: 4 },
  { name: 'headings', weight: 4 },
  { name: 'keywords', weight: 4 },
  { name: 'journal', weight: 1 },
  { name: 'types', weight: 0 },
  { name: 'languages', weight: 0 },
  { name: 'affiliations', weight: 0 },
  { name: 'substances', weight: 0 },
  { name: 'grants', weight: 0 },
  { name: 'accessions', weight: 0 },
  { name: 'codes', weight: 0 },
] as const;

export type TextColumn = (typeof textColumns)[number]['name'];

/** A letter to the tokenizer that nobody types: phrases do not run from one author or heading into the next. */
const boundary = ' ǀ ';

/** The words of a work, a text for each column. */
export function workText(citation: Citation): Readonly<Record<TextColumn, string>> {
  const { title, titles, vernacularTitle, abstracts, contributors, headings, keywords, container, publicationTypes, languages } = citation;
  const { chemicals, grants, dataBanks, accessions, trials } = citation;
  return {
    title: bounded([title, vernacularTitle, ...(titles ?? []).map(({ text }) => text)]),
    abstract: bounded(
      (abstracts ?? []).map(({ sections }) => sections.map(({ label, text }) => (label ? `${label} ${text}` : text)).join(' ')),
    ),
    authors: bounded((contributors ?? []).flatMap(writtenNames)),
    headings: bounded(
      (headings ?? []).flatMap(({ term, asGiven, qualifiers }) => [
        [term, ...(qualifiers ?? []).map((qualifier) => qualifier.term)].join(' '),
        ...(asGiven === undefined ? [] : [asGiven]),
      ]),
    ),
    keywords: bounded((keywords ?? []).map(({ term }) => term)),
    journal: bounded([container?.title, container?.abbreviation, container?.collectionTitle]),
    types: bounded(publicationTypes ?? []),
    languages: (languages ?? []).join(' '),
    affiliations: bounded([...new Set((contributors ?? []).flatMap(({ affiliations }) => (affiliations ?? []).map(({ name }) => name)))]),
    substances: bounded((chemicals ?? []).flatMap(({ name, registryNumber, ui }) => [name, registryNumber, ui])),
    grants: bounded((grants ?? []).map(({ id, acronym, agency, country }) => [id, acronym, agency, country].filter(Boolean).join(' '))),
    accessions: bounded([
      ...(dataBanks ?? []).flatMap(({ name, accessions: own }) => [name, ...(own ?? []).map((each) => `${name} ${each}`)]),
      ...(accessions ?? []).map(({ database, value }) => `${database} ${value}`),
      ...(trials ?? []).map(({ registry, id }) => (registry === undefined ? id : `${registry} ${id}`)),
    ]),
    codes: workCodes(citation),
  };
}

const bounded = (texts: readonly (string | undefined)[]): string => plainLetters(texts.filter((text) => text !== undefined).join(boundary));

/**
 * «Oliver Sartor O»: so that both phrases that people type, «Oliver Sartor» and «Sartor O», stand in it. Family, then given name
 * («Sartor Oliver») is found by turning the phrase round; see match.ts.
 */
function writtenNames({ family, given, initials, suffix, collective, asGiven }: Contributor): readonly string[] {
  const written = collective ?? [given, family, initials ?? initialLetters(given), suffix].filter((part) => part !== undefined).join(' ');
  return [written, ...(asGiven ?? [])];
}

/** «Mary Jane» and «M J» give MJ, «MJ» stays. */
function initialLetters(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const words = given.split(/[^\p{L}]+/u).filter((word) => word !== '');
  return words.map((word) => (/^\p{Lu}{2,4}$/u.test(word) ? word : word.slice(0, 1))).join('');
}

/** yyyymmdd with zeros for what is unknown, so that it sorts; undefined without a year. */
export function issuedNumber({ issued }: Citation): number | undefined {
  return issued?.year === undefined ? undefined : issued.year * 10_000 + (issued.month ?? 0) * 100 + (issued.day ?? 0);
}

/** How the work can be reached: the record's own word, else open when any of its locations is. */
export function accessOf({ rights, locations }: Citation): AccessLevel | undefined {
  return rights?.access ?? (locations?.some(({ access }) => access === 'open') ? 'open' : locations?.find(({ access }) => access)?.access);
}
