import type { Location } from '../model/access.ts';
import type { Container } from '../model/container.ts';
import type { ContributorRole } from '../model/contributor.ts';
import type { HeadingVocabulary, Keyword } from '../model/heading.ts';
import type { IdentifierScheme } from '../model/identifier.ts';
import { present } from '../model/present.ts';
import { readIsbn, readIssn } from '../normalizers/check-digits.ts';
import { readIdentifier } from '../normalizers/identifier.ts';
import { readItemType } from '../normalizers/item-type.ts';
import { isNoLanguage, readLanguage } from '../normalizers/language.ts';
import { isPageCount, readPages } from '../normalizers/pages.ts';
import { addFinding, addIdentifier, addNote, appended, type Drafting } from './drafting.ts';
import { dropMarkup } from './inline-markup.ts';
import { isNameLost, readInvertedName } from './inverted-name.ts';
import { readAbstractSections } from './labelled-abstract.ts';
import { isNothing, type TaggedField, type TaggedLine, valueText } from './tagged-fields.ts';

/** A row that is only read: databases' own formats, which nobody else writes. */
export type ReadRow = TaggedField<Drafting>;

/** How the values of a line are told apart: `a; b`, or a line each. */
export type Divide = (line: TaggedLine) => readonly string[];

/** `a; b; c`, broken into lines anywhere. */
export const bySemicolon: Divide = (line) => cleaned(valueText(line).split(/;(?=\s|$)/));

/** A line each. */
export const byLine: Divide = ({ parts }) => cleaned(parts);

/** All of it, broken into lines anywhere. */
export const asOne: Divide = (line) => cleaned([valueText(line)]);

const cleaned = (values: readonly string[]): string[] => values.map((value) => value.trim()).filter((value) => !isNothing(value));

/** One row for tags whose every value goes the same way; where one is refused (`false`) the line stays unplaced. */
export const eachValue = (
  tags: readonly string[],
  divide: Divide,
  take: (value: string, reading: Drafting, line: TaggedLine) => unknown,
): ReadRow => ({
  tags,
  read: (lines, reading) => {
    for (const line of lines) {
      const taken = divide(line).map((value) => take(value, reading, line) !== false);
      line.used = !taken.includes(false);
    }
  },
});

export const titleRow = (tags: readonly string[]): ReadRow =>
  eachValue(tags, asOne, (value, { draft }) => {
    const text = dropMarkup(value);
    if (draft.title === undefined) draft.title = text;
    else if (draft.title !== text) draft.titles = appended(draft.titles, { kind: 'alternative', text });
  });

export const furtherTitleRow = (tags: readonly string[], kind: string): ReadRow =>
  eachValue(tags, asOne, (value, { draft }) => {
    const text = dropMarkup(value);
    if (text !== draft.title) draft.titles = appended(draft.titles, { kind, text });
  });

/** Keywords, a star before those that the article is mainly about. */
export const keywordRow = (tags: readonly string[], divide: Divide, owner?: string): ReadRow =>
  eachValue(tags, divide, (value, { draft }) => {
    const starred = /^\*\s*([^*\s].*)$/s.exec(value)?.[1];
    const keyword: Keyword = { term: starred ?? value, ...(starred ? { major: true } : {}), ...(owner ? { owner } : {}) };
    if (!draft.keywords?.some((known) => known.term === keyword.term && known.owner === owner))
      draft.keywords = appended(draft.keywords, keyword);
  });

/** Descriptors of a vocabulary, a star before major ones; MeSH with its qualifiers, `Bone Neoplasms/*sc [Secondary]`. */
export const headingRow = (tags: readonly string[], divide: Divide, vocabulary: HeadingVocabulary, kind?: string): ReadRow =>
  eachValue(tags, divide, (value, { draft }) => {
    const parts = vocabulary === 'mesh' ? value.split(/\s?\/\s?/) : [value];
    const [main, ...qualifiers] = parts.flatMap((part) => {
      const [, star, term] = /^(\*?)\s*(.+)$/s.exec(part.replace(/^(\*?)\s?[a-z]{2} \[([^\][]{2,60})\]$/, '$1$2').trim()) ?? [];
      return term ? [{ term, ...(star ? { major: true } : {}) }] : [];
    });
    if (!main) return;
    if (draft.headings?.some((known) => known.vocabulary === vocabulary && known.term === main.term && !qualifiers.length)) return;
    if (vocabulary === 'mesh') for (const qualifier of qualifiers) qualifier.term = qualifier.term.toLowerCase();
    draft.headings = appended(draft.headings, {
      vocabulary,
      ...main,
      ...(kind ? { kind } : {}),
      ...(qualifiers.length ? { qualifiers } : {}),
    });
  });

export const labelRow = (tags: readonly string[], divide: Divide): ReadRow =>
  eachValue(tags, divide, (value, { draft }) => {
    if (!draft.labels?.includes(value)) draft.labels = appended(draft.labels, value);
  });

