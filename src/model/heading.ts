import { z } from 'zod';

const qualifier = z.strictObject({
  ui: z.exactOptional(z.string().min(1)),
  term: z.string().min(1),
  major: z.exactOptional(z.boolean()),
});

const headingVocabularies = ['mesh', 'mesh-supplementary', 'decs', 'emtree', 'lcsh', 'ddc', 'gnd', 'other'] as const;

/** A controlled descriptor with its qualifiers. From PubMed every flag is present, true or false, as sent. */
export const heading = z.strictObject({
  vocabulary: z.enum(headingVocabularies),
  ui: z.exactOptional(z.string().min(1)),
  /** The vocabulary's own spelling where it is known, else the source's. */
  term: z.string().min(1),
  /** The source's spelling, where it differs from `term`. */
  asGiven: z.exactOptional(z.string().min(1)),
  language: z.exactOptional(z.string().min(2)),
  /** What kind of descriptor it is, where the source says so (Geographic; Disease, Protocol, … for supplementary concepts). */
  kind: z.exactOptional(z.string().min(1)),
  major: z.exactOptional(z.boolean()),
  qualifiers: z.exactOptional(z.array(qualifier).min(1)),
});

/** An author's free term. */
export const keyword = z.strictObject({
  term: z.string().min(1),
  language: z.exactOptional(z.string().min(2)),
  major: z.exactOptional(z.boolean()),
  /** Who gave it, when not the author (NLM, NASA, KIE, …). */
  owner: z.exactOptional(z.string().min(1)),
});

/** The vocabularies as they call themselves. */
export const vocabularyNames: Readonly<Record<HeadingVocabulary, string>> = {
  mesh: 'MeSH',
  'mesh-supplementary': 'MeSH supplementary',
  decs: 'DeCS',
  emtree: 'Emtree',
  lcsh: 'LCSH',
  ddc: 'DDC',
  gnd: 'GND',
  other: 'Other',
};

export type Qualifier = z.infer<typeof qualifier>;
export type HeadingVocabulary = (typeof headingVocabularies)[number];
export type Heading = z.infer<typeof heading>;
export type Keyword = z.infer<typeof keyword>;
