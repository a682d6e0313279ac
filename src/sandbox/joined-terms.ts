type Match<T> = (candidate: T) => boolean;

/**
 * What a query of terms, brackets, AND, OR and NOT finds, read from left to right as services do; two terms side by side mean AND. `queue`
 * holds the tokens; `readTerm` takes the next term off it, and asks back for what stands in brackets.
 */
export function joinedTerms<T>(queue: { readonly 0: string }[], readTerm: () => Match<T> | undefined): Match<T> {
  let result: Match<T> | undefined;
  while (queue.length > 0) {
    if (queue[0]?.[0] === ')') {
      queue.shift();
      break;
    }
    const operator = /^(?:AND|OR|NOT)$/.test(queue[0]?.[0] ?? '') ? queue.shift()?.[0] : 'AND';
    const next = readTerm();
    if (!next) continue;
    const before = result;
    if (!before) result = operator === 'NOT' ? (candidate) => !next(candidate) : next;
    else if (operator === 'OR') result = (candidate) => before(candidate) || next(candidate);
    else if (operator === 'NOT') result = (candidate) => before(candidate) && !next(candidate);
    else result = (candidate) => before(candidate) && next(candidate);
  }
  return result ?? (() => false);
}
