import type { Affiliation, Contributor } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { foldToWord } from '../../normalizers/fold.ts';
import { readPersonName, sameWriting } from '../../normalizers/person-name.ts';
import { readRor } from '../../normalizers/ror.ts';
import { addFinding } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { plain, type Reading } from './reading.ts';

/** Authors in order. */
export function readContributors(reading: Reading): Contributor[] {
  // Lists of works have the first hundred authors.
  if (reading.work.value('is_authors_truncated') === true) reading.draft.contributorsIncomplete = true;
  return reading.work.list('authorships').flatMap((authorship) => readAuthorship(authorship, reading));
}

/**
 * The author whom OpenAlex recognizes has one name in all works, mostly the fuller one. It is taken where the work prints the same; where it
 * prints another (`Marc de Perrot` for «Matthieu Perrot») OpenAlex has mistaken somebody, or it is in another script: then the printed name
 * stands, and what belongs to the recognized one is left aside.
 */
function readAuthorship(authorship: JsonFields, reading: Reading): Contributor[] {
  const author = authorship.fields('author');
  const known = plain(author?.text('display_name'));
  const printed = plain(authorship.text('raw_author_name'));
  const isOne = known === undefined || printed === undefined || isSameName(known, printed);
  const isMistaken = !isOne && isLatin(known) === isLatin(printed);
  if (isMistaken) author?.giveBack('display_name', known);
  const inOrder = (isOne ? [known, printed] : isMistaken ? [printed] : [printed, known]).filter((text) => text !== undefined);
  const name = inOrder.flatMap((text) => readPersonName(text) ?? [])[0];
  if (!name) return [];
  if (!isOne)
    addFinding(reading, 'author-spelling-differs', `The work prints ${printed}, whom OpenAlex takes for ${known}`, printed, 'contributors');
  const written = 'collective' in name ? name.collective : [name.given, name.family, name.suffix].filter(Boolean).join(' ');
  return [
    present<Contributor>({
      role: 'author',
      ...name,
      orcid: author && isOne ? readAuthorOrcid(author, reading) : undefined,
      affiliations: readAffiliations(authorship),
      asGiven: [...new Set(inOrder.filter((text) => text !== written))],
    } as Contributor),
  ];
}

/** The same name, or the same words in another order (`Pang Ying`). */
const isSameName = (known: string, printed: string): boolean =>
  sameWriting(known, printed) || wordsOf(known).join(' ') === wordsOf(printed).join(' ');

const isLatin = (name: string): boolean => /\p{Script=Latin}/u.test(name);

const wordsOf = (name: string): string[] =>
  name
    .split(/[\s,]+/)
    .map(foldToWord)
    .filter(Boolean)
    .sort();

function readAuthorOrcid(author: JsonFields, reading: Reading): string | undefined {
  const text = author.text('orcid');
  const orcid = text === undefined ? undefined : readOrcid(text)?.value;
  if (text === undefined || orcid) return orcid;
  addFinding(reading, 'identifier-malformed', `${text} is no ORCID iD`, text, 'contributors');
  author.giveBack('orcid', text);
  return undefined;
}

interface Institution {
  readonly fields: JsonFields;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly word: string | undefined;
  readonly ror: string | undefined;
}

function readInstitution(fields: JsonFields): Institution {
  const ror = readRor(fields.peek('ror') ?? '');
  if (ror) fields.drop('ror');
  const name = plain(fields.peek('display_name'));
  return { fields, id: fields.peek('id'), name, word: name === undefined ? undefined : foldToWord(name), ror };
}

/**
 * The affiliations as the work prints them, each with the ROR ids of the institutions that OpenAlex found in it. Works of before 2024 do not
 * say which were found where: then it is the one whose name stands there, or the only one. The others follow by their names.
 */
function readAffiliations(authorship: JsonFields): Affiliation[] {
  const institutions = authorship.list('institutions').map(readInstitution);
  const found = new Map<string, readonly string[]>();
  for (const entry of authorship.list('affiliations')) {
    const text = plain(entry.text('raw_affiliation_string'));
    if (text !== undefined) found.set(text, entry.texts('institution_ids'));
  }
  const texts = authorship.texts('raw_affiliation_strings').flatMap((text) => plain(text) ?? []);
  const printed = [...new Set([...texts, ...found.keys(), ...oneTextOf(authorship, texts)])];
  const linked = new Set<Institution>();
  const affiliations = printed.map((name): Affiliation => {
    const here = institutionsIn(name, institutions, found.get(name), printed.length === 1);
    for (const each of here) linked.add(each);
    return present<Affiliation>({ name, identifiers: here.flatMap(rorOf) });
  });
  const others = institutions.filter((each) => !linked.has(each) && each.name !== undefined);
  return [
    ...affiliations,
    ...others.map((each) => present<Affiliation>({ name: plain(each.fields.text('display_name')) ?? '', identifiers: rorOf(each) })),
  ];
}

/** Before 2024 all of them stood in one text once more. */
function oneTextOf(authorship: JsonFields, texts: readonly string[]): string[] {
  const text = plain(authorship.text('raw_affiliation_string'));
  return text === undefined || texts.includes(text) || texts.join('; ') === text ? [] : [text];
}

/** Nobody has more; beyond it is not asked which of them is named in which of as many affiliations. */
const mostInstitutions = 200;

/** Those that OpenAlex found in the affiliation, or else the one whose name stands in it, or the only one. */
function institutionsIn(
  text: string,
  institutions: readonly Institution[],
  ids: readonly string[] | undefined,
  isOnly: boolean,
): Institution[] {
  if (ids) return institutions.filter(({ id }) => id !== undefined && ids.includes(id));
  if (isOnly && institutions.length === 1) return [...institutions];
  const folded = foldToWord(text);
  return institutions.slice(0, mostInstitutions).filter(({ word }) => word && folded.includes(word));
}

const rorOf = ({ ror }: Institution): NonNullable<Affiliation['identifiers']> => (ror === undefined ? [] : [{ scheme: 'ror', value: ror }]);
