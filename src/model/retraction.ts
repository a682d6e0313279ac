import type { BibliographicRecord } from './record.ts';

const relationTypes = new Set(['RetractionIn', 'RetractedandRepublishedIn']);
const retractedTypes = new Set(['retracted publication', 'retracted']);

/** Publishers put it before the title: `RETRACTED: …`, `Retracted Article: …`, `[Retracted] …`; `Retraction: …` is the notice, another publication. */
const titleMark = /^\s*(?:RETRACTED(?:\s(?:ARTICLE|PAPER|CHAPTER))?\s?[:.]|\[\s?RETRACTED\s?(?:ARTICLE)?\])/i;

/** What says that a publication was retracted: the path of the value, and the value. */
export interface RetractionSign {
  readonly path: string;
  readonly raw?: string;
}

/** The first sign that the publication was retracted, by relation, by publication type or by its title; undefined when it was not. */
export function retractionSign({
  relations = [],
  publicationTypes = [],
  title = '',
}: Pick<BibliographicRecord, 'relations' | 'publicationTypes' | 'title'>): RetractionSign | undefined {
  const relation = relations.findIndex(({ type }) => relationTypes.has(type));
  const notice = relations[relation];
  if (notice) {
    const raw = notice.note ?? notice.pmid;
    return { path: `relations[${relation}]`, ...(raw === undefined ? {} : { raw }) };
  }
  const at = publicationTypes.findIndex((each) => retractedTypes.has(each.toLowerCase()));
  const type = publicationTypes[at];
  if (type !== undefined) return { path: `publicationTypes[${at}]`, raw: type };
  return titleMark.test(title) ? { path: 'title', raw: title } : undefined;
}
