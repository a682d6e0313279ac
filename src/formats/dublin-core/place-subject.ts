import type { HeadingVocabulary } from '../../model/heading.ts';
import { present } from '../../model/present.ts';
import { noticeOf, readPrintedHeading } from '../../vocabularies/printed-heading.ts';
import { lastPart, type Place } from './placing.ts';

/** A free term. DSpace users also put several into one value: `radium; bone metastases`. */
export const keyword: Place = ({ value, language }, draft) => {
  const terms = value.includes(';') && !/&\w+;/.test(value) ? value.split(';') : [value];
  for (const term of terms.map((each) => each.trim())) if (term !== '') draft.add('keywords', present({ term, language }));
  return true;
};

/** A term of a subject scheme that the record has no name for (dc.subject.inspec): a keyword, with the scheme as its owner. */
export const schemeTerm: Place = ({ name, value, language }, draft) => {
  draft.add('keywords', present({ term: value, language, owner: lastPart(name) }));
  return true;
};

/** A descriptor of the vocabulary that the field is named after. */
export const heading =
  (vocabulary: HeadingVocabulary): Place =>
  ({ value, language }, draft, { vocabularies }) => {
    const read = readPrintedHeading(vocabulary, value, { language, vocabularies });
    const index = draft.add('headings', read.heading);
    const notice = noticeOf(read);
    if (notice) draft.note(notice.code, notice.message, { path: `headings[${index}].term`, raw: value });
    return true;
  };
