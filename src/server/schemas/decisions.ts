import { z } from 'zod';
import { kinshipKinds } from '../../model/work.ts';
import { named } from './components.ts';

const text = z.string().min(1);
const recordName = text.describe('Written key of a record (`pubmed/28961839`)');

const decisionFields = {
  a: recordName,
  b: recordName,
  verdict: z.enum(['same', 'different', 'review']),
  by: z.enum(['rule', 'user']),
  reasons: z.array(z.string()).describe('The most telling first'),
  relation: z
    .exactOptional(z.strictObject({ kind: z.enum(kinshipKinds), of: z.exactOptional(z.enum(['a', 'b'])) }))
    .describe('How two different publications belong together: what a or b is to the other'),
  who: z.exactOptional(text),
  at: z.exactOptional(z.string()),
};

export const decision = named('Decision', z.strictObject(decisionFields));

export const loggedDecision = named(
  'LoggedDecision',
  z.strictObject({ ...decisionFields, undoneAt: z.exactOptional(z.string()), run: z.int() }),
);

const works = z.array(text).length(2).describe('Public ids of the works that the records are in');

export const waitingPair = named(
  'PairInDoubt',
  z.strictObject({
    works,
    decision,
    doubt: z.number().min(0).max(1).describe('1: as much speaks for one publication as against it'),
    records: z.int().min(0).describe('Records that would come together'),
  }),
);

export const relatedPair = named('RelatedPair', z.strictObject({ works, decision }));

export const comparison = named(
  'Comparison',
  z.strictObject({
    sides: z.array(z.strictObject({ name: text, work: text, records: z.array(recordName) })),
    fields: z.array(
      z.strictObject({
        label: text,
        agreement: z.enum(['same', 'spelling', 'different', 'one-sided']),
        values: z.array(z.union([z.string(), z.null()])).describe('Of each side; null: it does not say'),
        differing: z.exactOptional(z.array(z.array(z.string()))).describe('The words of each side that the others do not have'),
      }),
    ),
    decisions: z.array(decision),
    doubt: z.number().min(0).max(1),
  }),
);
