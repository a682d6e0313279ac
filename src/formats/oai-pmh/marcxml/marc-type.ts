import { ownValue } from '../../../model/own-value.ts';
import type { ItemType } from '../../../model/record.ts';
import type { MarcReading } from './marc-reading.ts';
import { leaderIsBelieved } from './marc-record.ts';

/** Leader/06, the type of record; language material (a, t) is told by level and host, electronic resources (m) by 008/26. */
const types: Readonly<Record<string, ItemType>> = {
  c: 'musical_score',
  d: 'musical_score',
  e: 'map',
  f: 'map',
  g: 'motion_picture',
  j: 'song',
  k: 'graphic',
  p: 'collection',
  t: 'manuscript',
};

/** Leader/07, the bibliographic level. */
const levels: Readonly<Record<string, ItemType>> = {
  a: 'chapter',
  b: 'article-journal',
  c: 'collection',
  d: 'chapter',
  i: 'webpage',
  m: 'book',
  s: 'periodical',
};

const files: Readonly<Record<string, ItemType>> = { a: 'dataset', b: 'software' };

/**
 * The kind of publication where no word says it: by the leader, corrected by the host (a crosswalk that stamps `nam` on all it
 * writes still says in what an article appeared). A volume of a conference is a book, whatever its genre's word.
 */
export function settleMarcType({ record, draft }: MarcReading): void {
  const { content, container } = draft;
  const believed = leaderIsBelieved(record);
  const [type = '', level = ''] = believed ? [record.leader.slice(6, 7), record.leader.slice(7, 8)] : [];
  const hosted = record.fields.some(({ tag, vernacular }) => tag === '773' && !vernacular);
  if (content.type === 'paper-conference' && level === 'm' && !hosted) content.type = 'book';
  if (content.type !== undefined && content.type !== 'document') return;
  const found = hosted
    ? container.issn || container.issue
      ? 'article-journal'
      : 'chapter'
    : byLeader(type, level, record.controls.get('008') ?? '');
  if (found !== undefined) content.type = found;
}

function byLeader(type: string, level: string, fixed: string): ItemType | undefined {
  if (type === 'a') return ownValue(levels, level);
  return type === 'm' ? ownValue(files, fixed.slice(26, 27)) : ownValue(types, type);
}
