import { present } from '../../model/present.ts';
import type { ItemType } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { isNoLanguage, readLanguage } from '../../normalizers/language.ts';
import type { Place } from './placing.ts';

const textOf = ({ value, language }: { value: string; language?: string }) => present({ text: value, language });

export const title: Place = (field, draft) => {
  draft.titles.push(textOf(field));
  return true;
};

export const otherTitle =
  (kind: string): Place =>
  (field, draft) => {
    draft.otherTitles.push({ kind, ...textOf(field) });
    return true;
  };

export const abstract: Place = (field, draft) => {
  if (!draft.abstracts.some((each) => each.text === field.value)) draft.abstracts.push(textOf(field));
  return true;
};

export const note: Place = ({ value }, draft) => {
  draft.add('notes', value);
  return true;
};

/** DSpace gives a language twice, `en` and `eng`; several may stand in one value. */
export const language: Place = (field, draft) => {
  const { value } = field;
  const parts = value.split(/[;,/|]/).filter((part) => part.trim() !== '');
  const whole = readLanguage(value);
  const read = whole === undefined ? parts.map((part) => readLanguage(part)) : [whole];
  for (const each of read) if (each !== undefined) draft.add('languages', each);
  if (!read.includes(undefined) || isNoLanguage(value) || /^(?:other|n\/?a|-)$/i.test(value)) return true;
  return draft.refuse(field, 'language-unknown', 'The language is not known to ISO 639');
};

/** «text», «info:eu-repo/semantics/other»: any other word says more. */
const vague = (type: ItemType | undefined): boolean => type === undefined || type === 'document';

/** `info:eu-repo/semantics/publishedVersion`: OpenAIRE has repositories write it beside the type; it is none. */
const versionWord = /(?:draft|submitted|accepted|published|updated)version$|\/coar\/version\//i;

/**
 * The kind of publication. The words stay as given in `publicationTypes`: several may say different things («Article», a COAR
 * address, «info:eu-repo/semantics/article»), the first that is known and not vague decides. DSpace-CRIS gives the path of the word:
 * «text::journal::journal article».
 */
export const itemType: Place = ({ value }, draft) => {
  if (versionWord.test(value)) return false;
  const type = readItemType(value) ?? readItemType(value.split('::').at(-1) ?? '');
  if (type !== undefined && vague(draft.content.type)) draft.content.type = type;
  draft.add('publicationTypes', value);
  return true;
};

export const publisher: Place = ({ value }, draft) => draft.once(draft.content, 'publisher', value);
export const place: Place = ({ value }, draft) => draft.once(draft.content, 'place', value);
export const edition: Place = ({ value }, draft) => draft.once(draft.content, 'edition', value);
export const citation: Place = ({ value }, draft) => draft.once(draft.content, 'citationAsGiven', value);

/** Who paid: a name, or a sentence of acknowledgement, which is a note. */
export const sponsor: Place = (field, draft, context) => {
  if (field.value.length > 150 || /\.\s+\p{Lu}/u.test(field.value)) return note(field, draft, context);
  draft.add('grants', { agency: field.value });
  return true;
};

export const grantNumber: Place = ({ value }, draft) => {
  draft.add('grants', { id: value });
  return true;
};
