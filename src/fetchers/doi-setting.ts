import { z } from 'zod';

/** A DOI of a source's settings, with or without an address before it (`https://doi.org/10.1000/182`); DOIs do not tell capitals from small letters. */
export const doiSetting = z
  .string()
  .transform((text) =>
    text
      .trim()
      .replace(/^(?:https?:\/\/(?:(?:dx|www)\.)?doi\.org\/|doi:\s*)/i, '')
      .toLowerCase(),
  )
  .pipe(z.string().regex(/^10\.\d{4,9}(?:\.\d+)*\/\S{1,300}$/, 'is no DOI (10.1000/182)'));
