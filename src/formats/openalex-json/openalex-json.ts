import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { itemFrom, type JsonItem } from '../json-item.ts';
import { parseJson, splitJsonValues } from '../json-values.ts';
import { decodePieces } from '../text-lines.ts';
import { serviceWords, unreadableValue } from '../unreadable-value.ts';
import { readWork } from './read-work.ts';
import { openAlexId } from './reading.ts';

/** The works of a reply (a list of replies is kept by some programs), or the one that the value is; undefined where it is neither. */
function worksOf(value: unknown): readonly JsonItem[] | undefined {
  const item = itemFrom(value);
  if (Array.isArray(item?.results)) return item.results.map(itemFrom).filter((each) => each !== undefined);
  return item && isWork(item) ? [item] : undefined;
}

/** Authors, sources and the rest of OpenAlex's entities have ids with other letters. A reply with `select` may leave the id out. */
const isWork = ({ id, ...others }: JsonItem): boolean =>
  typeof id === 'string'
    ? openAlexId(id, 'W') !== undefined
    : id === undefined && ('title' in others || 'display_name' in others || 'doi' in others);

function unreadable(value: unknown, text: string, whole: boolean, sourceId: string): BibliographicRecord {
  const word = serviceWords('OpenAlex', itemFrom(value)?.message ?? itemFrom(value)?.error);
  return unreadableValue(
    'openalex-json',
    sourceId,
    whole ? `This is no work of OpenAlex.${word}` : 'The file ends inside this work.',
    text,
  );
}

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let number = 0;
  for await (const { text, whole } of splitJsonValues(decodePieces(chunks), ['results'])) {
    const value = parseJson(text);
    const works = worksOf(value);
    if (!works) {
      number += 1;
      yield unreadable(value, text, whole, `${context.name}#${number}`);
    }
    for (const work of works ?? []) {
      number += 1;
      yield readWork(work, `${context.name}#${number}`);
    }
  }
}

function authority({ sourceId }: BibliographicRecord): RecordKey | undefined {
  return /^W\d+$/.test(sourceId) ? { authority: 'openalex', id: sourceId } : undefined;
}

const id = /"https:\/\/openalex\.org\/W\d+"/;
const keys = /"(?:authorships|referenced_works|primary_location|cited_by_count|publication_year|abstract_inverted_index|updated_date)"\s*:/;
const reply = /"meta"\s*:\s*\{[^{}]{0,300}"(?:db_response_time_ms|groups_count|per_page)"/;

function detect(head: string): number {
  if (!/^[\s\uFEFF]*[[{]/.test(head)) return 0;
  return (id.test(head) && keys.test(head)) || (reply.test(head) && /"results"\s*:\s*\[/.test(head)) ? 0.96 : 0;
}

/** OpenAlex's works: replies of its API, single works, and the lines of its snapshots. */
export const openAlexJson: Format = {
  id: 'openalex-json',
  title: 'OpenAlex’s works: replies of its API, single works, lines of its snapshots',
  mediaTypes: ['application/json'],
  extensions: ['json', 'jsonl'],
  detect,
  read,
  authority,
};
