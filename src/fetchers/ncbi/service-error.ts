import { Misconfigured, Rejected, Throttled, Unavailable } from '../../model/errors.ts';

/**
 * What NCBI says inside an answer, and what to do about it; the first that fits counts. «Search Backend failed» covers both kinds:
 * a start beyond 9,998 is our mistake, «Database is not supported: pubmed» (July 2025) was theirs and passed within minutes.
 */
const meanings: readonly [pattern: RegExp, make: (says: string) => Error][] = [
  [
    /api[ _-]?key (is )?(invalid|not valid|wrong)|invalid api[ _-]?key/i,
    () => new Misconfigured('apiKey', 'NCBI does not know this API key'),
  ],
  [/rate limit|too many requests/i, (says) => new Throttled(says)],
  [/cannot be larger than|invalid db name|empty term|no such (db|database)/i, (says) => new Rejected(says)],
  [
    /backend|proxy_stream|unable to|cannot connect|failed to|connection|time(d )?[ -]?out|temporar|unavailable|try again|server error|internal/i,
    (says) => new Unavailable(says),
  ],
];

/** The error for NCBI's words; what is not known to pass by itself is our mistake. */
function serviceError(says: string): Error {
  const words = says.replace(/\s+/g, ' ').trim().slice(0, 300);
  const text = `NCBI says: ${words || 'error'}`;
  return meanings.find(([pattern]) => pattern.test(words))?.[1](text) ?? new Rejected(text);
}

/** An article that PMC does not have is told by an element of that name too, among the others that it has: that is no error of the answer. */
const tag = /<ERROR>(?!\s*The following PMCID)([^<]*)/i;
const jsonMember = /"error"\s*:\s*"((?:[^"\\]|\\.)*)"/i;

/**
 * The error that an answer of E-utilities carries in its head, whatever format was asked for: `<ERROR>` in XML, `"error":` in JSON
 * (which may hold raw line breaks and so be no JSON at all).
 */
export function errorIn(body: string): Error | undefined {
  const head = body.slice(0, 4000);
  const found = tag.exec(head) ?? (/^\s*\{/.test(head) ? jsonMember.exec(head) : null);
  return found ? serviceError(found[1] ?? '') : undefined;
}
