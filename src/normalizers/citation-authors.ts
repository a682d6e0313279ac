import { foldLetters } from './fold.ts';
import { initialsWord, suffix } from './name-words.ts';
import { type PersonName, readPersonName } from './person-name.ts';
import { foldWhitespace } from './whitespace.ts';

/** An author of a ready-made citation: how it is written there, and what that says. */
export interface CitedAuthor {
  readonly written: string;
  readonly name: PersonName;
}

const etAl = /(?:^|[\s,;])(?:et\.? ?al|and others|y otros|y cols?|e cols?|u\. ?a)\b\.?.*$/i;
const conjunction = /\s*(?:[,;]\s*)?(?:\s(?:and|y|e|und|et)\s|&)\s*/;
const yearAtEnd = /[\s(]{0,3}(?:1[5-9]|20)\d{2}[a-z]?[)\s.,:"“«']*$/;
const listNumber = /^\[?\d{1,3}[\].)]\s?/;
/** What opens the title in the styles that put it in quotation marks or, as a translation, in brackets. */
const opening = /[\s"“«'[]{1,5}$/;
const longestPiece = 500;
const longestHead = 20_000;

/**
 * The authors at the head of a ready-made citation: what stands before the title, or before the first full stop that ends a list of `Family GI`.
 * Undefined when the head is no list of names that can be read with certainty: a citation in full given names, or one that begins with its title.
 */
export function readCitationAuthors(citation: string, title?: string): readonly CitedAuthor[] | undefined {
  const head = headOf(foldWhitespace(citation).slice(0, longestHead), title);
  if (head === undefined) return undefined;
  const bare = head.replace(listNumber, '').replace(opening, '');
  const names = withoutFinalPoint(bare.replace(etAl, '').replace(yearAtEnd, ''));
  const parts = names.split(conjunction).map((part) => part.split(/\s*,\s*/).filter((piece) => piece !== ''));
  if (names.includes(';')) return allCertain(names.split(/\s*;\s*/).flatMap(personsBetweenSemicolons));
  return allCertain(joinInitials(parts.flat())) ?? (parts.every(isPaired) ? allCertain(parts.flatMap(pairs)) : undefined);
}

/** `Smith, John; Doe, Jane` has one person between semicolons, `Smith J, Doe J; Example Study Group` sets a group off from the persons. */
function personsBetweenSemicolons(segment: string): readonly string[] {
  const pieces = joinInitials(segment.split(/\s*,\s*/));
  const persons = pieces.every((piece) => piece.split(' ').some((word, at) => at > 0 && initialsWord.test(word)));
  return persons ? pieces : [segment];
}

function allCertain(pieces: readonly string[]): readonly CitedAuthor[] | undefined {
  if (pieces.some((piece) => piece.length > longestPiece)) return undefined;
  const authors = pieces
    .map((piece) => piece.replace(/^[\s,.&…]+|[\s,]+$/g, ''))
    .filter((piece) => piece !== '')
    .map((written) => ({ written, name: readPersonName(written) }));
  const read = authors.filter((author): author is CitedAuthor => author.name !== undefined && isCertain(author.name));
  return read.length > 0 && read.length === authors.length ? read : undefined;
}

/** The point that ends the list is no part of the last name, unless initials have points throughout (`Smith, J. A., Doe, J.`). */
const withoutFinalPoint = (names: string) => {
  const trimmed = names.trimEnd();
  return trimmed.indexOf('.') === trimmed.length - 1 ? trimmed.slice(0, -1) : trimmed;
};

/** `Deits, Robin, Koolen, Twan`: family and given names by turns. */
const isPaired = (pieces: readonly string[]) =>
  pieces.length % 2 === 0 && pieces.every((piece, at) => at % 2 === 1 || !initialsWord.test(piece.split(' ').at(-1) ?? ''));
const pairs = (pieces: readonly string[]) => pieces.flatMap((piece, at) => (at % 2 === 0 ? [`${piece}, ${pieces[at + 1] ?? ''}`] : []));

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

/** `Smith, J. A., Doe, J.`: initials and suffixes after a comma belong to the family name before it. */
function joinInitials(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const belongs = part !== '' && part.split(' ').every((word) => initialsWord.test(word) || suffix.test(word));
    if (last !== undefined && belongs) joined[joined.length - 1] = `${last}, ${part}`;
    else joined.push(part);
  }
  return joined;
}

/** A group, or a family name with initials or a name behind it; a lone word may be half of anything. */
const isCertain = (name: PersonName) => 'collective' in name || (name.given !== undefined && name.family.split(' ').length <= 5);
