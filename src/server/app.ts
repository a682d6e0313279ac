import { createHash, randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { safeHeaders, toResponse } from './answering.ts';
import { type Doors, guardDoors, guardWriting } from './guards.ts';
import { openApiOf } from './openapi.ts';
import { checked, readQuery } from './parameters.ts';
import { Problem, problemOf } from './problem.ts';
import { readBody } from './read-body.ts';
import type { Route, ServerTools } from './route.ts';
import { Turnstile } from './turnstile.ts';

/** What an application is made with. */
export interface AppOptions {
  readonly doors: Doors;
  readonly token: string | undefined;
  /** Aborted when the server shall answer no more. */
  readonly stop: AbortSignal;
  /** Told of faults of the program, and of nothing that came in a body. */
  readonly fault: (error: unknown) => void;
}

/** The application: each route at its path, /openapi.json, and what holds for all of them. */
export function serverApp(routes: readonly Route[], tools: ServerTools, options: AppOptions): Hono {
  const app = new Hono();
  const { doors } = options;
  const answerError = (error: unknown): Response => {
    const problem = problemOf(error);
    // What disk or store refuse is the business of whoever runs the server, as a fault of the program is.
    if (!problem || (problem.status === 503 && problem !== error)) options.fault(error);
    return (problem ?? new Problem(500, 'this is a fault of refmill: whoever runs this server finds more in its log')).toResponse();
  };
  app.onError(answerError);
  app.notFound(() => new Problem(404, 'there is nothing at this address; /openapi.json tells what there is').toResponse());
  app.use(async (context, next) => {
    guardDoors(context.req.raw, doors);
    await next();
    for (const [name, value] of Object.entries(safeHeaders)) context.res.headers.set(name, value);
  });
  if (doors.corsOrigins.length > 0) {
    const allow = cors({
      origin: [...doors.corsOrigins],
      allowHeaders: ['authorization', 'content-type', 'content-encoding', 'if-none-match'],
      exposeHeaders: ['etag', 'link', 'retry-after'],
      maxAge: 600,
    });
    // Whoever asks without being a page asks what there is (OPTIONS), and not whether he may.
    app.use((context, next) => (context.req.header('origin') === undefined ? next() : allow(context, next)));
  }

  const description = JSON.stringify(openApiOf(routes));
  app.get('/openapi.json', (context) =>
    context.body(description, 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' }),
  );

  const serve = routeServer(tools, options);
  const methods = new Map<string, string[]>([['/openapi.json', ['GET', 'HEAD']]]);
  for (const route of routes) {
    const path = honoPath(route);
    app.on(route.method.toUpperCase(), path, (context) => serve(route, context).catch(answerError));
    methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase(), ...(route.method === 'get' ? ['HEAD'] : [])]);
  }
  for (const [path, allowed] of methods) {
    const allow = [...allowed, 'OPTIONS'].join(', ');
    app.options(path, (context) => context.body(null, 204, { allow }));
    app.all(path, () => new Problem(405, `here one may ${allow}`, {}, { allow }).toResponse());
  }
  return app;
}

/** `/v1/works/{id}` as Hono writes it. */
const honoPath = ({ path, slashes }: Route): string =>
  path.replace(/\{(\w+)\}$/, slashes ? ':$1{.+}' : ':$1').replaceAll(/\{(\w+)\}/g, ':$1');

function routeServer(tools: ServerTools, { token, stop, fault }: AppOptions): (route: Route, context: Context) => Promise<Response> {
  const { limits, library } = tools;
  const uploads = new Turnstile(limits.requestsAtOnce, limits.requestsWaiting);
  const work = new Turnstile(limits.requestsAtOnce, limits.requestsWaiting);
  // One writer at a time, as the store has it: others wait here instead of preparing in vain what is stale when it is ready.
  const writing = new Turnstile(1, limits.requestsWaiting);
  const ownMark = randomUUID();

  /** Weak: the bytes may be others (of a list in another order of its keys), what they say is the same. */
  const tagOf = async (context: Context): Promise<string> => {
    const said = [ownMark, await library.store.mark(), context.req.url, context.req.header('accept') ?? ''].join('\n');
    return `W/"${createHash('sha256').update(said).digest('base64url').slice(0, 22)}"`;
  };

  return async (route, context) => {
    const { raw } = context.req;
    if (route.writes) {
      guardWriting(raw, token);
      if (library.readOnly) throw new Problem(403, 'the library can only be read by this server');
    }
    const url = new URL(raw.url);
    const params = route.params ? checked(route.params, context.req.param(), 'path') : {};
    const query = readQuery(route.query, url.searchParams);
    const late = AbortSignal.timeout(limits.answerMs);
    const signal = AbortSignal.any([late, stop, raw.signal]);
    const body = await bodyOf(route, raw);
    const etag = route.ofLibrary ? await tagOf(context) : undefined;
    const headers = { 'cache-control': etag === undefined ? 'no-store' : 'no-cache', ...(etag === undefined ? {} : { etag }) };
    if (etag !== undefined && isKnown(etag, context.req.header('if-none-match'))) return new Response(null, { status: 304, headers });

    const leave = await (route.writes ? writing : work).enter(signal);
    const mediaType = (raw.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const request = { params, query, body, url, mediaType, signal } as never;
    const broken = (error: unknown) => {
      if (!signal.aborted && problemOf(error) === undefined) fault(error);
      (context.env as Partial<HttpBindings>).outgoing?.destroy();
    };
    const sending = { headers, headOnly: raw.method === 'HEAD', signal, done: leave, broken };
    const answered = route.handle(request, tools).then((answer) => toResponse(answer, sending));
    answered.catch(leave);
    return orLate(answered, { signal, late }, fault);
  };

  async function bodyOf(route: Route, raw: Request): Promise<unknown> {
    if (!route.body) return undefined;
    // Slow senders wait among themselves: whoever only asks is not held up by them.
    const leave = await uploads.enter(AbortSignal.any([stop, raw.signal]));
    try {
      const bytes = await readBody(raw, limits);
      return 'json' in route.body ? checked(route.body.json, parsed(bytes), 'body') : bytes;
    } finally {
      leave();
    }
  }
}

/** Compared weakly, as RFC 9110 has it for If-None-Match: caches on the way may have dropped the mark of a weak tag. */
function isKnown(etag: string, ifNoneMatch = ''): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => bare(tag) === bare(etag));
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem(400, 'the body is no JSON', { key: 'body' });
  }
}

/** The answer, or word that it takes too long; what goes wrong later is nobody's answer any more, and is only told if it is a fault. */
function orLate(
  answered: Promise<Response>,
  { signal, late }: { readonly signal: AbortSignal; readonly late: AbortSignal },
  fault: (error: unknown) => void,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const stopped = () => {
      reject(
        new Problem(
          503,
          late.aborted ? 'the answer takes longer than this server gives it: ask for less' : 'the server stops',
          {},
          { 'retry-after': '30' },
        ),
      );
      answered.then(
        (response) => response.body?.cancel(),
        (error: unknown) => signal.reason === error || problemOf(error) || fault(error),
      );
    };
    if (signal.aborted) stopped();
    signal.addEventListener('abort', stopped, { once: true });
    answered.then(resolve, reject).finally(() => signal.removeEventListener('abort', stopped));
  });
}
