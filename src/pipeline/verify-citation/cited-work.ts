import type { CitedWork } from '../../fetchers/fetcher.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { initialsOf } from '../../normalizers/person-name.ts';

/** What services are told of a citation that was read: only what it says itself, nothing that the library added. */
export function citedWork(record: BibliographicRecord): CitedWork {
  const { title, container, contributors, issued, citationAsGiven } = record;
  const author = contributors?.find(({ role }) => role === 'author') ?? contributors?.[0];
  const family = author?.family;
  const pages = container?.pages ?? container?.pagesAsGiven ?? container?.articleNumber;
  const initials = author?.initials ?? (author?.given === undefined ? undefined : initialsOf(author.given));
  return present<CitedWork>({
    text: citationAsGiven ?? [title, family, issued?.year, container?.title].filter((part) => part !== undefined).join(' '),
    title,
    firstAuthor: family === undefined ? undefined : present<NonNullable<CitedWork['firstAuthor']>>({ family, initials }),
    year: issued?.year,
    journal: container?.abbreviation ?? container?.title,
    volume: container?.volume,
    firstPage: pages?.split(/[-–,;\s]/, 1)[0],
  });
}
