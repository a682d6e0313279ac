import type { Contributor } from '../../model/contributor.ts';
import { type Finding, makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { type CitedAuthor, readCitationAuthors } from '../citation-authors.ts';
import { type PersonName, sameWriting } from '../person-name.ts';
import { foldWhitespace } from '../whitespace.ts';

/**
 * Keeps the citation's spelling of an author beside the record's where letters differ (`Mendez Vidal, M J` and `Méndez Vidal MJ`): a search must find both.
 * Points, commas, capitals and the number of initials are habits of style, no other spelling.
 */
export function noteAuthorSpellings(record: BibliographicRecord): BibliographicRecord {
  if (record.citationAsGiven === undefined || !record.contributors) return record;
  const cited = readCitationAuthors(record.citationAsGiven, record.title);
  if (!cited) return record;
  const findings: Finding[] = [];
  const contributors = record.contributors.map((contributor, at) => {
    if (cited.some((author) => isWrittenAlike(contributor, author))) return contributor;
    const other = cited.find((author) => differs(contributor, author));
    if (!other || contributor.asGiven?.includes(other.written)) return contributor;
    const message = `${written(contributor)} is written ${other.written} in the citation`;
    findings.push(makeFinding('author-spelling-differs', message, { path: `contributors[${at}]`, raw: other.written }));
    return { ...contributor, asGiven: [...(contributor.asGiven ?? []), other.written] };
  });
  if (findings.length === 0) return record;
  return { ...record, contributors, findings: [...(record.findings ?? []), ...findings] };
}

/** The citation has this very spelling, be there another author of nearly the same name. */
const isWrittenAlike = (contributor: Contributor, cited: CitedAuthor): boolean =>
  contributor.family !== undefined && sameWriting(contributor, cited.name) && !differs(contributor, cited);

function differs(contributor: Contributor, { name }: CitedAuthor): boolean {
  if ('collective' in name || contributor.family === undefined || !sameWriting(contributor, name)) return false;
  return spelling(contributor.family) !== spelling(name.family) || givenDiffers(contributor.given, name);
}

/** Given names count where both are written out: `Jose` and `José`. */
function givenDiffers(given: string | undefined, name: Exclude<PersonName, { collective: string }>): boolean {
  const [own, other] = [given, name.given].map((each) => /\p{L}[\p{Ll}\p{M}]{2,}/u.exec(each ?? '')?.[0]);
  return own !== undefined && other !== undefined && own.length === other.length && spelling(own) !== spelling(other);
}

/** Capitals and the kind of dash or apostrophe are no other spelling. */
const spelling = (text: string) =>
  foldWhitespace(text)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[’ʼ`´]/g, "'");

const written = (contributor: Contributor) => [contributor.family, contributor.given].filter((part) => part !== undefined).join(', ');
