import { z } from 'zod';
import { finding } from '../../model/finding.ts';
import { identifier } from '../../model/identifier.ts';
import { noticeKinds } from '../../model/notice.ts';
import { named } from './components.ts';
import { record } from './works.ts';

const text = z.string().min(1);
const count = z.int().min(0);
const loose = z.record(z.string(), z.unknown());

export const runCounts = named(
  'RunCounts',
  z.strictObject({ fetched: count, new: count, changed: count, unchanged: count, deleted: count, failed: count, findings: count }),
);

const runFields = {
  id: z.int(),
  source: text,
  fetcher: text,
  startedAt: z.string(),
  endedAt: z.exactOptional(z.string()),
  outcome: z.enum(['running', 'complete', 'partial', 'throttled', 'failed', 'interrupted']),
  counts: runCounts,
  request: loose.describe('What was asked for; without keys'),
  error: z.exactOptional(z.string()),
  checkpointBefore: z.exactOptional(z.strictObject({ checkpoint: z.exactOptional(loose) })),
  checkpointAfter: z.exactOptional(loose),
  searches: z
    .exactOptional(
      z.array(z.strictObject({ strategy: z.exactOptional(text), translation: z.exactOptional(text), found: z.exactOptional(count) })),
    )
    .describe('Searches as they were sent, with the counts of the source'),
  undoneBy: z.exactOptional(z.int()),
};

export const run = named('Run', z.strictObject(runFields));

const file = z.strictObject({ name: text, sha256: text, counts: runCounts });

export const runDetail = named(
  'RunInFull',
  z.strictObject({
    ...runFields,
    files: z.array(file),
    failures: z.array(z.strictObject({ sourceId: text, findings: z.array(finding), payload: z.exactOptional(text) })),
    notices: z
      .array(
        z.strictObject({
          kind: z.enum(noticeKinds),
          identifiers: z.array(identifier),
          note: z.exactOptional(text),
          work: text,
          record: text,
        }),
      )
      .describe('Retractions, expressions of concern and corrections of works of the library that it told of'),
  }),
);

const key = z.strictObject({ authority: text, id: text });

export const runChange = named(
  'RunChange',
  z.strictObject({
    key,
    work: text,
    change: z.enum(['new', 'changed', 'deleted']),
    before: z.exactOptional(record),
    after: record,
  }),
);
