import { createHash } from 'node:crypto';
import { Malformed, Unavailable } from '../../model/errors.ts';
import { type OaiAnswer, type OaiService, TokenRefused } from './service.ts';

/** How often a list is begun anew before its repository is given up. */
const mostRestarts = 3;
/** Pages without any record in a row; a few are normal where a server filters after paging. */
const mostEmptyPages = 50;

/**
 * The pages of a ListRecords list, by resumption tokens, of which each is sent back as it came with nothing but the verb. A token that
 * is refused, and a list that goes round in circles (a token or a whole page comes again), is begun anew from its first request; after
 * some restarts Unavailable or Malformed is thrown, so that no list goes on for ever. `token` resumes a list.
 */
export async function* listPages(
  service: OaiService,
  { first, token, report }: { first: Readonly<Record<string, string>>; token?: string | undefined; report: (message: string) => void },
): AsyncIterable<OaiAnswer> {
  let next = token;
  let trail = newTrail();
  for (let restarts = 0; ; ) {
    const answer = await service
      .ask(next === undefined ? first : { verb: 'ListRecords', resumptionToken: next })
      .catch((error: unknown) => {
        if (error instanceof TokenRefused && next !== undefined) return error;
        throw error;
      });
    const trouble = answer instanceof TokenRefused ? answer : trail.trouble(answer);
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
    if (answer.reply.broken) report('a page is not well-formed; what can be read of it is');
    yield answer;
    next = answer.reply.token?.value;
    if (next === undefined) return;
  }
}

/** Remembers which tokens and pages a list has had: 16 bytes for each, so that a list of a million records needs little. */
function newTrail() {
  const passed = new Set<string>();
  let empty = 0;
  const again = (text: string) => {
    const mark = createHash('sha256').update(text).digest('base64').slice(0, 22);
    const known = passed.has(mark);
    passed.add(mark);
    return known;
  };
  return {
    trouble({ reply: { identifiers, token } }: OaiAnswer): Malformed | undefined {
      empty = identifiers.length === 0 ? empty + 1 : 0;
      if (empty > mostEmptyPages) return new Malformed(`the list has ${empty} pages without a record in a row`);
      const samePage = identifiers.length > 0 && again(`page ${identifiers.join(' ')}`);
      const sameToken = token !== undefined && again(`token ${token.value}`);
      return samePage || sameToken
        ? new Malformed(`the list goes in circles: a ${samePage ? 'page' : 'resumption token'} came twice`)
        : undefined;
    },
  };
}
