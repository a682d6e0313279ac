import { accessLevels } from '../../src/model/access.ts';
import { partialDate } from '../../src/model/dates.ts';
import { heading } from '../../src/model/heading.ts';
import { identifierSchemes } from '../../src/model/identifier.ts';
import { itemTypes } from '../../src/model/record.ts';
import { findIdentifiers } from '../../src/normalizers/find-identifiers.ts';
import { foldToWord } from '../../src/normalizers/fold.ts';
import { readIdentifier } from '../../src/normalizers/identifier.ts';
import { readItemType } from '../../src/normalizers/item-type.ts';
import { readLanguage } from '../../src/normalizers/language.ts';
import { readPages } from '../../src/normalizers/pages.ts';
import { readPartialDate } from '../../src/normalizers/partial-date.ts';
import { readPersonName } from '../../src/normalizers/person-name.ts';
import { readAccess, readLicence } from '../../src/normalizers/rights.ts';
import { readPrintedHeading } from '../../src/vocabularies/printed-heading.ts';
import { noVocabularies, type Vocabularies } from '../../src/vocabularies/vocabulary.ts';
import { strangeValue } from './lost-text.ts';
import type { Target } from './targets.ts';

const longestValue = 20_000;

/** The readers of single values: what they say must be in the text, or be one of the words that there are. */
export function valueTargets(vocabularies: () => Vocabularies): readonly Target[] {
  const headingOf = (text: string, known: Vocabularies) => readHeading(text, known);
  return [
    { name: 'persons', share: 10, seeds: 'values', longest: longestValue, read: readPerson },
    { name: 'dates', share: 6, seeds: 'values', longest: longestValue, read: readDate },
    { name: 'find-identifiers', share: 8, seeds: 'citations', longest: longestValue, read: readFoundIdentifiers },
    { name: 'identifiers', share: 4, seeds: 'values', longest: longestValue, read: readOneIdentifier },
    { name: 'words', share: 6, seeds: 'values', longest: longestValue, read: readWords },
    { name: 'pages', share: 2, seeds: 'values', longest: longestValue, read: readPageRange },
    { name: 'headings', share: 2, seeds: 'values', longest: longestValue, read: (text) => headingOf(text, noVocabularies) },
    { name: 'known-headings', share: 2, seeds: 'values', longest: longestValue, read: (text) => headingOf(text, vocabularies()) },
  ];
}

function readPerson(text: string) {
  const name = readPersonName(text);
  return () => {
    if (name === undefined) return undefined;
    const values = 'collective' in name ? [name.collective] : [name.family, name.given, name.suffix];
    if (values.includes('')) return 'a part of the name is empty';
    return strangeValue(text, values);
  };
}

function readDate(text: string) {
  const date = readPartialDate(text);
  return () => {
    if (date === undefined) return undefined;
    const issue = partialDate.safeParse(date).error?.issues[0];
    if (issue) return `no date: ${issue.path.join('.')}: ${issue.message}`;
    // 1998-99: of the second year only its end is written
    const digits = text.normalize('NFKC').replace(/\D/g, '');
    if (!digits.includes(String(date.year))) return `the year ${date.year} is not in the text`;
    if (date.endYear !== undefined && !digits.includes(String(date.endYear).slice(2))) return `the year ${date.endYear} is not in the text`;
    return date.raw === undefined ? 'the date does not say how it was written' : strangeValue(text, [date.raw]);
  };
}

function readFoundIdentifiers(text: string) {
  const found = findIdentifiers(text);
  return () => {
    let free = 0;
    for (const { scheme, value, raw, start, end } of found) {
      if (start < free || end <= start || raw !== text.slice(start, end))
        return `${scheme} ${value}: from ${start} to ${end} stands ${raw}`;
      const strange = valueNotIn(raw, value);
      if (strange !== undefined) return strange;
      free = end;
    }
    return undefined;
  };
}

function readOneIdentifier(text: string) {
  const found = [undefined, ...identifierSchemes].map((scheme) => readIdentifier(text, scheme));
  return () => {
    for (const each of found) {
      const strange = each && (each.value === '' ? `an empty ${each.scheme}` : valueNotIn(text, each.value));
      if (strange !== undefined) return strange;
    }
    return undefined;
  };
}

/** Addresses and files write letters of an identifier as `%28`, and the number of a PMCID without its letters. */
function valueNotIn(text: string, value: string): string | undefined {
  const decoded = text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
  const whole = foldToWord(decoded) + foldToWord(text);
  return whole.includes(foldToWord(value.replace(/^PMC(?=\d)/, '')))
    ? undefined
    : `${JSON.stringify(value)} is not in ${JSON.stringify(text.slice(0, 200))}`;
}

function readWords(text: string) {
  const licence = readLicence(text);
  const access = readAccess(text);
  const type = readItemType(text);
  const language = readLanguage(text);
  return () => {
    if (access !== undefined && !accessLevels.includes(access)) return `${access} is no level of access`;
    if (type !== undefined && !itemTypes.includes(type)) return `${type} is no type`;
    if (language !== undefined && !/^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(language)) return `${JSON.stringify(language)} is no language`;
    if (licence?.license === '') return 'an empty licence';
    return strangeValue(text, [licence?.name, licence?.url]);
  };
}

function readPageRange(text: string) {
  const read = readPages(text);
  return () => {
    const value = read?.pages ?? read?.articleNumber;
    if (read !== undefined && (value === undefined || value.trim() === '')) return 'pages without a page';
    // 2464-71 is written out, 8-Aug was a range: letters and digits come from the text, not always in its order
    const known = new Set(foldToWord(text));
    const strange = /\p{L}{3}/u.test(text) ? undefined : [...foldToWord(value ?? '')].find((sign) => !known.has(sign));
    return strange === undefined ? undefined : `${JSON.stringify(value)} has ${strange}, which the text has not`;
  };
}

function readHeading(text: string, vocabularies: Vocabularies) {
  const { heading: read, match } = readPrintedHeading('mesh', text, { vocabularies });
  return () => {
    const { term, asGiven, qualifiers = [] } = read;
    if (text.trim() !== '') {
      const issue = heading.safeParse(read).error?.issues[0];
      if (issue) return `no heading: ${issue.path.join('.')}: ${issue.message}`;
    }
    const said = [term, ...qualifiers.map((each) => each.term), ...(asGiven === undefined ? [] : [asGiven])].join(' ');
    const lost = strangeValue(said, [text]);
    if (lost !== undefined) return `${lost.replace('is not in the text', 'is lost')}: ${JSON.stringify(read).slice(0, 300)}`;
    return match === 'exact' || match === 'likely' ? undefined : strangeValue(text, [term]);
  };
}
