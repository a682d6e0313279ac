import { z } from 'zod';
import { present } from './present.ts';
import { kinshipKinds, type RememberedDecision } from './work.ts';

/** What a person goes by. It is kept, shown and exported with decisions, which nobody's e-mail address is. */
export const personsName = z
  .string()
  .trim()
  .min(1)
  .max(200, 'must have at most 200 characters')
  .regex(/^[^@]*$/, 'is a name or initials, not an e-mail address: decisions are handed on');

const recordName = z.string().regex(/^[^/]+\/[\s\S]+$/, 'must be the key of a record, as `pubmed/28961839`');
const moment = z.iso.datetime('must be a time as 2026-02-01T09:30:00Z').transform((text) => new Date(text).toISOString());

/** A line of `refmill duplicates export`: what a person decided of two records, who, when and why, and until when it was in force. */
export const decisionLine = z
  .strictObject({
    a: recordName,
    b: recordName,
    verdict: z.enum(['same', 'different']),
    relation: z.exactOptional(z.strictObject({ kind: z.enum(kinshipKinds), of: z.exactOptional(z.enum(['a', 'b'])) })),
    who: z.exactOptional(personsName),
    at: z.exactOptional(moment),
    reasons: z.array(z.string().min(1)).default([]),
    undoneAt: z.exactOptional(moment),
  })
  .refine(({ a, b }) => a !== b, { path: ['b'], message: 'is the same record as a' });

/** A decision as its line says it. */
export const decisionLineOf = ({ a, b, verdict, relation, who, at, reasons, undoneAt }: RememberedDecision): object => ({
  a,
  b,
  verdict,
  ...present({ relation, who, at }),
  reasons,
  ...present({ undoneAt }),
});
