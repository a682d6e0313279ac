/** What one would write in an afternoon to find the numbers of an abstract: no endpoints, no arms, nothing linked, nothing left out. */
const expressions: readonly RegExp[] = [
  /\b(?:hazard ratio|odds ratio|relative risk|risk ratio|HR|OR|RR)\b[^.;]{0,40}?(\d+[.·]\d+)(?:[^.;\d]{0,20}95 ?%[^.;\d]{0,40}(\d+[.·]\d+)[^\d]{1,5}(\d+[.·]\d+))?/gi,
  /\bP\s?[=<>≤]\s?(0?[.·]\d+)/gi,
  /\b(\d+)(?:\/(\d+))? ?[([](\d+(?:[.·]\d+)?) ?%[)\]]/g,
  /(\d+(?:[.·]\d+)?) ?(%|[a-z]+)? (?:vs\.?|versus) (\d+(?:[.·]\d+)?)/gi,
  /(\d+(?:[.·]\d+)?) ?(?:±|\+\/-) ?(\d+(?:[.·]\d+)?)/g,
  /\b(?:median|mean)\b[^.;\d]{0,60}(\d+(?:[.·]\d+)?) (months?|days?|weeks?|years?)/gi,
  /\b(?:primary|secondary) (?:end ?points?|outcomes?)(?: measures?)? (?:was|were) ([^.;]{3,200})/gi,
];

/** How many matches plain expressions have in a text. */
export function countMatches(text: string): number {
  let found = 0;
  for (const expression of expressions) for (const _ of text.matchAll(expression)) found += 1;
  return found;
}
