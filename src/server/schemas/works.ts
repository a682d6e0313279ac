import { z } from 'zod';
import { correction } from '../../model/correction.ts';
import { finding } from '../../model/finding.ts';
import { identifier } from '../../model/identifier.ts';
import { bibliographicRecord } from '../../model/record.ts';
import { kinshipKinds } from '../../model/work.ts';
import { named } from './components.ts';
import { decision } from './decisions.ts';

const text = z.string().min(1);
const count = z.int().min(0);
export const workIdentifier = text.describe('Public id of a work (`W12`): permanent');
const moment = z.string().describe('ISO 8601');

named('Finding', finding);
named('Identifier', identifier);
/** Of corrections any JSON is shown as any value: as a schema that holds itself it could not be named. */
const anyValues = { was: z.exactOptional(z.unknown()), value: z.exactOptional(z.unknown()) };
export const record = named(
  'Record',
  bibliographicRecord.extend({ corrections: z.exactOptional(z.array(correction.extend(anyValues)).min(1)) }),
);

const citation = named(
  'Citation',
  bibliographicRecord.omit({
    source: true,
    sourceId: true,
    datestamp: true,
    deleted: true,
    corrections: true,
    corrects: true,
    spans: true,
    unplaced: true,
    findings: true,
  }),
);

const summary = {
  id: workIdentifier,
  citation: citation.describe('What all its records say together'),
  deleted: z.boolean().describe('Every record of it was deleted at its source'),
  records: count.describe('Records that describe it'),
  tags: z.exactOptional(z.array(text)),
  citationKey: z.exactOptional(text).describe('The key by which documents cite it, for ever'),
};

export const workSummary = named('WorkSummary', z.strictObject(summary));

const recordKey = z.strictObject({ authority: text, id: text });

export const storedRecord = named(
  'StoredRecord',
  z.strictObject({
    key: recordKey.describe('Who issued the id, and the id: `pubmed`, `28961839`'),
    record,
    hash: text.describe('SHA-256 of what it says'),
    work: workIdentifier,
    movedBy: z.exactOptional(z.int()).describe('The run that moved it here out of another work'),
    payload: z.exactOptional(text).describe('SHA-256 of the payload that it was read from'),
    place: z.exactOptional(z.strictObject({ offset: count, length: count })).describe('Where in the payload it stands'),
    sightings: z.array(z.strictObject({ source: text, run: z.int(), firstSeen: moment, lastSeen: moment })),
    versions: z.array(
      z.strictObject({
        version: z.int(),
        datestamp: z.exactOptional(text),
        hash: text,
        payload: z.exactOptional(text),
        storedAt: moment,
        run: z.int(),
      }),
    ),
  }),
);

const verification = z.strictObject({
  record: recordKey,
  identifier,
  service: text,
  outcome: z.enum(['agrees', 'elsewhere', 'unsure', 'unknown']),
  title: z.exactOptional(text),
  payload: z.exactOptional(text),
});

const claimLink = z.strictObject({
  claim: count,
  result: count,
  verdict: z.enum(['repeats', 'contradicts']),
  work: workIdentifier,
  reported: count,
  says: text,
  reports: text,
  reasons: z.array(text),
  text: z.string(),
  pageTitle: z.exactOptional(text),
  title: z.exactOptional(text),
  page: text,
  pageWork: workIdentifier,
});

export const workDetail = named(
  'Work',
  z.strictObject({
    ...summary,
    redirectedFrom: z.exactOptional(workIdentifier).describe('The id that was asked for, when that work was merged into this one'),
    provenance: z.record(z.string(), z.array(text)).describe('Of each value of the citation the records that say so, the chosen one first'),
    members: z.array(storedRecord).describe('Its records, with what was noticed about them'),
    decisions: z.array(decision).describe('Why its records are one work, or are not one with others'),
    related: z.exactOptional(
      z.array(
        z.strictObject({
          id: workIdentifier,
          kind: z.enum(kinshipKinds),
          is: z.enum(['this', 'other', 'both']),
          title: z.exactOptional(text),
        }),
      ),
    ),
    verifications: z.array(verification).describe('What identifiers’ own sources said of its records'),
    claimLinks: z.exactOptional(z.array(claimLink)),
  }),
);
