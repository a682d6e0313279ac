import { z } from 'zod';
import { bibliographicRecord } from './record.ts';

/** The record's shape as JSON Schema (draft 2020-12), for users of other languages; committed as docs/record.schema.json. */
export function recordSchema(): object {
  return {
    title: 'refmill record',
    description: 'One line of `refmill read`. Absent means unknown.',
    ...z.toJSONSchema(bibliographicRecord),
  };
}
