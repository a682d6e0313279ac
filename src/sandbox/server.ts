import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BadHabit, createMischief } from './bad-habits.ts';
import type { OpenService, SandboxService, ServiceOptions } from './service.ts';
import { services } from './services.ts';

export interface SandboxOptions extends ServiceOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly bad?: readonly BadHabit[];
  /** The bad habits strike at random, the same way for the same seed, instead of by turns. */
  readonly seed?: number;
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
  /** Address of the stand-in for a fetcher's service. */
  urlOf(service: string): string;
  readonly requests: SeenRequest[];
  /** How often each bad habit has struck. */
  readonly struck: Readonly<Record<string, number>>;
  /** Gives a record (by the id that its service knows) a new date of modification, ISO 8601. */
  touch(id: string, at: string): void;
  /** Deletes a record in its service's own way. */
  remove(id: string, at: string): void;
  /** Merges a record into another one of its service. */
  merge(id: string, into: string, at: string): void;
  close(): Promise<void>;
}

interface Stand {
  readonly service: SandboxService;
  readonly open: OpenService;
}

const largestForm = 1024 * 1024;

/** Stand-ins for the remote services on the loopback interface, to try everything without a network. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? (() => new Date());
  const mischief = createMischief(options.bad ?? [], options.seed);
  const requests: SeenRequest[] = [];
  let url = '';
  const urlOf = ({ path }: SandboxService) => `${url}${path}`;
  const stands: Stand[] = services.map((service) => ({
    service,
    open: service.open({ options, now, baseUrl: () => urlOf(service), strikes: mischief.strikes }),
  }));

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: parameters } = new URL(incoming.url ?? '/', 'http://sandbox');
    const method = incoming.method ?? 'GET';
    const body = method === 'POST' ? await readBody(incoming) : '';
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    if (headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
      for (const [name, value] of new URLSearchParams(body)) parameters.append(name, value);
    requests.push({ method, path: pathname, parameters: Object.fromEntries(parameters), userAgent: headers['user-agent'] ?? '' });
    const found = standAt(stands, pathname);
    if (found) {
      const { service, open } = found.stand;
      const request = { method, pathname, path: found.rest, parameters, headers, body };
      mischief.deliver({ response, service, request, reply: open.answer(request), now: now() });
    } else {
      response.writeHead(pathname === '/' ? 200 : 404, { 'content-type': 'text/plain' });
      response.end(`refmill sandbox\n${services.map(({ title, path }) => `${path}  ${title}`).join('\n')}\n`);
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
    urlOf(id) {
      const stand = stands.find(({ service }) => service.id === id);
      if (!stand) throw new Error(`the sandbox has no ${id}`);
      return urlOf(stand.service);
    },
    requests,
    struck: mischief.struck,
    touch(id, at) {
      for (const { open } of stands) open.touch?.(id, at);
    },
    remove(id, at) {
      for (const { open } of stands) open.remove?.(id, at);
    },
    merge(id, into, at) {
      for (const { open } of stands) open.merge?.(id, into, at);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The service that answers at a path, by the longest of its paths that begins it, and what follows that. */
function standAt(stands: readonly Stand[], pathname: string): { stand: Stand; rest: string } | undefined {
  const fitting = stands.flatMap((stand) =>
    [stand.service.path, ...(stand.service.alsoAt ?? [])]
      .filter((path) => pathname.startsWith(path))
      .map((path) => ({ stand, length: path.length })),
  );
  const [longest] = fitting.toSorted((a, b) => b.length - a.length);
  return longest && { stand: longest.stand, rest: pathname.slice(longest.length) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let form = '';
  for await (const piece of request.setEncoding('utf8')) {
    form += piece;
    if (form.length > largestForm) throw new Error('the form is too large');
  }
  return form;
}
