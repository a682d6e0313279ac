import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { Hono } from 'hono';
import type { Configuration } from '../../configuration.ts';
import type { Library } from '../../pipeline/library.ts';
import { safeHeaders } from '../answering.ts';
import { guardDoors } from '../guards.ts';
import { libraryMeans } from '../library-means.ts';
import { serverLimits } from '../limits.ts';
import { type Listening, listen } from '../listen.ts';
import { Problem, problemOf } from '../problem.ts';
import type { ServerTools } from '../route.ts';
import type { ServeOptions } from '../serve.ts';
import { Turnstile } from '../turnstile.ts';
import { mcpServer } from './mcp-server.ts';

/** A message of the protocol is small, but for a pasted reference list. */
const longestMessage = 4 * 1024 * 1024;

const toolsFor = (library: Library, config: Configuration, now: () => Date): ServerTools => ({
  library,
  config,
  limits: serverLimits(config),
  now,
  ...libraryMeans(library),
});

interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
}

/** Serves a library to the one assistant at the other end of the streams, until it goes away or the signal is aborted. Nothing but the protocol is written. */
export async function serveMcpStreams(
  library: Library,
  config: Configuration,
  { stdin, stdout, signal, now, fault }: Streams & Pick<ServeOptions, 'now' | 'fault'> & { readonly signal: AbortSignal },
): Promise<void> {
  const server = mcpServer(toolsFor(library, config, now), fault);
  const transport = new StdioServerTransport(stdin, stdout, { maxBufferSize: longestMessage });
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    stdin.once('end', resolve);
    stdin.once('close', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
  server.server.onerror = fault;
  await server.connect(transport);
  await ended;
  await server.close();
}

/** The same over HTTP, at `/mcp`. No session is kept: each request is answered by itself. */
export async function serveMcpHttp(
  library: Library,
  config: Configuration,
  { host, port, allowHosts, corsOrigins, now, fault, limits }: ServeOptions,
): Promise<Listening> {
  const tools = { ...toolsFor(library, config, now), limits: { ...serverLimits(config), ...limits } };
  const work = new Turnstile(tools.limits.requestsAtOnce, tools.limits.requestsWaiting);
  const stop = new AbortController();
  const app = new Hono();
  app.onError((error) => {
    const problem = problemOf(error);
    if (!problem) fault(error);
    return (problem ?? new Problem(500, 'this is a fault of refmill: whoever runs this server finds more in its log')).toResponse();
  });
  app.notFound(() => new Problem(404, 'the protocol is served at /mcp').toResponse());
  app.use(async (context, next) => {
    guardDoors(context.req.raw, { host, allowHosts, corsOrigins });
    await next();
    for (const [name, value] of Object.entries(safeHeaders)) context.res.headers.set(name, value);
  });
  // Without sessions there is nothing to listen to (GET) or to end (DELETE).
  app.post('/mcp', async (context) => {
    const leave = await work.enter(AbortSignal.any([stop.signal, context.req.raw.signal]));
    const server = mcpServer(tools, fault);
    try {
      const transport = new WebStandardStreamableHTTPServerTransport({
        enableJsonResponse: true,
        maxRequestBodySize: Math.min(longestMessage, tools.limits.bodyBytes),
      });
      await server.connect(transport);
      return await transport.handleRequest(context.req.raw);
    } finally {
      await server.close();
      leave();
    }
  });
  app.all('/mcp', () => new Problem(405, 'messages of the protocol come by POST', {}, { allow: 'POST' }).toResponse());
  return listen(app.fetch, { host, port, limits: tools.limits, fault, abandon: () => stop.abort(new Error('the server stops')) });
}
