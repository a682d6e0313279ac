import { Agent, request } from 'undici';
import { Unavailable } from '../model/errors.ts';
import { type AddressGuard, AddressRefused } from './address-guard.ts';
import { acceptEncoding, readBody } from './body.ts';
import { type SavedBody, saveBody } from './save-body.ts';

/** One request to one host; redirects are not followed here. */
interface Hop {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** Of a POST, as text. */
  readonly body?: string | undefined;
  readonly maxBytes: number;
  /** For the whole answer, and for each pause in it. */
  readonly timeoutMs: number;
  readonly stallMs?: number;
  /** Where a 2xx body goes instead of into memory. */
  readonly file?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when the body was saved. */
  readonly bytes: Uint8Array;
  readonly saved?: SavedBody;
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
          body: hop.body ?? null,
          signal,
          headersTimeout: hop.stallMs ?? hop.timeoutMs,
          bodyTimeout: hop.stallMs ?? hop.timeoutMs,
        });
        const flat = Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
        );
        if (hop.file !== undefined && statusCode >= 200 && statusCode < 300) {
          return { status: statusCode, headers: flat, bytes: new Uint8Array(), saved: await saveBody(body, hop.file, hop.maxBytes) };
        }
        const bytes = await readBody(body, flat['content-encoding'] ?? '', hop.maxBytes);
        return { status: statusCode, headers: flat, bytes };
      } catch (cause) {
        if (hop.signal?.aborted) throw hop.signal.reason;
        if (cause instanceof AddressRefused || diskFault(cause)) throw cause;
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

/** A system call on a file that failed, as a full disk makes it: no other answer would help. */
const diskFault = (cause: unknown) => cause instanceof Error && 'syscall' in cause && /^(open|write|fsync|close)$/.test(`${cause.syscall}`);

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
