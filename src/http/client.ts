import { rename, rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Misconfigured, Rejected, Throttled, Unavailable } from '../model/errors.ts';
import { version } from '../package-root.ts';
import { AddressRefused, createAddressGuard, type Resolve } from './address-guard.ts';
import type { Download, HttpClient, HttpRequest, HttpResponse } from './exchange.ts';
import { createHostLimits, type Sleep } from './host-limits.ts';
import { politeness } from './politeness.ts';
import { isSecret, redactCause, redactEcho, redactText, redactUrl, secretValues } from './redaction.ts';
import { withRetries } from './retry.ts';
import { readRetryAfter } from './retry-after.ts';
import { type Answer, createTransport } from './transport.ts';

export interface HttpClientOptions {
  /** Requests a second by host name; NCBI allows 10 with a key. */
  readonly perSecond?: Readonly<Record<string, number>>;
  /** Requests a second to any other host. */
  readonly otherwisePerSecond?: number;
  /** `host` or `host:port` that may be reached although it is not public. */
  readonly allowPrivateHosts?: readonly string[];
  readonly userAgent?: string;
  /** Largest body after decompression. */
  readonly maxBytes?: number;
  /** For one whole answer. */
  readonly timeoutMs?: number;
  /** Largest body that is saved to a file, and how long that may take. */
  readonly maxFileBytes?: number;
  readonly downloadTimeoutMs?: number;
  readonly tries?: number;
  readonly waitBudgetMs?: number;
  /** Told of waits and new tries; redacted. */
  readonly report?: (message: string) => void;
  readonly now?: () => Date;
  readonly sleep?: Sleep;
  readonly random?: () => number;
  readonly resolve?: Resolve;
}

const mostRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);
/** Answers that say «not now» when they carry Retry-After; 429 says it without. */
const throttling = new Set([403, 429, 503]);
/** 4xx that pass by themselves: request timeout, too early. */
const passing = new Set([408, 425]);

