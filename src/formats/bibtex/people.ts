import type { Contributor, ContributorRole } from '../../model/contributor.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { addFinding } from '../drafting.ts';
import { readLatex } from './latex-text.ts';
import { readBibName, splitList, splitTerms, writeBibName } from './names.ts';
import type { BibField, Reading, WrittenField } from './reading.ts';

/** Fields of names and the roles they stand for; a role without a word of its own is written under the first field. */
const roles: readonly (readonly [string, ContributorRole, string?])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['authors', 'author'],
  ['editors', 'editor'],
  ['advisor', 'advisor'],
  ['supervisor', 'advisor'],
  ['illustrator', 'illustrator'],
  ['compiler', 'compiler'],
  ['bookauthor', 'other', 'bookauthor'],
  ['commentator', 'other', 'commentator'],
  ['annotator', 'other', 'annotator'],
  ['introduction', 'other', 'introduction'],
  ['foreword', 'other', 'foreword'],
  ['afterword', 'other', 'afterword'],
  ['holder', 'other', 'holder'],
  ['collaborator', 'other', 'collaborator'],
  ['director', 'other', 'director'],
  ['editora', 'other', 'editora'],
  ['editorb', 'other', 'editorb'],
  ['editorc', 'other', 'editorc'],
];

/** BibLaTeX's `editortype`: what somebody under `editor` really did. */
const editorTypes: Readonly<Record<string, ContributorRole>> = {
  editor: 'editor',
  compiler: 'compiler',
  translator: 'translator',
  illustrator: 'illustrator',
  reviewer: 'reviewer',
};

const isOthers = (tex: string): boolean => /^\{?(?:others|et\.?\s*al\.?|…|\.\.\.|\\ldots|\\dots)\}?$/i.test(tex);

/** «Kim A., Lee B.» or «Kim, A.; Lee, B.» in one piece: exports that never heard of `and` (Scopus of some years, Embase). */
function namesIn(tex: string): string[] {
  const list = splitList(tex);
  if (list.length !== 1) return list;
  const bySemicolon = splitTerms(tex, /;\s+/y);
  if (bySemicolon.length > 1 && !/^\{/.test(tex.trim())) return bySemicolon;
  const byComma = splitTerms(tex, /,\s*/y);
  return byComma.length > 2 &&
    byComma.every((name) => name.length < 80 && /^[\p{L}'’-]+(?:\s[\p{L}'’-]+)*\s\p{Lu}\.?(?:[\s-]?\p{Lu}\.?)*$/u.test(name))
    ? byComma
    : list;
}

function readPeople(tex: string, field: string, reading: Reading): Contributor[] | undefined {
  const [, role = 'other' as const, word] = roles.find(([name]) => name === field) ?? [];
  const kind = reading.entry.fields.find(({ name }) => name === `${field}type`);
  const typed = kind ? readLatex(kind.tex).toLowerCase() : '';
  if (kind) kind.used = true;
  const known = editorTypes[typed];
  const roleAsGiven = known ? undefined : typed || word;
  const people: Contributor[] = [];
  for (const one of namesIn(tex)) {
    if (isOthers(one)) {
      if (role === 'author') reading.draft.contributorsIncomplete = true;
      continue;
    }
    const name = readBibName(one);
    if (name) people.push({ role: known ?? (typed ? 'other' : role), ...(roleAsGiven ? { roleAsGiven } : {}), ...name });
    else if (/[^\s,.{}\\-]/.test(one)) {
      addFinding(reading, 'author-name-unsplit', `The name under ${field} could not be read.`, one);
      return undefined;
    }
  }
  return people;
}

/** `author+an:orcid = {1="0000-0002-…"; 2="…"}`: annotations of BibLaTeX, by the number of the name. */
function readOrcids(tex: string, people: readonly Contributor[]): boolean {
  const marks = [...tex.matchAll(/(\d{1,5})\s*=\s*"([^"]{1,60})"/g)];
  const found = marks.map(([, number, value]) => ({ person: people[Number(number) - 1], orcid: readOrcid(value ?? '')?.value }));
  if (!found.length || found.some(({ person, orcid }) => !person || !orcid)) return false;
  for (const { person, orcid } of found) if (person && orcid) person.orcid = orcid;
  return true;
}

/** Under which field somebody is written. */
const fieldOf = ({ role, roleAsGiven }: Contributor): string | undefined =>
  roles.find(([, known, word]) => known === role && word === roleAsGiven)?.[0];

function* writePeople({ contributors = [], contributorsIncomplete }: BibliographicRecord, ascii: boolean): Iterable<WrittenField> {
  const byField = new Map<string, string[]>();
  for (const person of contributors) {
    const field = fieldOf(person);
    if (field) byField.set(field, [...(byField.get(field) ?? []), writeBibName(person, ascii)]);
  }
  for (const [field] of roles) {
    const names = byField.get(field);
    if (names) yield [field, [...names, ...(contributorsIncomplete && field === 'author' ? ['others'] : [])].join(' and ')];
  }
}

export const peopleFields: readonly BibField[] = [
  {
    names: roles.map(([name]) => name),
    read: (values, reading) => {
      const people: Contributor[] = [];
      for (const [field] of roles)
        for (const value of values) {
          if (value.name !== field) continue;
          const names = readPeople(value.tex, field, reading);
          value.used = names !== undefined;
          people.push(...(names ?? []));
        }
      if (people.length) reading.draft.contributors = people;
    },
    write: (record, { ascii }) => writePeople(record, ascii),
  },
  {
    names: ['author+an:orcid', 'author+an', 'orcid'],
    read: (values, reading) => {
      const authors = (reading.draft.contributors ?? []).filter(({ role }) => role === 'author');
      for (const value of values) {
        const only = authors.length === 1 ? authors[0] : undefined;
        const orcid = value.name === 'orcid' ? readOrcid(value.tex)?.value : undefined;
        if (only && orcid) only.orcid = orcid;
        value.used = (only && orcid) !== undefined || readOrcids(value.tex, authors);
      }
    },
    *write({ contributors }, { id }) {
      const authors = (contributors ?? []).filter((person) => fieldOf(person) === 'author');
      const marks = authors.flatMap(({ orcid }, at) => (orcid ? [`${at + 1}="${orcid}"`] : []));
      if (id === 'biblatex' && marks.length) yield ['author+an:orcid', marks.join('; ')];
    },
  },
  {
    // The address of the only author; of several nobody can tell whose.
    names: ['affiliation', 'author_address', 'affiliations'],
    read: (values, { draft }) => {
      const [author, ...others] = draft.contributors ?? [];
      for (const value of values) {
        const name = readLatex(value.tex);
        if (!author || others.length || !name) continue;
        author.affiliations = [{ name }];
        value.used = true;
      }
    },
  },
];
