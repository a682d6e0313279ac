import { ownValue } from '../../model/own-value.ts';
import { type ItemType, itemTypes } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { addFinding } from '../drafting.ts';
import { lineAt } from '../plain-fields.ts';
import type { Reading } from './reading.ts';

/** resourceTypeGeneral (DataCite Metadata Schema 4.6). `Text` and `Other` say little: the depositor's own word goes before them. */
const general: Readonly<Record<string, ItemType>> = {
  Audiovisual: 'motion_picture',
  Award: 'document',
  Book: 'book',
  BookChapter: 'chapter',
  Collection: 'collection',
  ComputationalNotebook: 'software',
  ConferencePaper: 'paper-conference',
  ConferenceProceeding: 'book',
  DataPaper: 'article-journal',
  Dataset: 'dataset',
  Dissertation: 'thesis',
  Event: 'event',
  Film: 'motion_picture',
  Image: 'graphic',
  Instrument: 'document',
  InteractiveResource: 'webpage',
  Journal: 'periodical',
  JournalArticle: 'article-journal',
  Model: 'document',
  OutputManagementPlan: 'report',
  PeerReview: 'review',
  PhysicalObject: 'document',
  Poster: 'graphic',
  Preprint: 'article',
  Presentation: 'speech',
  Project: 'document',
  Report: 'report',
  Service: 'document',
  Software: 'software',
  Sound: 'song',
  Standard: 'standard',
  StudyRegistration: 'document',
  Workflow: 'document',
};

const cslTypes = new Set<string>(itemTypes);

/**
 * DataCite's own conversion, where it is one: what it knows nothing of is an `article` to it, and every text an `article-journal` (with
 * `RPRT` in `ris`).
 */
function converted(citeproc: string | undefined, ris: string | undefined): ItemType | undefined {
  const isDefault = citeproc === undefined || citeproc === 'article' || (citeproc === 'article-journal' && ris !== 'JOUR');
  return !isDefault && cslTypes.has(citeproc) ? (citeproc as ItemType) : undefined;
}

/**
 * `{ "resourceTypeGeneral": "Text", "resourceType": "Journal article", "citeproc": "article-journal", "ris": "RPRT", … }`: the words of the
 * depositor stay as given; `citeproc`, `ris`, `bibtex` and `schemaOrg` are DataCite's conversions of them.
 */
export function readType(reading: Reading): void {
  const { attributes, draft } = reading;
  const types = attributes.fields('types');
  if (!types) return;
  const word = lineAt(types, 'resourceTypeGeneral');
  const own = lineAt(types, 'resourceType');
  const conversion = converted(types.peek('citeproc'), types.peek('ris'));
  types.drop('citeproc', 'ris', 'bibtex', 'schemaOrg');
  const named = word === undefined ? undefined : ownValue(general, word);
  const type = named ?? readItemType(own ?? '') ?? readItemType(own?.split('/').at(-1) ?? '') ?? conversion ?? readItemType(word ?? '');
  if (type) draft.type = type;
  const words = [...new Set([word, own])].filter((each) => each !== undefined);
  if (words.length) draft.publicationTypes = words;
  if (!type && word !== undefined)
    addFinding(reading, 'type-unknown', 'The general type is none of DataCite’s.', word, 'publicationTypes[0]');
}