/** The one client of a process: limits hold across all sources that share it. */
export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const now = options.now ?? (() => new Date());
  const sleep: Sleep = options.sleep ?? ((ms, signal) => wait(ms, undefined, { signal }));
  const guard = createAddressGuard(options.allowPrivateHosts ?? [], options.resolve);
  const limits = createHostLimits({
    perSecond: { ...politeness, ...options.perSecond },
    otherwise: options.otherwisePerSecond ?? 5,
    now,
    sleep,
  });
  const transport = createTransport(guard);

  const timeoutMs = options.timeoutMs ?? 300_000;
  const ofAnswers = { maxBytes: options.maxBytes ?? 128 * 1024 * 1024, timeoutMs };
  const ofFiles = (file: string) => ({
    maxBytes: options.maxFileBytes ?? 16 * 2 ** 30,
    timeoutMs: options.downloadTimeoutMs ?? 4 * 3_600_000,
    stallMs: timeoutMs,
    file,
  });

  /** Sends the request and follows redirects by hand, each judged like the first address. */
  async function follow(request: HttpRequest, first: URL, file?: string): Promise<{ url: URL; answer: Answer }> {
    let url = first;
    let { headers } = request;
    let body = bodyOf(request);
    for (let hops = 0; hops <= mostRedirects; hops++) {
      guard.check(url);
      const hop = {
        url,
        method: body ? ('POST' as const) : ('GET' as const),
        headers: {
          ...headers,
          'user-agent': options.userAgent ?? `refmill/${version} (harvester of literature metadata)`,
          accept: request.accept ?? '*/*',
          ...(body ? { 'content-type': 'json' in body ? 'application/json' : 'application/x-www-form-urlencoded' } : {}),
          // A file is wanted as it lies there: its checksum is that of those bytes.
          ...(file === undefined ? {} : { 'accept-encoding': 'identity' }),
        },
        body: body && ('json' in body ? body.json : new URLSearchParams(body.form).toString()),
        ...(file === undefined ? ofAnswers : ofFiles(file)),
        ...(request.maxBytes === undefined ? {} : { maxBytes: request.maxBytes }),
        signal: request.signal,
      };
      const answer = await limits.run(url.hostname, () => transport.exchange(hop), request);
      const location = answer.headers.location;
      if (!redirects.has(answer.status) || location === undefined) return { url, answer };
      if (!URL.canParse(location, url.href)) throw new Unavailable('it redirects to what is no address');
      const next = new URL(location, url);
      if (!isWeb(next)) throw new Rejected(`it redirects to ${next.protocol}, which is not followed`);
      const own = sameOwner(url, next);
      // Headers of a request may be keys; user and password are the whole host's, which names itself without them.
      if (!own) headers = undefined;
      else if (next.username === '') [next.username, next.password] = [url.username, url.password];
      // 303 asks for a GET. After the others a form is sent again, as curl and undici can be told to: our requests only read.
      if (answer.status === 303) body = undefined;
      else if (body && !own) {
        if ('json' in body) throw new Rejected('it redirects to another host, to which nothing is sent');
        body = { form: Object.fromEntries(Object.entries(body.form).filter(([name]) => !isSecret(name))) };
      }
      url = next;
    }
    throw new Rejected(`it redirects more than ${mostRedirects} times`);
  }

  async function attempt(request: HttpRequest, first: URL, inspect: ((response: HttpResponse) => void) | undefined): Promise<HttpResponse> {
    const { url, answer } = await follow(request, first);
    const accepted = (answer.status >= 200 && answer.status < 300) || request.acceptStatuses?.includes(answer.status);
    if (!accepted) throw failure(answer, now());
    const response: HttpResponse = {
      status: answer.status,
      url: redactUrl(url.href),
      mediaType: (answer.headers['content-type'] ?? 'application/octet-stream').split(';', 1).join('').trim().toLowerCase(),
      headers: answer.headers,
      bytes: redactEcho(answer.bytes, first, request.parameters),
      receivedAt: now().toISOString(),
    };
    inspect?.(response);
    return response;
  }

  async function save(request: HttpRequest, first: URL, file: string, md5: string | undefined): Promise<Download> {
    const part = `${file}.part`;
    try {
      const { url, answer } = await follow(request, first, part);
      if (!answer.saved) throw failure(answer, now());
      if (md5 !== undefined && answer.saved.md5 !== md5.toLowerCase())
        throw new Unavailable(`what came has the MD5 ${answer.saved.md5}, not ${md5} as its checksum says`);
      await rename(part, file);
      return { url: redactUrl(url.href), path: file, ...answer.saved, receivedAt: now().toISOString() };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  /** Tries until it succeeds or there is no more hope; the error names the service and holds no secret. */
  function persist<T>(request: HttpRequest, ask: (url: URL) => Promise<T>): Promise<T> {
    const url = addressOf(request);
    const values = [...secretValues(url, request.parameters), ...(request.secretAddress ? [url.href, `${url.pathname}${url.search}`] : [])];
    const shown = redactText(request.secretAddress ? url.host : `${url.host}${url.pathname}`, values);
    return withRetries(
      () =>
        ask(url).catch((error: unknown) => {
          throw presentable(error, { shown, values, first: url });
        }),
      {
        tries: options.tries ?? 5,
        waitBudgetMs: options.waitBudgetMs ?? 30 * 60_000,
        sleep,
        random: options.random ?? Math.random,
        signal: request.signal,
        hold: (ms) => limits.hold(url.hostname, ms),
        report: options.report ?? (() => {}),
      },
    );
  }

  return {
    send: async (request, inspect) => persist(request, (url) => attempt(request, url, inspect)),
    download: async (request, file, { md5 } = {}) => persist(request, (url) => save(request, url, file, md5)),
    close: () => transport.close(),
  };
}

const isWeb = (url: URL) => url.protocol === 'http:' || url.protocol === 'https:';

/** Whether secrets meant for the one may go to the other: the same origin, or the same host made safer. */
const sameOwner = (from: URL, to: URL) =>
  from.origin === to.origin || (from.hostname === to.hostname && from.protocol === 'http:' && to.protocol === 'https:');

type Body = { readonly json: string } | { readonly form: Readonly<Record<string, string>> };

function bodyOf({ method, json, parameters }: HttpRequest): Body | undefined {
  if (method !== 'POST') return undefined;
  return json === undefined ? { form: { ...parameters } } : { json };
}

function addressOf(request: HttpRequest): URL {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (!url || !isWeb(url))
    throw new Misconfigured('url', `${request.secretAddress ? 'the address' : redactText(request.url)}: is no http or https address`);
  if (request.method !== 'POST') {
    for (const [name, value] of Object.entries(request.parameters ?? {})) url.searchParams.set(name, value);
  }
  return url;
}

function failure({ status, headers, bytes }: Answer, now: Date): Error {
  const retryAfterMs = readRetryAfter(headers['retry-after'], now);
  if (status === 429 || (retryAfterMs !== undefined && throttling.has(status))) return new Throttled(`answered ${status}`, retryAfterMs);
  if (status >= 500 || passing.has(status)) return new Unavailable(`answered ${status}`);
  const says = new TextDecoder()
    .decode(bytes.subarray(0, 2000))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  return new Rejected(`answered ${status}${says ? `: ${says}` : ''}`);
}

/** The error as it may be shown: the service named, no secret in message or cause, nothing else attached. */
function presentable(error: unknown, { shown, values, first }: { shown: string; values: string[]; first: URL }): unknown {
  const options = error instanceof Error && error.cause !== undefined ? { cause: redactCause(error.cause, values) } : undefined;
  const text = (message: string) => `${shown}: ${redactText(message, values)}`;
  if (error instanceof Throttled) return new Throttled(text(error.message), error.retryAfterMs, options);
  if (error instanceof Unavailable) return new Unavailable(text(error.message), options);
  // Changed in place: a service may throw its own kind of Rejected and wants it back.
  if (error instanceof Rejected) return Object.assign(error, { message: text(error.message), stack: text(error.message), ...options });
  if (error instanceof AddressRefused) {
    const advice = 'name it under allowPrivateHosts if it is yours';
    const own = error.message.startsWith(first.hostname);
    return own
      ? new Misconfigured('allowPrivateHosts', `${redactText(error.message, values)}: ${advice}`)
      : new Unavailable(text(`it redirects to a host that is refused: ${error.message}; ${advice}`));
  }
  return error;
}
