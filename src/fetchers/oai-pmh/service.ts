import type { HttpResponse } from '../../http/exchange.ts';
import { Misconfigured, Rejected, Unavailable } from '../../model/errors.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { childNamed, childrenNamed, textOf } from '../../xml/element.ts';
import type { FetchTools } from '../fetcher.ts';
import { type OaiReply, readOaiReply } from './response.ts';
import type { OaiPmhSettings } from './settings.ts';

/** The token has expired or is not known: the list has to be asked for anew. */
export class TokenRefused extends Rejected {}

/** What Identify says. */
export interface Identity {
  /** Datestamps are whole days, or have seconds. */
  readonly granularity: 'day' | 'second';
  readonly deletedRecord: 'no' | 'transient' | 'persistent';
  readonly earliestDatestamp?: string;
  /** The repository's clock, the one that its datestamps come from. */
  readonly responseDate?: string;
  /** As in `oai:repository.example.org:99999/1`. */
  readonly repositoryIdentifier?: string;
}

/** A reply as bytes for the archive, and what harvesting needs of it. */
export interface OaiAnswer {
  readonly response: HttpResponse;
  readonly reply: OaiReply;
}

/** The verbs of OAI-PMH that harvesting needs. `ask` throws the protocol's errors, sorted by what to do about them. */
export interface OaiService {
  ask(parameters: Readonly<Record<string, string>>): Promise<OaiAnswer>;
  identify(): Promise<Identity>;
  /** Offered metadata prefixes. */
  prefixes(): Promise<string[]>;
}

/** The protocol's errors (OAI-PMH 2.0, 3.6) that are no failure, or that tell which key of the configuration is wrong. */
const meanings: Readonly<Record<string, (text: string) => Error | undefined>> = {
  noRecordsMatch: () => undefined,
  idDoesNotExist: () => undefined,
  badResumptionToken: (text) => new TokenRefused(text),
  cannotDisseminateFormat: (text) => new Misconfigured('metadataPrefix', `the repository does not offer this metadata format (${text})`),
  noSetHierarchy: (text) => new Misconfigured('sets', `the repository has no sets (${text})`),
  noMetadataFormats: (text) => new Rejected(`the repository offers no metadata format (${text})`),
};

/** Some servers send OAI-PMH errors with these statuses instead of 200. */
const errorStatuses = [400, 404, 410, 422];

export function oaiService(settings: OaiPmhSettings, tools: FetchTools): OaiService {
  async function ask(parameters: Readonly<Record<string, string>>): Promise<OaiAnswer> {
    let read: OaiReply | undefined;
    const response = await tools.http.send(
      {
        url: settings.url,
        parameters,
        accept: 'text/xml, application/xml;q=0.9, */*;q=0.1',
        acceptStatuses: errorStatuses,
        ...(tools.signal ? { signal: tools.signal } : {}),
      },
      (answer) => {
        read = replyIn(answer);
        for (const { code, text } of read.errors) {
          const error = (ownValue(meanings, code) ?? ((words) => new Rejected(`the repository refuses the request: ${words}`)))(
            text ? `${code}: ${text}` : code,
          );
          if (error) throw error;
        }
      },
    );
    if (!read) throw new Unavailable('the reply was not looked at');
    return { response, reply: read };
  }

  return {
    ask,
    async identify() {
      const { reply } = await ask({ verb: 'Identify' });
      const identify = childNamed(reply.root, 'Identify');
      if (!identify) throw new Rejected('the address answers, but not to Identify: it is no OAI-PMH base URL');
      const text = (...path: string[]) => textOf(childNamed(identify, ...path)).trim();
      const deleted = text('deletedRecord');
      return present<Identity>({
        granularity: /hh:mm:ss/i.test(text('granularity')) ? 'second' : 'day',
        deletedRecord: deleted === 'persistent' || deleted === 'transient' ? deleted : 'no',
        earliestDatestamp: text('earliestDatestamp'),
        responseDate: reply.responseDate,
        repositoryIdentifier: childrenNamed(identify, 'description')
          .map((each) => textOf(childNamed(each, 'oai-identifier', 'repositoryIdentifier')).trim())
          .find((each) => each !== ''),
      });
    },
    async prefixes() {
      const { reply } = await ask({ verb: 'ListMetadataFormats' });
      const offered = childrenNamed(childNamed(reply.root, 'ListMetadataFormats'), 'metadataFormat');
      return offered.map((each) => textOf(childNamed(each, 'metadataPrefix')).trim());
    },
  };
}

function replyIn(answer: HttpResponse): OaiReply {
  try {
    return readOaiReply(answer.bytes);
  } catch (error) {
    if (answer.status >= 400) throw new Rejected(`answered ${answer.status}`);
    throw error;
  }
}
