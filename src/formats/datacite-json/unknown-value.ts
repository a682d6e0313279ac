/** The standard words for what a depositor does not know or will not tell (DataCite Metadata Schema, appendix 3), however bracketed. */
const unknown = /^[(:]{1,3}(?:unac|unal|unap|unas|unav|unkn|none|null|tba)\)?(?:\s.{0,80})?$/i;
const nameless = /^(?:\[?s\.\s?n\.\]?|n\.?\s?n\.?)$/i;

/** `(:unav)`, `(:Unkn) Unknown`, `:(unav)`: the field is there because it must be. */
export const isUnknownValue = (text: string): boolean => unknown.test(text);

/** Of a person also `[S.N.]` (sine nomine) and `NN`. */
export const isNameless = (text: string): boolean => unknown.test(text) || nameless.test(text);
