import type { HeadingVocabulary } from '../../model/heading.ts';
import { present } from '../../model/present.ts';
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

/** `Medical Subject Headings::Diseases::Neoplasms::Bone Neoplasms`: the path of the descriptor that stands last (Andalusian health repository). */
const leaf = (value: string): string => value.split('::').at(-1)?.trim() || value;

/** A descriptor; with its vocabulary at hand it gets the vocabulary's own spelling and its identifier. */
export const heading =
  (vocabulary: HeadingVocabulary): Place =>
  ({ value, language }, draft, { vocabularies }) => {
    const written = leaf(value);
    const known = (term: string) => vocabularies.lookup(term).find((each) => each.vocabulary === vocabulary);
    const [descriptor = '', ...subheadings] = written.split('/').map((part) => part.trim());
    const whole = known(written);
    // «Bone Neoplasms/secondary»: no MeSH descriptor has a slash in it, Spanish DeCS ones begin with one («/cirugía»).
    const split = !whole && descriptor !== '' && subheadings.length > 0 && (vocabulary === 'mesh' || vocabulary === 'decs');
    const found = whole ?? (split ? known(descriptor) : undefined);
    const term = found?.term ?? (split ? descriptor : written);
    const index = draft.add(
      'headings',
      present({
        vocabulary,
        ui: found?.ui,
        term,
        asGiven: term === value || (split && `${term}/${subheadings.join('/')}` === value) ? undefined : value,
        // MeSH terms that MeSH knows are English, whatever the submission form stamped on them.
        language: found && vocabulary === 'mesh' ? undefined : (found?.language ?? language),
        qualifiers: split ? subheadings.filter((each) => each !== '').map((each) => ({ term: each })) : undefined,
      }),
    );
    if (!found && vocabularies.has(vocabulary)) {
      draft.note('heading-not-in-vocabulary', `${vocabulary} has no descriptor of that name`, {
        path: `headings[${index}].term`,
        raw: value,
      });
    }
    return true;
  };
