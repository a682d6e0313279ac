import type { Contributor } from '../model/contributor.ts';
import type { PartialDate } from '../model/dates.ts';
import type { Citation } from '../model/work.ts';

const namedAuthors = 3;

/**
 * One line that a reader recognises the work by, near to Vancouver style: at most three authors, title, journal, year, volume,
 * issue and pages. What is unknown is left out, never guessed; a work of which nothing is known says so.
 */
export function citationLine(citation: Citation): string {
  const parts = [authors(citation), citation.title ?? citation.vernacularTitle, place(citation)];
  return (
    parts
      .filter((part): part is string => Boolean(part))
      .map(pointed)
      .join(' ') || '[neither author, title nor journal]'
  );
}

/** With a point at its end, but not with two: `J. Small Anim. Pract.` */
const pointed = (part: string): string => (/[.?!]$/.test(part) ? part : `${part}.`);

/** `Sartor O`, as Vancouver style writes a person. */
export function personLine({ collective, family, given, initials, suffix }: Contributor): string {
  if (collective) return collective;
  const short =
    initials ??
    given
      ?.split(/[\s.-]+/u)
      // «MJ» is initials already, as sources without given names have them.
      .map((word) => (/^\p{Lu}{2,3}$/u.test(word) ? word : ([...word][0] ?? '')))
      .join('');
  return [family, short, suffix].filter(Boolean).join(' ');
}

function authors({ contributors = [], contributorsIncomplete }: Citation): string | undefined {
  const names = contributors.filter(({ role }) => role === 'author').map(personLine);
  if (names.length === 0) return undefined;
  const more = names.length > namedAuthors || contributorsIncomplete;
  return names.slice(0, namedAuthors).join(', ') + (more ? ', et al' : '');
}

function place({ container = {}, issued, publisher }: Citation): string {
  const where = container.abbreviation ?? container.title ?? publisher;
  const volume = (container.volume ?? '') + (container.issue ? `(${container.issue})` : '');
  const pages = container.pages ?? container.articleNumber ?? container.pagesAsGiven;
  const when = issued && dateLine(issued);
  const numbers = [volume, pages].filter(Boolean).join(':');
  return [where && pointed(where), [when, numbers].filter(Boolean).join(';')].filter(Boolean).join(' ');
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2017 Oct 1`, as exact as the date is. */
export function dateLine({ year, month, day, season, raw }: PartialDate): string | undefined {
  if (year === undefined) return raw;
  return [year, month === undefined ? season : monthNames[month - 1], day].filter((part) => part !== undefined).join(' ');
}
