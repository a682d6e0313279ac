import type { IdentifierScheme } from '../../model/identifier.ts';
import { retractionSign } from '../../model/retraction.ts';
import type { Citation } from '../../model/work.ts';
import { type Trait, traits } from '../../search/has-values.ts';

const identified = (scheme: IdentifierScheme) => (citation: Citation) =>
  citation.identifiers?.some((each) => each.scheme === scheme) ?? false;

const located =
  (...kinds: string[]) =>
  (citation: Citation) =>
    citation.locations?.some(({ kind }) => kind !== undefined && kinds.includes(kind)) ?? false;

const holds: Readonly<Record<Trait, (citation: Citation) => boolean>> = {
  title: ({ title }) => title !== undefined,
  abstract: ({ abstracts }) => abstracts !== undefined,
  author: ({ contributors }) => contributors?.some(({ role }) => role === 'author') ?? false,
  year: ({ issued }) => issued?.year !== undefined,
  journal: ({ container }) => container?.title !== undefined,
  language: ({ languages }) => languages !== undefined,
  doi: identified('doi'),
  pmid: identified('pmid'),
  pmcid: identified('pmcid'),
  handle: identified('handle'),
  isbn: (citation) => citation.isbn !== undefined || identified('isbn')(citation),
  issn: (citation) => citation.container?.issn !== undefined || identified('issn')(citation),
  orcid: ({ contributors }) => contributors?.some(({ orcid }) => orcid !== undefined) ?? false,
  heading: ({ headings }) => headings !== undefined,
  keyword: ({ keywords }) => keywords !== undefined,
  // An article in PubMed Central is there to be read, whether or not the record says where.
  fulltext: (citation) => located('full-text', 'pdf')(citation) || identified('pmcid')(citation),
  pdf: located('pdf'),
  license: ({ rights }) => rights?.license !== undefined,
  grant: ({ grants }) => grants !== undefined,
  trial: ({ trials }) => trials !== undefined,
  reference: ({ references }) => references !== undefined,
  relation: ({ relations }) => relations !== undefined,
  retraction: (citation) => retractionSign(citation) !== undefined,
  endpoint: ({ endpoints }) => (endpoints?.length ?? 0) > 0,
  result: ({ results }) => (results?.length ?? 0) > 0,
  claim: ({ claims }) => claims !== undefined,
};

/** The bit of a trait in `works.traits`. */
export const traitBit = (trait: Trait): number => 2 ** traits.indexOf(trait);

/** Whether `works.traits`, or a card's, say so. Divided, not shifted: there may come more traits than an integer of 32 bits holds. */
export const hasTrait = (bits: number, trait: Trait): boolean => Math.floor(bits / traitBit(trait)) % 2 === 1;

export function traitsOf(citation: Citation): number {
  return traits.reduce((bits, trait) => (holds[trait](citation) ? bits + traitBit(trait) : bits), 0);
}
