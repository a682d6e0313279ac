import { readAuthorList } from './author-list.ts';
import { foldLetters } from './fold.ts';
import type { PersonName } from './person-name.ts';
import { foldWhitespace } from './whitespace.ts';

/** An author of a ready-made citation: how it is written there, and what that says. */
export interface CitedAuthor {
  readonly written: string;
  readonly name: PersonName;
}

/** What opens the title in the styles that put it in quotation marks or, as a translation, in brackets. */
const opening = /[\s"“«'[]{1,5}$/;
/** The number of a reference, and the year of the styles that print it before the title. */
const numberOrYear = /^\P{L}{0,3}\d{1,4}[a-z]?\P{L}{0,3}$/u;
const longestHead = 20_000;

/**
 * The authors at the head of a ready-made citation: what stands before the title, or before the first full stop that ends a list of `Family GI`.
 * Undefined when the head is no list of names that can be read with certainty: one with other words in it, or that begins with its title.
 */
export function readCitationAuthors(citation: string, title?: string): readonly CitedAuthor[] | undefined {
  const head = headOf(foldWhitespace(citation).slice(0, longestHead), title)?.replace(opening, '');
  if (head === undefined) return undefined;
  const { names, rest, incomplete } = readAuthorList(head);
  const end = names.at(-1)?.end ?? 0;
  if (names.length === 0 || !names.every(({ name }) => isCertain(name))) return undefined;
  const inTheWay = incomplete ? rest.filter(({ start }) => start < end) : rest;
  if (!inTheWay.every((part) => numberOrYear.test(head.slice(part.start, part.end)))) return undefined;
  return names.map((each) => ({ written: head.slice(each.start, each.end), name: each.name }));
}

function headOf(citation: string, title: string | undefined): string | undefined {
  const at = title === undefined ? -1 : positionOf(title, citation);
  if (at > 0) return citation.slice(0, at);
  if (at === 0) return undefined;
  // «Sartor O, Heinrich D, et al. Re-treatment with …»: the list ends where a point follows initials or «et al».
  return /^(.{3,2000}?(?:\s\p{Lu}{1,3}|\sal))\.\s/u.exec(citation)?.[1];
}

/** Where the title begins, by its first words: the citation may end it in another way. Positions hold because folding is tried per character first. */
function positionOf(title: string, citation: string): number {
  const start = foldWhitespace(title)
    .replace(/[[\].]/g, '')
    .slice(0, 40);
  const exact = citation.indexOf(start);
  if (exact !== -1) return exact;
  const folded = foldLetters(citation);
  return folded.length === citation.length ? folded.indexOf(foldLetters(start)) : -1;
}

/** A group, or a family name with initials or a name behind it; a lone word may be half of anything. */
const isCertain = (name: PersonName) => 'collective' in name || (name.given !== undefined && name.family.split(' ').length <= 5);
