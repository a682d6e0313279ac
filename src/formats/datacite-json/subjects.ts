import type { HeadingVocabulary } from '../../model/heading.ts';
import { present } from '../../model/present.ts';
import { isNoLanguage, readLanguage } from '../../normalizers/language.ts';
import { noticeOf, readPrintedHeading } from '../../vocabularies/printed-heading.ts';
import { addFinding, appended } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { lineAt } from '../plain-fields.ts';
import type { Reading } from './reading.ts';
import { isUnknownValue } from './unknown-value.ts';

/** Subject schemes as depositors name or address them. */
const vocabularies: readonly (readonly [RegExp, HeadingVocabulary])[] = [
  [/\bmesh\b|medical subject headings|nlm\.nih\.gov\/mesh/i, 'mesh'],
  [/\bdecs\b|descriptores? en ciencias de la salud|descritores em ci/i, 'decs'],
  [/\bemtree\b/i, 'emtree'],
  [/\blcsh\b|library of congress subject headings|id\.loc\.gov\/authorities\/subjects/i, 'lcsh'],
  [/\bddc\b|dewey/i, 'ddc'],
  [/\bgnd\b|d-nb\.info\/gnd/i, 'gnd'],
];

/** `http://id.nlm.nih.gov/mesh/D009369` ends in the identifier. */
const idIn = (address: string | undefined): string | undefined => /\/(?:mesh|gnd|subjects)\/([\w-]{3,20})\/?$/i.exec(address ?? '')?.[1];

/**
 * `{ "subject": "Neoplasms", "subjectScheme": "MeSH", "valueUri": "http://id.nlm.nih.gov/mesh/D009369", "classificationCode": "…", "lang": "en" }`: a
 * descriptor where the scheme is one that the record knows, else a keyword with its scheme as owner.
 */
function readSubject(entry: JsonFields, reading: Reading): void {
  const { draft } = reading;
  const term = lineAt(entry, 'subject');
  if (term === undefined || isUnknownValue(term)) return;
  const given = entry.text('lang');
  const language = given === undefined ? undefined : readLanguage(given);
  if (given !== undefined && language === undefined && !isNoLanguage(given)) entry.giveBack('lang', given);
  const scheme = lineAt(entry, 'subjectScheme');
  const address = [scheme, entry.peek('schemeUri'), entry.peek('valueUri')].filter(Boolean).join(' ');
  const vocabulary = vocabularies.find(([pattern]) => pattern.test(address))?.[1];
  if (!vocabulary) {
    const owner = scheme === undefined || /^(?:keywords?|other|author keywords?)$/i.test(scheme) ? undefined : scheme;
    draft.keywords = appended(draft.keywords, present({ term, language, owner }));
    return;
  }
  const read = readPrintedHeading(vocabulary, term, { language, vocabularies: reading.vocabularies });
  const code = entry.peek('classificationCode');
  const ui = read.heading.ui ?? idIn(entry.peek('valueUri')) ?? code;
  if (ui === code) entry.drop('classificationCode');
  if (ui !== undefined && ui === idIn(entry.peek('valueUri'))) entry.drop('valueUri');
  entry.drop('schemeUri');
  draft.headings = appended(draft.headings, present({ ...read.heading, ui }));
  const notice = noticeOf(read);
  if (notice) addFinding(reading, notice.code, notice.message, term, `headings[${draft.headings.length - 1}].term`);
}

export function readSubjects(reading: Reading): void {
  for (const entry of reading.attributes.list('subjects')) readSubject(entry, reading);
}

/** One code or name; `(:unav)` and the like are none. */
export function readLanguages(reading: Reading): void {
  const { attributes, draft } = reading;
  const word = attributes.text('language');
  if (word === undefined || isNoLanguage(word) || isUnknownValue(word)) return;
  const language = readLanguage(word);
  if (language !== undefined) draft.languages = [language];
  else {
    attributes.giveBack('language', word);
    addFinding(reading, 'language-unknown', 'The language is not known.', word);
  }
}
