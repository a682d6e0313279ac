import { makeFinding } from '../model/finding.ts';
import { type BibliographicRecord, bibliographicRecord } from '../model/record.ts';
import type { Chunks, Format, ReadContext } from './format.ts';
import { parseJson } from './json-values.ts';
import { readLines } from './text-lines.ts';
import { repairFindings, withFindings } from './text-repairs.ts';

type Path = readonly PropertyKey[];

const nested = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );

const written = (path: Path): string =>
  path.reduce<string>((text, key) => text + (typeof key === 'number' ? `[${key}]` : `${text ? '.' : ''}${String(key)}`), '');

/** What the record's shape does not allow: unknown keys each for itself, of anything else the whole top-level field. */
function offenders(value: unknown): Path[] | undefined {
  const parsed = bibliographicRecord.safeParse(value);
  if (parsed.success) return undefined;
  return parsed.error.issues.flatMap((issue): Path[] =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path.slice(0, 1)],
  );
}

/** Takes what does not fit out of the value and keeps it as unplaced; undefined where what is left is no record either. */
function settle(value: Record<string, unknown>, sourceId: string): BibliographicRecord | undefined {
  const removed = new Map<string, string>();
  // Three rounds: keys, then fields, then fields that lost all they had.
  for (let round = 0; round < 3; round += 1) {
    const paths = offenders({ source: 'jsonl', sourceId, ...value });
    if (!paths) break;
    for (const path of paths) {
      const holder = nested(value, path.slice(0, -1));
      const key = path.at(-1);
      if (key === undefined || typeof holder !== 'object' || holder === null || !(key in holder)) continue;
      removed.set(written(path), JSON.stringify(nested(value, path)) ?? '');
      delete (holder as Record<PropertyKey, unknown>)[key];
    }
  }
  const parsed = bibliographicRecord.safeParse({ source: 'jsonl', sourceId, ...value });
  if (!parsed.success) return undefined;
  const record = parsed.data;
  for (const [field, raw] of removed) {
    record.unplaced = [...(record.unplaced ?? []), { field, value: raw }];
    const path = `unplaced[${record.unplaced.length - 1}]`;
    record.findings = [
      ...(record.findings ?? []),
      makeFinding('field-unplaced', `${field} is no field of a record, or its value does not fit.`, { path, raw }),
    ];
  }
  return record;
}

function readRecord(text: string, sourceId: string): BibliographicRecord {
  const value = parseJson(text);
  const record = typeof value === 'object' && value !== null && !Array.isArray(value) ? settle({ ...value }, sourceId) : undefined;
  return record ?? { source: 'jsonl', sourceId, findings: [makeFinding('record-unreadable', 'The line is no record.', { raw: text })] };
}

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let number = 0;
  for await (const line of readLines(chunks)) {
    if (!line.text.trim()) continue;
    number += 1;
    yield withFindings(readRecord(line.text, `${context.name}#${number}`), repairFindings(line.repairs));
  }
}

function detect(head: string): number {
  const line = head.replace(/^[\s\uFEFF]+/, '').split('\n', 1)[0] ?? '';
  if (!line.startsWith('{"')) return 0;
  return /"source"\s*:\s*"/.test(line) && /"sourceId"\s*:\s*"/.test(line) ? 0.97 : 0;
}

/** Records as `refmill read` prints them, one a line: the only format that holds all of a record. */
export const jsonl: Format = {
  id: 'jsonl',
  title: 'refmill’s own records, one JSON object a line',
  mediaTypes: ['application/jsonl', 'application/x-ndjson'],
  extensions: ['jsonl', 'ndjson'],
  detect,
  read,
  async *write(records) {
    for await (const record of records) yield `${JSON.stringify(record)}\n`;
  },
};
