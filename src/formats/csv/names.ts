import type { Contributor, ContributorRole } from '../../model/contributor.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { type PersonName, sameWriting } from '../../normalizers/person-name.ts';
import { addFinding } from '../drafting.ts';
import { asContributors, readAuthors, writeAuthor } from './authors.ts';
import type { Cell, CsvField, Reading } from './reading.ts';

function take(cell: Cell, reading: Reading): readonly PersonName[] {
  const { names, incomplete, rest } = readAuthors(cell.value);
  cell.used = true;
  if (incomplete) reading.draft.contributorsIncomplete = true;
  for (const text of rest.filter((part) => /\p{L}/u.test(part))) {
    reading.draft.unplaced = [...(reading.draft.unplaced ?? []), { field: cell.heading, value: text }];
    addFinding(reading, 'author-name-unsplit', `What stands under ${cell.heading} could not be read as a name.`, text, 'contributors');
  }
  return names;
}

/** `Yang, Z.` or `Yang Z.` of the shorter list, where it says less than the longer one. */
const shortForm = (name: PersonName): string =>
  'collective' in name ? name.collective : [name.family, name.given].filter(Boolean).join(' ');

/** Scopus has the authors twice, with initials and with their full names; PubMed the first one once more. */
function readAuthorColumns(cells: readonly Cell[], reading: Reading): void {
  const lists = cells.map((cell) => take(cell, reading));
  const [first = [], ...others] = lists;
  const people = asContributors(first, 'author');
  for (const names of others) {
    if (names.length !== first.length) continue;
    for (const [at, person] of people.entries()) addSpelling(person, names[at]);
  }
  others.forEach((names, at) => {
    const cell = cells[at + 1];
    const repeats = names.length === 1 && people.some((person) => sameWriting(person, writtenOf(names[0])));
    if (cell && names.length !== first.length && !repeats) cell.used = false;
  });
  if (people.length) reading.draft.contributors = [...(reading.draft.contributors ?? []), ...people];
}

const writtenOf = (name: PersonName | undefined): string => (name ? shortForm(name) : '');

function addSpelling(person: Contributor, name: PersonName | undefined): void {
  if (!name) return;
  const written = shortForm(name);
  const known = shortForm(
    person.collective ? { collective: person.collective } : { family: person.family ?? '', given: person.given ?? '' },
  );
  if (written !== known && !person.asGiven?.includes(written)) person.asGiven = [...(person.asGiven ?? []), written];
}

const peopleOf = (heading: string, names: string, role: ContributorRole): CsvField => ({
  heading,
  names,
  read: (cells, reading) => {
    const people = cells.flatMap((cell) => asContributors(take(cell, reading), role));
    if (people.length) reading.draft.contributors = [...(reading.draft.contributors ?? []), ...people];
  },
  write: ({ contributors }) =>
    contributors
      ?.filter((person) => person.role === role)
      .map(writeAuthor)
      .join('; '),
});

/** `Roe, Mary/0000-0002-1825-0097; Poe, A/0000-…`, Web of Science: all of them belong to people of the row, or the cell stays. */
function readOrcids(cells: readonly Cell[], { draft }: Reading): void {
  for (const cell of cells) {
    const found = cell.value.split(/;\s*/).map((part) => {
      const slash = part.lastIndexOf('/');
      const orcid = readOrcid(part.slice(slash + 1).trim());
      const name = part.slice(0, Math.max(slash, 0)).trim();
      const person = draft.contributors?.find((one) => !one.orcid && sameWriting(one, name));
      return orcid?.valid && person ? { person, orcid: orcid.value } : undefined;
    });
    cell.used = !found.includes(undefined);
    if (cell.used) for (const one of found) if (one) one.person.orcid = one.orcid;
  }
}

export const nameFields: readonly CsvField[] = [
  {
    ...peopleOf(
      'authors',
      `authorfullnames authorfullname af fullauthornames authors author authorsprimary authornames authorname authorlist allauthors articleauthors au
      a1 firstauthors autoren autor autorin verfasser verfasserin autores autora autoras auteur auteurs auteures autore autori authorshipsauthordisplayname
      creators creator dccreator 作者 author作者 firstauthor`,
      'author',
    ),
    read: readAuthorColumns,
  },
  { heading: 'orcids', names: 'orcids orcid oi', read: readOrcids },
  peopleOf(
    'editors',
    'editors editor authorssecondary secondaryauthors bookeditors ed a2 be herausgeber herausgeberin editeurs editeurscientifique editeursscientifiques editores serieseditor',
    'editor',
  ),
  peopleOf('translators', 'translators translator ubersetzer ubersetzerin traductor traductores traducteur tradutor', 'translator'),
  peopleOf('advisors', 'advisors advisor supervisor supervisors betreuer betreuerin directordetesis orientador', 'advisor'),
];
