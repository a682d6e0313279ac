import { Agent, request } from 'undici';
import { Unavailable } from '../model/errors.ts';
import { type AddressGuard, AddressRefused } from './address-guard.ts';
import { acceptEncoding, readBody } from './body.ts';

/** One request to one host; redirects are not followed here. */
interface Hop {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** An urlencoded form. */
  readonly form?: string | undefined;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export interface Transport {
  /** Throws Unavailable for whatever goes wrong on the way, AddressRefused, and the signal's reason when it aborts. */
  exchange(hop: Hop): Promise<Answer>;
  close(): Promise<void>;
}

export function createTransport(guard: AddressGuard): Transport {
  const agent = new Agent({ connect: guard.connect });
  return {
    async exchange(hop) {
      const clock = new AbortController();
      const timer = setTimeout(() => clock.abort(), hop.timeoutMs);
      const signal = hop.signal ? AbortSignal.any([hop.signal, clock.signal]) : clock.signal;
      try {
        const { statusCode, headers, body } = await request(stripUser(hop.url), {
          dispatcher: agent,
          method: hop.method,
          headers: { 'accept-encoding': acceptEncoding, ...authorization(hop.url), ...hop.headers },
          body: hop.form ?? null,
          signal,
          headersTimeout: hop.timeoutMs,
          bodyTimeout: hop.timeoutMs,
        });
        const flat = Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
        );
        const bytes = await readBody(body, flat['content-encoding'] ?? '', hop.maxBytes);
        return { status: statusCode, headers: flat, bytes };
      } catch (cause) {
        if (hop.signal?.aborted) throw hop.signal.reason;
        if (cause instanceof AddressRefused) throw cause;
        if (clock.signal.aborted) throw new Unavailable(`no whole answer within ${hop.timeoutMs / 1000} s`);
        if (cause instanceof Unavailable) throw cause;
        throw new Unavailable(reasonOf(cause), { cause });
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => agent.close(),
  };
}

function stripUser(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

/** User and password of the address as Basic authentication: undici leaves them out. */
function authorization(url: URL): Record<string, string> {
  if (!url.username && !url.password) return {};
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer is shorter than announced',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'the answer stopped in the middle',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up now',
};

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? `the connection failed (${code || (cause instanceof Error ? cause.message : String(cause))})`;
}
