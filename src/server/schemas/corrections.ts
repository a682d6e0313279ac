import { z } from 'zod';
import { correction } from '../../model/correction.ts';
import { named } from './components.ts';

export const standingCorrection = named(
  'Correction',
  correction.extend({
    was: z.exactOptional(z.unknown()),
    value: z.exactOptional(z.unknown()),
    record: z.string().describe('Written key of the record for which it was made'),
  }),
);