/** Notes in the source's words, behind what the tag means where they do not say it themselves. */
export const noteRow = (tags: readonly string[], meaning?: string): ReadRow =>
  eachValue(tags, asOne, (value, reading) => addNote(reading, meaning === undefined ? value : `${meaning}: ${value}`));

export const identifierRow = (tags: readonly string[], scheme: IdentifierScheme): ReadRow =>
  eachValue(tags, asOne, (value, reading, { tag }) => {
    const found = readIdentifier(value, scheme);
    if (found) addIdentifier(reading, scheme, found.value);
    else
      addFinding(reading, scheme === 'doi' ? 'doi-malformed' : 'identifier-malformed', `What stands under ${tag} is no ${scheme}.`, value);
    return found !== undefined;
  });

export const languageRow = (tags: readonly string[]): ReadRow =>
  eachValue(
    tags,
    (line) => cleaned(valueText(line).split(/[;,/]|\band\b/)),
    (value, reading) => {
      const word = value.replace(/\.$/, '');
      const language = readLanguage(word);
      if (language) {
        if (!reading.draft.languages?.includes(language)) reading.draft.languages = appended(reading.draft.languages, language);
      } else if (!isNoLanguage(word)) {
        addFinding(reading, 'language-unknown', 'The language is not known to ISO 639.', word, 'languages');
        return false;
      }
      return true;
    },
  );

/** `0378-1127 (ISSN print)`, `978-0-415-47263-0 (Paperback), 978-…`, `0727912771 (paperback)`, `1932-8494; 1932-8486`. */
export const serialRow = (tags: readonly string[]): ReadRow =>
  eachValue(
    tags,
    (line) =>
      cleaned(
        valueText(line)
          .replace(/\([^()]{0,80}\)|\.$/g, '')
          .split(/[;,]|\s(?=\d{4}-\d{3}[\dX]\b)/),
      ),
    (value, reading) => {
      const isbn = readIsbn(value);
      const number = isbn ?? readIssn(value);
      if (!number) return false;
      if (!number.valid) addFinding(reading, 'check-digit-wrong', `The check digit of the ${isbn ? 'ISBN' : 'ISSN'} is wrong.`, value);
      const { draft } = reading;
      if (isbn) draft.isbn = draft.isbn?.includes(number.value) ? draft.isbn : appended(draft.isbn, number.value);
      else if (!draft.container?.issn?.includes(number.value))
        draft.container = { ...draft.container, issn: appended(draft.container?.issn, number.value) };
      return true;
    },
  );

/** The abstract; a second one that says something else is an abstract of its own. */
export const abstractRow = (tags: readonly string[], textOf: (line: TaggedLine) => string): ReadRow =>
  eachValue(
    tags,
    (line) => cleaned([dropMarkup(textOf(line))]),
    (text, { draft }) => {
      const sections = readAbstractSections(text);
      draft.abstracts = appended(draft.abstracts, { ...(draft.abstracts ? { other: true as const } : {}), sections });
    },
  );

/** The database's words for the kind of publication; the first that is known gives the item type where nothing else has. */
export const publicationTypeRow = (tags: readonly string[], divide: Divide): ReadRow =>
  eachValue(tags, divide, (word, { draft }) => {
    const type = readItemType(word);
    if (type !== undefined && type !== 'document') draft.type ??= type;
    if (!draft.publicationTypes?.includes(word)) draft.publicationTypes = appended(draft.publicationTypes, word);
  });

/** Pages or the article's number, where none stand yet. */
export function placePages({ draft }: Drafting, given: string | undefined, number?: string): void {
  if (draft.container?.pagesAsGiven !== undefined || (given === undefined && number === undefined)) return;
  const read = given === undefined ? undefined : readPages(given);
  const places = present<Container>({
    pages: read?.pages ?? (read?.articleNumber || given === number || isPageCount(given ?? '') ? undefined : given),
    articleNumber: number ?? read?.articleNumber,
    pagesAsGiven: given ?? number,
  });
  draft.container = { ...draft.container, ...places };
}

/** Addresses on the web; what is none stays. */
export const locationRow = (tags: readonly string[], divide: Divide, kind?: Location['kind']): ReadRow =>
  eachValue(tags, divide, (url, { draft }) => {
    if (!/^(?:https?|ftp):\/\/\S+$/i.test(url)) return false;
    if (!draft.locations?.some((known) => known.url === url))
      draft.locations = appended(draft.locations, { url, ...(kind ? { kind } : {}) });
    return true;
  });

/** People, one a line or as the names are divided. `et al.` says that the list is not whole. */
export const peopleRow = (tags: readonly string[], divide: Divide, role: ContributorRole): ReadRow =>
  eachValue(tags, divide, (text, reading, { tag }) => {
    const name = readInvertedName(text);
    if (name) reading.draft.contributors = appended(reading.draft.contributors, { role, ...name });
    else if (/^et\.? al\b/i.test(text)) reading.draft.contributorsIncomplete = true;
    else if (isNameLost(text)) addFinding(reading, 'author-name-unsplit', `The name under ${tag} could not be read.`, text);
  });
