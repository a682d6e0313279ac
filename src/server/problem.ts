import { STATUS_CODES } from 'node:http';
import { circumstanceInWords } from '../model/circumstance.ts';
import { Malformed, Misconfigured, Rejected, StaleBatch, Throttled, Unavailable } from '../model/errors.ts';
import { present } from '../model/present.ts';
import { SourceBusy } from '../pipeline/lease.ts';
import { QueryComplaint } from '../search/query-complaint.ts';

/** What a problem says beside its status and its words. */
interface ProblemExtras {
  /** The parameter, field or part of the body that is wrong. */
  readonly key?: string;
  /** Where in the query it is, in UTF-16 units. */
  readonly place?: { readonly start: number; readonly end: number };
}

/** An answer that says why there is none (RFC 9457). The detail is written for people and holds no path, no key and nothing of a body. */
export class Problem extends Error {
  readonly status: number;
  readonly extras: ProblemExtras;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, detail: string, extras: ProblemExtras = {}, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.status = status;
    this.extras = extras;
    this.headers = headers;
  }

  /** The object of `application/problem+json`. */
  toJSON(): object {
    return { type: 'about:blank', title: STATUS_CODES[this.status] ?? 'Error', status: this.status, detail: this.message, ...this.extras };
  }

  toResponse(): Response {
    const headers = { 'content-type': problemType, 'cache-control': 'no-store', ...this.headers };
    return new Response(JSON.stringify(this), { status: this.status, headers });
  }
}

export const problemType = 'application/problem+json';

/** What is thrown, as the client is told of it; undefined for what is a fault of the program, of which the client learns no more than that. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof QueryComplaint) return new Problem(400, error.message, { key: error.key, place: error.place });
  if (error instanceof SourceBusy) return new Problem(409, error.message);
  if (error instanceof Misconfigured) return new Problem(400, error.message, present({ key: error.key }));
  if (error instanceof Malformed) return new Problem(422, error.message);
  if (error instanceof StaleBatch) return new Problem(409, 'others were writing all the while; try again');
  if (error instanceof Throttled || error instanceof Unavailable || error instanceof Rejected) return new Problem(502, error.message);
  if (error instanceof Error && circumstanceInWords(error) !== undefined)
    return new Problem(503, 'the library cannot be read or written at the moment; whoever runs this server finds more in its log');
  return undefined;
}
