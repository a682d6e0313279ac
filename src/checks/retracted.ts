import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

const relationTypes = new Set(['RetractionIn', 'RetractedandRepublishedIn']);
const publicationTypes = new Set(['retracted publication', 'retracted']);

/** Publishers put it before the title: `RETRACTED: …`, `Retracted Article: …`, `[Retracted] …`; `Retraction: …` is the notice, another publication. */
const titleMark = /^\s*(?:RETRACTED(?:\s(?:ARTICLE|PAPER|CHAPTER))?\s?[:.]|\[\s?RETRACTED\s?(?:ARTICLE)?\])/i;

/** The publication was retracted: by relation, by publication type, or by its title. Each record says it once. */
export const retracted: Check = {
  codes: ['retracted'],
  check: ({ relations = [], publicationTypes: types = [], title = '' }) => {
    const relation = relations.findIndex((each) => relationTypes.has(each.type));
    const notice = relations[relation];
    if (notice)
      return [
        makeFinding('retracted', 'The publication was retracted', { path: `relations[${relation}]`, raw: notice.note ?? notice.pmid }),
      ];
    const type = types.findIndex((each) => publicationTypes.has(each.toLowerCase()));
    if (type !== -1)
      return [makeFinding('retracted', 'The publication was retracted', { path: `publicationTypes[${type}]`, raw: types[type] })];
    return titleMark.test(title)
      ? [makeFinding('retracted', 'The title says that the publication was retracted', { path: 'title', raw: title })]
      : [];
  },
};
