/** An invented publication, as the writers of styles take it. */
export interface Cited {
  readonly authors: readonly { readonly family: string; readonly given: string }[];
  readonly title: string;
  readonly journal: string;
  readonly abbreviation: string;
  readonly year: number;
  readonly month: number;
  readonly volume: number;
  readonly issue: number;
  readonly first: number;
  readonly last: number;
  readonly doi: string;
  readonly pmid: string;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const initials = (given: string, after: string, between = '') =>
  given
    .split(' ')
    .map((name) => `${name[0]}${after}`)
    .join(between);
const listed = (names: readonly string[], between: string, last: string) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(between)}${last}${names.at(-1)}`;

const vancouver = ({ authors }: Cited) => authors.map(({ family, given }) => `${family} ${initials(given, '')}`).join(', ');
const inverted = ({ authors }: Cited) => authors.map(({ family, given }) => `${family}, ${initials(given, '.', ' ')}`);
const direct = ({ authors }: Cited) => authors.map(({ family, given }) => `${initials(given, '.', ' ')} ${family}`);

/** How each style prints a journal article: written from the styles' published rules. */
export const styles: Readonly<Record<string, (cited: Cited) => string>> = {
  vancouver: (c) =>
    `${vancouver(c)}. ${c.title}. ${c.abbreviation}. ${c.year} ${months[c.month - 1]};${c.volume}(${c.issue}):${c.first}-${c.last}.`,
  pubmed: (c) =>
    `${vancouver(c)}. ${c.title}. ${c.abbreviation}. ${c.year} ${months[c.month - 1]};${c.volume}(${c.issue}):${c.first}-${c.last}. doi: ${c.doi}. PMID: ${c.pmid}.`,
  ama: (c) => `${vancouver(c)}. ${c.title}. ${c.abbreviation}. ${c.year};${c.volume}(${c.issue}):${c.first}-${c.last}. doi:${c.doi}`,
  apa: (c) =>
    `${listed(inverted(c), ', ', ', & ')} (${c.year}). ${c.title}. ${c.journal}, ${c.volume}(${c.issue}), ${c.first}–${c.last}. https://doi.org/${c.doi}`,
  mla: (c) =>
    `${c.authors[0]?.family}, ${c.authors[0]?.given}, et al. “${c.title}.” ${c.journal}, vol. ${c.volume}, no. ${c.issue}, ${c.year}, pp. ${c.first}–${c.last}.`,
  chicago: (c) =>
    `${listed(
      c.authors.map(({ family, given }, at) => (at === 0 ? `${family}, ${given}` : `${given} ${family}`)),
      ', ',
      ', and ',
    )}. ${c.year}. “${c.title}.” ${c.journal} ${c.volume} (${c.issue}): ${c.first}–${c.last}.`,
  harvard: (c) =>
    `${listed(inverted(c), ', ', ' and ')} (${c.year}) ‘${c.title}’, ${c.journal}, ${c.volume}(${c.issue}), pp. ${c.first}–${c.last}.`,
  ieee: (c) =>
    `[1] ${listed(direct(c), ', ', ', and ')}, “${c.title},” ${c.abbreviation}, vol. ${c.volume}, no. ${c.issue}, pp. ${c.first}–${c.last}, ${months[c.month - 1]}. ${c.year}.`,
  nature: (c) => `${listed(inverted(c), ', ', ' & ')} ${c.title}. ${c.abbreviation} ${c.volume}, ${c.first}–${c.last} (${c.year}).`,
  lancet: (c) => `${vancouver(c)}. ${c.title}. ${c.journal} ${c.year}; ${c.volume}: ${c.first}–${c.last}.`,
  acs: (c) => `${inverted(c).join('; ')} ${c.title}. ${c.abbreviation} ${c.year}, ${c.volume} (${c.issue}), ${c.first}–${c.last}.`,
  plos: (c) => `${vancouver(c)} (${c.year}) ${c.title}. ${c.abbreviation} ${c.volume}: ${c.first}–${c.last}.`,
};
