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
  /** Told of records that did not come. */
  readonly lacking: (message: string) => void;
}

/**
 * The pages of a ListRecords list, by resumption tokens, of which each is sent back as it came with nothing but the verb. A token that
 * is refused, and a list that goes round in circles or does not end (a token or a whole page comes again, nothing new comes), is begun
 * anew from its first request; after some restarts Unavailable or Malformed is thrown, so that no list goes on for ever. So is one that ends
 * long before the number of records that was announced, once: then its end is believed, since many repositories only guess that number.
 */
export async function* listPages(service: OaiService, { first, token, report, lacking }: ListTask): AsyncIterable<OaiAnswer> {
  let next = token;
  let fromItsBeginning = token === undefined;
  let wasShort = false;
  let way = 0;
  let trail = newTrail();
  const beginAnew = (why: string) => {
    report(`${why}; beginning the list anew`);
    next = undefined;
    fromItsBeginning = true;
    trail = newTrail();
  };
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
      beginAnew(trouble.message);
      continue;
    }
    if (answer instanceof TokenRefused) continue;
    const { reply } = answer;
    if (reply.cut) lacking('a page breaks off, however often it is asked for; what can be read of it is');
    else if (reply.broken) report('a page is not well-formed; what can be read of it is');
    yield answer;
    next = reply.token?.value;
    if (next !== undefined) continue;
    if (reply.cut) throw new Unavailable('a page breaks off, and with it the way to the rest of the list');
    const short = fromItsBeginning ? trail.shortfall() : undefined;
    if (short === undefined) return;
    if (wasShort) {
      lacking(`${short}, twice over`);
      return;
    }
    wasShort = true;
    beginAnew(short);
  }
}
