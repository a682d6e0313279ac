import { z } from 'zod';
import { prismaKinds } from '../../model/prisma-flow.ts';
import { named } from './components.ts';
import { runCounts } from './runs.ts';

const text = z.string();
const count = z.int().min(0);
const kind = z.enum(prismaKinds);

const reasoned = z.strictObject({
  total: count,
  reasons: z
    .array(z.strictObject({ reason: z.exactOptional(text), count }))
    .describe('The most frequent first; one without a name is of works without a reason'),
});

const column = named(
  'FlowColumn',
  z
    .strictObject({
      identified: count,
      from: z.array(
        z.strictObject({
          name: text,
          kind,
          records: count,
          by: z.array(z.strictObject({ source: text, file: z.exactOptional(text), records: count })),
        }),
      ),
      duplicates: count,
      deletedAtSource: count,
      ineligible: z.exactOptional(reasoned),
      toScreen: count,
      screened: z.exactOptional(count),
      unscreened: z.exactOptional(count),
      excluded: z.exactOptional(reasoned),
      sought: z.exactOptional(count),
      notRetrieved: z.exactOptional(reasoned),
      assessed: z.exactOptional(count),
      unassessed: z.exactOptional(count),
      fullTextExcluded: z.exactOptional(reasoned),
      included: z.exactOptional(count),
    })
    .describe('What is absent is not recorded; what is there adds up'),
);

export const flow = named(
  'PrismaFlow',
  z.strictObject({
    query: z.exactOptional(text),
    databases: column,
    otherMethods: z.exactOptional(column).describe('Websites, organisations, citation searching; absent: nothing came that way'),
    included: z.strictObject({ studies: z.exactOptional(count), reports: z.exactOptional(count) }),
    contradictions: z.array(z.strictObject({ work: text, tags: z.array(text) })),
    notes: z.array(text),
  }),
);

const file = z.strictObject({
  name: text,
  sha256: text,
  format: z.exactOptional(text),
  pages: z.exactOptional(text).describe('What it is called where no database gave it out'),
  run: z.int(),
  takenInAt: text,
  counts: runCounts,
  databases: z.array(z.strictObject({ name: text, records: count })),
  told: z
    .strictObject({
      name: z.exactOptional(text),
      platform: z.exactOptional(text),
      strategy: z.exactOptional(text),
      searched: z.exactOptional(text),
      found: z.exactOptional(count),
    })
    .describe('As the settings tell'),
});

const source = z.strictObject({
  source: text,
  name: text,
  platform: z.exactOptional(text),
  kind,
  strategy: z.exactOptional(text).describe('As it was written'),
  limits: z.record(z.string(), text),
  runs: z.array(
    z.strictObject({
      run: z.int(),
      startedAt: text,
      outcome: text,
      error: z.exactOptional(text),
      sent: z
        .exactOptional(
          z.array(z.strictObject({ strategy: z.exactOptional(text), translation: z.exactOptional(text), found: z.exactOptional(count) })),
        )
        .describe('As it was sent, with the count of the source'),
      counts: runCounts,
    }),
  ),
  files: z.exactOptional(z.array(file)),
  gave: z.strictObject({ records: count, works: count, onlyHere: count }),
});

export const searches = named(
  'PrismaSearches',
  z.strictObject({
    software: text,
    deduplication: z.strictObject({ method: text, records: count, works: count }),
    sources: z.array(source),
  }),
);
