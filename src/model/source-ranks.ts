/**
 * Whose word counts first where records differ: levels, the first one first; patterns of one level are equals. A pattern is an authority (`pubmed`), the
 * beginning of some (`file:*`), or all that no other pattern means (`*`).
 */
export type SourceRanks = readonly (readonly string[])[];
