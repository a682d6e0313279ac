import { z } from 'zod';
import { formats } from '../formats/registry.ts';

export const formatId = z
  .exactOptional(z.string().max(40))
  .describe(`The format of the body, when its content does not tell: ${formats.map(({ id }) => id).join(', ')}`);

export const name = z
  .string()
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_ .()-]{0,99}$/u, 'is no name of a file (letters, digits, blanks and ._()- only)')
  .default('upload')
  .describe('What the file is called; it stands in the ids of records that have none of their own');

export const file = {
  bytes: ['application/octet-stream', 'text/plain'],
  description: 'A file of references in any known format; .gz is unpacked',
} as const;
