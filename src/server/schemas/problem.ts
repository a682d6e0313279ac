import { z } from 'zod';
import { named } from './components.ts';

/** RFC 9457. */
export const problem = named(
  'Problem',
  z.strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int().min(300).max(599),
    detail: z.string().describe('What is wrong and what to do about it, for people'),
    key: z.exactOptional(z.string()).describe('The parameter, field or place in the body that is wrong'),
    place: z
      .exactOptional(z.strictObject({ start: z.int().min(0), end: z.int().min(0) }))
      .describe('Where in the query it is, in UTF-16 units'),
  }),
);
