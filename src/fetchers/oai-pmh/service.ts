import type { HttpResponse } from '../../http/exchange.ts';
import { Rejected, Unavailable } from '../../model/errors.ts';
import { childNamed, childrenNamed, textOf } from '../../xml/element.ts';
import type { FetchTools } from '../fetcher.ts';
import { baseUrls } from './base-url.ts';
import { type Identity, readIdentity } from './identity.ts';
import type { OfferedFormat } from './metadata-formats.ts';
import { protocolError } from './protocol-error.ts';
import { type OaiReply, readOaiReply } from './response.ts';
import type { OaiPmhSettings } from './settings.ts';

/** A reply as bytes for the archive, and what harvesting needs of it. */
export interface OaiAnswer {
  readonly response: HttpResponse;
  readonly reply: OaiReply;
}

/** The verbs of OAI-PMH that harvesting needs. `ask` throws the protocol's errors, sorted by what to do about them. */
export interface OaiService {
  ask(parameters: Readonly<Record<string, string>>): Promise<OaiAnswer>;
  identify(): Promise<Identity>;
  /** Offered metadata formats. */
  formats(): Promise<OfferedFormat[]>;
  /** setSpecs, as many as stand on the first pages of the list. */
  sets(): Promise<{ readonly names: readonly string[]; readonly all: boolean }>;
}

/** Some servers send OAI-PMH errors with these statuses instead of 200. 503 is left to the client, which waits. */
const errorStatuses = [400, 404, 405, 409, 410, 422, 500, 501];

/** ListSets pages that are read to tell whether a set exists. */
const mostSetPages = 20;

export function oaiService(settings: OaiPmhSettings, tools: FetchTools): OaiService {
  let [url, ...otherUrls] = baseUrls(settings.url);

  async function ask(parameters: Readonly<Record<string, string>>): Promise<OaiAnswer> {
    let read: OaiReply | undefined;
    let cut: OaiAnswer | undefined;
    const request = {
      url,
      parameters,
      accept: 'text/xml, application/xml;q=0.9, */*;q=0.1',
      acceptStatuses: errorStatuses,
      ...(tools.signal ? { signal: tools.signal } : {}),
    };
    try {
      const response = await tools.http.send(request, (answer) => {
        read = replyIn(answer);
        if (read.cut) {
          cut = { response: answer, reply: read };
          throw new Unavailable('the reply is cut: its end is missing');
        }
        const error = protocolError(read.errors);
        if (error) throw error;
      });
      if (!read) throw new Unavailable('the reply was not looked at');
      return { response, reply: read };
    } catch (error) {
      // Asked for several times and always cut: what there is of its records is kept.
      if (!(error instanceof Unavailable) || !cut || cut.reply.identifiers.length === 0) throw error;
      return cut;
    }
  }

  async function identify(): Promise<Identity> {
    try {
      const { reply } = await ask({ verb: 'Identify' });
      const identity = readIdentity(reply, url);
      if (identity) return identity;
      throw new Rejected('the address answers, but not to Identify: it is no OAI-PMH base URL');
    } catch (error) {
      const [other, ...rest] = otherUrls;
      if (!(error instanceof Rejected) || other === undefined) throw error;
      const first = url;
      [url, otherUrls] = [other, rest];
      try {
        const identity = await identify();
        tools.report(`the repository answers ${other.length > first.length ? 'with' : 'without'} a slash at the end of its address`);
        return identity;
      } catch {
        [url, otherUrls] = [first, [other]];
        throw error;
      }
    }
  }

  return {
    ask,
    identify,
    async formats() {
      const { reply } = await ask({ verb: 'ListMetadataFormats' });
      return childrenNamed(childNamed(reply.root, 'ListMetadataFormats'), 'metadataFormat')
        .map((each) => ({
          prefix: textOf(childNamed(each, 'metadataPrefix')).trim(),
          namespace: textOf(childNamed(each, 'metadataNamespace')).trim(),
        }))
        .filter(({ prefix }) => prefix !== '');
    },
    async sets() {
      const names: string[] = [];
      let token: string | undefined;
      for (let pages = 0; pages < mostSetPages; pages++) {
        const { reply } = await ask(token === undefined ? { verb: 'ListSets' } : { verb: 'ListSets', resumptionToken: token });
        const sets = childrenNamed(childNamed(reply.root, 'ListSets'), 'set').map((set) => textOf(childNamed(set, 'setSpec')).trim());
        names.push(...sets.filter((name) => name !== ''));
        if (reply.broken) return { names, all: false };
        token = reply.token?.value;
        if (token === undefined) return { names, all: true };
      }
      return { names, all: false };
    },
  };
}

function replyIn(answer: HttpResponse): OaiReply {
  if (answer.status < 400) return readOaiReply(answer.bytes);
  const failed = answer.status === 500 ? new Unavailable('answered 500') : new Rejected(`answered ${answer.status}`);
  try {
    const reply = readOaiReply(answer.bytes);
    if (reply.errors.length > 0) return reply;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
  }
  throw failed;
}
