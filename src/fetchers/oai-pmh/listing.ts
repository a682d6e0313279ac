import { Unavailable } from '../../model/errors.ts';
import { ArgumentRefused, TokenRefused } from './protocol-error.ts';
import type { OaiAnswer, OaiService } from './service.ts';
import { newTrail } from './trail.ts';

/** How often a list is begun anew before its repository is given up. */
const mostRestarts = 3;

/** A list to go through. */
export interface ListTask {
  /** The first request in the ways it may be written, likeliest first: the next one is tried when its arguments are refused. */
  readonly first: readonly Readonly<Record<string, string>>[];
  /** Resumes a list in the middle. */
  readonly token?: string | undefined;
  readonly report: (message: string) => void;
}

/**
 * The pages of a ListRecords list, by resumption tokens, of which each is sent back as it came with nothing but the verb. A token that
 * is refused, and a list that goes round in circles or does not end (a token or a whole page comes again, nothing new comes), is begun
 * anew from its first request; after some restarts Unavailable or Malformed is thrown, so that no list goes on for ever.
 */
export async function* listPages(service: OaiService, { first, token, report }: ListTask): AsyncIterable<OaiAnswer> {
  let next = token;
  let way = 0;
  let trail = newTrail();
  for (let restarts = 0; ; ) {
    const answer = await service
      .ask(next === undefined ? (first[way] ?? {}) : { verb: 'ListRecords', resumptionToken: next })
      .catch((error: unknown) => {
        if (error instanceof TokenRefused && next !== undefined) return error;
        if (error instanceof ArgumentRefused && next === undefined && way + 1 < first.length) return error;
        throw error;
      });
    if (answer instanceof ArgumentRefused) {
      way += 1;
      report('the repository refuses the dates in the granularity that it gives itself; asking in the other one');
      continue;
    }
    const trouble = answer instanceof TokenRefused ? answer : trail.trouble(answer.reply);
    if (trouble) {
      if (restarts >= mostRestarts)
        throw trouble instanceof TokenRefused ? new Unavailable(`${trouble.message} (begun ${restarts + 1} times)`) : trouble;
      restarts++;
      report(`${trouble.message}; beginning the list anew`);
      next = undefined;
      trail = newTrail();
      continue;
    }
    if (answer instanceof TokenRefused) continue;
    const { reply } = answer;
    if (reply.cut) report('a page breaks off, however often it is asked for; what can be read of it is');
    else if (reply.broken) report('a page is not well-formed; what can be read of it is');
    yield answer;
    next = reply.token?.value;
    if (next !== undefined) continue;
    if (reply.cut) throw new Unavailable('a page breaks off, and with it the way to the rest of the list');
    return;
  }
}
