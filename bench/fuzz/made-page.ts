import type { SourceRecord } from '../citation-model/made-citation.ts';
import { descriptors } from '../generator/headings.ts';
import { journals } from '../generator/journals.ts';
import { madeName } from '../generator/names.ts';
import { sentences, titleOf } from '../generator/prose.ts';
import type { Random } from '../generator/random.ts';

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** An invented article, as far as citations say it. */
export function madeRecord(random: Random): SourceRecord {
  const journal = journals.draw(random);
  return {
    title: titleOf(random, false),
    contributors: Array.from({ length: Math.min(12, random.count(4)) }, () => {
      const { family, given } = madeName(random, random.chance(0.2));
      return { role: 'author', family, given };
    }),
    issued: { year: random.between(1960, 2025), month: random.between(1, 12) },
    container: {
      title: journal.title,
      abbreviation: journal.abbreviation,
      volume: String(random.between(1, 180)),
      issue: String(random.between(1, 12)),
      pages: `${random.between(1, 900)}-${random.between(901, 990)}`,
    },
    identifiers: [{ scheme: 'doi', value: `10.5555/${random.code(4).toLowerCase()}.${random.between(1, 99_999)}` }],
  };
}

/** The page of an article in a repository, its fields joined with nothing between them. */
export function madePage(random: Random): string {
  const { title = '', contributors = [], issued, container = {}, identifiers = [] } = madeRecord(random);
  const day = `${issued?.year}-${twoDigits(issued?.month ?? 1)}-${twoDigits(random.between(1, 28))}`;
  const authors = contributors.map(({ family, given }) => `${family} ${given?.slice(0, 1)}`).join(', ');
  const headings = Array.from({ length: random.count(8) }, () => descriptors.draw(random).term);
  const values = [
    ...contributors.map(({ family, given }) => `${family}, ${given}`),
    `${day}T10:00:00Z`,
    day.slice(0, random.pick([4, 7, 10])),
    `${authors}. ${title} ${container.abbreviation}. ${issued?.year};${container.volume}(${container.issue}):${container.pages}.`,
    `http://hdl.handle.net/99999/${random.between(1, 99_999)}`,
    identifiers[0]?.value ?? '',
    sentences(random, random.between(30, 120), false),
    random.pick(['eng', 'en', 'es', 'en_US']),
    random.pick(['Attribution 4.0 International', 'http://creativecommons.org/licenses/by/4.0/', 'openAccess']),
    ...(random.chance(0.7) ? headings.sort() : headings),
    title,
    random.pick(['journal article', 'Article', 'info:eu-repo/semantics/article']),
  ];
  return values.join(random.pick(['', '', '', '\n', ' | ', '; ', ' ', '\t']));
}
