import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Article, fixtureArticles, generatedArticles } from './articles.ts';
import { type BadHabit, createMischief, type Service } from './bad-habits.ts';
import { fixtureItems, generatedItems, type Item } from './items.ts';
import { type OaiOptions, oaiReply } from './oai-service.ts';
import { fetchArticles, pubmedSearchLimit, search } from './pubmed-service.ts';
import type { Reply } from './reply.ts';

export interface SandboxOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly bad?: readonly BadHabit[];
  /** Records of an OAI-PMH page. */
  readonly pageSize?: number;
  readonly granularity?: OaiOptions['granularity'];
  readonly deletedRecord?: OaiOptions['deletedRecord'];
  readonly prefixes?: OaiOptions['prefixes'];
  /** Ids that one search gives at most; 9,999 like PubMed's. */
  readonly searchLimit?: number;
  /** Further small articles and items, made up to try large results. */
  readonly generated?: number;
  readonly now?: () => Date;
}

/** A request as it came, for tests and for the curious. */
interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly userAgent: string;
}

export interface Sandbox {
  readonly url: string;
  /** Base URL of the stand-in for NCBI's E-utilities. */
  readonly pubmedUrl: string;
  /** Base URL of the OAI-PMH repository. */
  readonly oaiUrl: string;
  readonly requests: SeenRequest[];
  /** How often each bad habit has struck. */
  readonly struck: Readonly<Record<string, number>>;
  /** Gives an article (PMID) or item (OAI identifier) a new date of modification, ISO 8601. */
  touch(id: string, at: string): void;
  /** Deletes an item: from then on a tombstone. */
  remove(identifier: string, at: string): void;
  close(): Promise<void>;
}

const paths = { esearch: '/entrez/eutils/esearch.fcgi', efetch: '/entrez/eutils/efetch.fcgi', oai: '/server/oai/request' } as const;
const largestForm = 1024 * 1024;

/** Stand-ins for PubMed and for a repository on the loopback interface, to try everything without a network. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? (() => new Date());
  const articles: Article[] = [...fixtureArticles(), ...generatedArticles(options.generated ?? 0)];
  const items: Item[] = [...fixtureItems(), ...generatedItems(options.generated ?? 0)];
  const mischief = createMischief(options.bad ?? []);
  const requests: SeenRequest[] = [];
  let url = '';

  const services: Readonly<Record<Service, (parameters: URLSearchParams) => Reply>> = {
    esearch: (parameters) => search(parameters, articles, options.searchLimit ?? pubmedSearchLimit),
    efetch: (parameters) => fetchArticles(parameters, articles),
    oai: (parameters) =>
      oaiReply(parameters, items, {
        baseUrl: `${url}${paths.oai}`,
        pageSize: options.pageSize ?? 4,
        granularity: options.granularity ?? 'second',
        deletedRecord: options.deletedRecord ?? 'transient',
        prefixes: options.prefixes ?? ['oai_dc', 'dim'],
        now,
        strikes: mischief.strikes,
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = new URL(request.url ?? '/', 'http://sandbox');
    const parameters = request.method === 'POST' ? new URLSearchParams(await readForm(request)) : asked.searchParams;
    requests.push({
      method: request.method ?? 'GET',
      path: asked.pathname,
      parameters: Object.fromEntries(parameters),
      userAgent: request.headers['user-agent'] ?? '',
    });
    const service = (Object.keys(paths) as Service[]).find((each) => paths[each] === asked.pathname);
    if (service) mischief.deliver({ response, service, parameters, reply: services[service](parameters), now: now() });
    else {
      response.writeHead(asked.pathname === '/' ? 200 : 404, { 'content-type': 'text/plain' });
      response.end(`refmill sandbox\n${Object.values(paths).join('\n')}\n`);
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    pubmedUrl: `${url}/entrez/eutils/`,
    oaiUrl: `${url}${paths.oai}`,
    requests,
    struck: mischief.struck,
    touch(id, at) {
      for (const article of articles) if (String(article.pmid) === id) article.mdat = at.slice(0, 10).replaceAll('-', '/');
      for (const item of items) if (item.identifier === id) item.datestamp = at;
    },
    remove(identifier, at) {
      const item = items.find((each) => each.identifier === identifier);
      if (item) Object.assign(item, { deleted: true, datestamp: at });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readForm(request: IncomingMessage): Promise<string> {
  let form = '';
  for await (const piece of request.setEncoding('utf8')) {
    form += piece;
    if (form.length > largestForm) throw new Error('the form is too large');
  }
  return form;
}
