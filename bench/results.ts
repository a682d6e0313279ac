import { z } from 'zod';
import { exporting } from './measures/exporting.ts';
import { extracting } from './measures/extracting.ts';
import { ingesting } from './measures/ingesting.ts';
import { machine } from './measures/machine.ts';
import { matching } from './measures/matching.ts';
import { reading } from './measures/reading.ts';
import { resolving } from './measures/resolving.ts';
import { searching } from './measures/searching.ts';
import { sqliteCopy } from './measures/sqlite-copy.ts';

/** All that one run of the benchmark measured: what it writes, and what the report is made of. */
export const results = z.strictObject({
  /** yyyy-mm-dd */
  takenOn: z.iso.date(),
  version: z.string(),
  seed: z.int(),
  machine,
  /** Made records first, then real ones where there were any. */
  reading: z.array(reading).min(1),
  /** The smallest first. */
  ingesting: z.array(ingesting).min(1),
  sqliteCopy,
  searching,
  exporting,
  /** Absent in older figures. */
  extracting: extracting.optional(),
  resolving,
  /** Absent in older figures. */
  matching: matching.optional(),
});

export type Results = z.infer<typeof results>;
