import { Misconfigured, Rejected } from '../../model/errors.ts';
import type { Identifier } from '../../model/identifier.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage } from '../fetcher.ts';
import { beginningOf, type Identity } from './identity.ts';
import type { ChosenFormat } from './metadata-formats.ts';
import { ArgumentRefused, FormatRefused } from './protocol-error.ts';
import type { OaiAnswer, OaiService } from './service.ts';

/** How the metadata formats are found out, and who is told of what went wrong. */
interface LookupMeans {
  readonly formats: (service: OaiService) => Promise<readonly ChosenFormat[]>;
  readonly report: (message: string) => void;
}

/**
 * Single records by GetRecord: by OAI identifier as it is, by handle behind the ways in which the repository's identifiers may begin.
 * Others are not what OAI-PMH can be asked for. A repository that answers nothing but GetRecord will do.
 */
export async function* lookUp(
  service: OaiService,
  identifiers: readonly Identifier[],
  { formats: formatsOf, report }: LookupMeans,
): AsyncIterable<FetchedPage> {
  const wanted = identifiers.filter(({ scheme }) => scheme === 'oai' || scheme === 'handle');
  if (wanted.length === 0) return;
  const identity = await identityOf(service, report);
  const formats = await formatsOf(service);
  let beginnings = identity?.identifierBeginnings ?? [];
  let learned = false;
  for (const { scheme, value } of wanted) {
    if (scheme === 'oai') {
      yield* found(await getRecord(service, value, formats));
      continue;
    }
    let page = await firstOf(beginnings, value);
    if (!page && !learned) {
      learned = true;
      const shown = await beginningInList(service, formats);
      if (shown !== undefined && !beginnings.includes(shown)) {
        beginnings = [shown, ...beginnings];
        page = await firstOf([shown], value);
      }
    }
    if (!page) continue;
    // What was right once is asked first from then on.
    beginnings = [page.beginning, ...beginnings.filter((each) => each !== page?.beginning)];
    learned = true;
    yield page.page;
  }

  async function firstOf(ways: readonly string[], handle: string): Promise<{ beginning: string; page: FetchedPage } | undefined> {
    for (const beginning of ways) {
      const [page] = found(await getRecord(service, `${beginning}${handle}`, formats));
      if (page) return { beginning, page };
    }
    return undefined;
  }
}

interface Got extends OaiAnswer {
  readonly format: string;
}

const found = (got: Got | undefined): FetchedPage[] => (got ? [fetchedPage(got.response, got.format)] : []);

/** The record in the best format in which the repository has it; undefined when it has none of that identifier. */
async function getRecord(service: OaiService, identifier: string, formats: readonly ChosenFormat[]): Promise<Got | undefined> {
  for (const [at, { prefix, format }] of formats.entries()) {
    try {
      const answer = await service.ask({ verb: 'GetRecord', identifier, metadataPrefix: prefix });
      return answer.reply.errors.length === 0 ? { ...answer, format } : undefined;
    } catch (error) {
      // Some servers call an unknown identifier a bad argument.
      if (error instanceof ArgumentRefused) return undefined;
      if (!(error instanceof FormatRefused) || at + 1 >= formats.length) throw error;
    }
  }
  return undefined;
}

async function identityOf(service: OaiService, report: (message: string) => void): Promise<Identity | undefined> {
  try {
    return await service.identify();
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    report(`the repository does not answer to Identify (${error.message}); asking for single records all the same`);
    return undefined;
  }
}

/** How the identifiers begin that the repository lists. */
async function beginningInList(service: OaiService, formats: readonly ChosenFormat[]): Promise<string | undefined> {
  try {
    const { reply } = await service.ask({ verb: 'ListIdentifiers', metadataPrefix: formats[0]?.prefix ?? 'oai_dc' });
    return reply.identifiers.map(beginningOf).find((each) => each !== undefined);
  } catch (error) {
    if (error instanceof Rejected || error instanceof Misconfigured) return undefined;
    throw error;
  }
}
