import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Misconfigured } from '../model/errors.ts';
import type { ServerLimits } from './limits.ts';
import { Problem, problemOf, problemType } from './problem.ts';

/** A server that listens. */
export interface Listening {
  /** `http://127.0.0.1:8224`. */
  readonly url: string;
  /** Takes no more requests, lets those at work finish for a while, then ends. */
  close(): Promise<void>;
}

interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly limits: ServerLimits;
  readonly fault: (error: unknown) => void;
  /** Called when those that were at work have had their time. */
  readonly abandon: () => void;
}

const graceMs = 10_000;

/** Listens at an address. Throws Misconfigured where that cannot be: the port is taken, the address is another machine's. */
export async function listen(
  answer: (request: Request) => Response | Promise<Response>,
  { host, port, limits, fault, abandon }: ListenOptions,
): Promise<Listening> {
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      requestTimeout: limits.uploadMs,
      headersTimeout: Math.min(10_000, limits.uploadMs),
      keepAliveTimeout: 5000,
      connectionsCheckingInterval: 1000,
      // Node would refuse it without a word; below it is refused as every other malformed request.
      requireHostHeader: false,
    },
    getRequestListener(answer, {
      overrideGlobalObjects: false,
      errorHandler: (error) => (problemOf(error) ?? new Problem(400, 'the request is malformed')).toResponse(),
    }),
  );
  server.maxConnections = limits.connections;
  server.on('clientError', answerMalformed);
  server.on('checkExpectation', (_, response) => {
    response.writeHead(417, { 'content-type': problemType });
    response.end(JSON.stringify(new Problem(417, 'only `Expect: 100-continue` is understood')));
  });
  server.listen(port, host);
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
    throw refusedToListen(host, port, cause);
  });
  server.on('error', fault);
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: () => closed(server, abandon),
  };
}

async function closed(server: Server, abandon: () => void): Promise<void> {
  const ended = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => {
    abandon();
    server.closeAllConnections();
  }, graceMs);
  await ended;
  clearTimeout(timer);
}

/** What Node's own parser refuses, in the shape of every other problem. */
const refusals: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'the request line and its headers are too long: send a long query by POST'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request took too long to come'],
};

function answerMalformed(error: NodeJS.ErrnoException, socket: Socket | NodeJS.WritableStream): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    if ('destroy' in socket) socket.destroy();
    return;
  }
  const [status, detail] = refusals[error.code ?? ''] ?? [400, 'the request is malformed'];
  const text = JSON.stringify(new Problem(status, detail));
  socket.end(
    `HTTP/1.1 ${status} \r\nContent-Type: ${problemType}\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}

function refusedToListen(host: string, port: number, cause: NodeJS.ErrnoException): unknown {
  const words: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} is taken by another program: choose another one with --port, or 0 for any that is free`,
    EACCES: `you have no right to listen at port ${port}: choose one above 1023 with --port`,
    EADDRNOTAVAIL: `${host} is no address of this machine`,
    ENOTFOUND: `${host} is no address of this machine`,
  };
  const said = words[cause.code ?? ''];
  return said === undefined ? cause : new Misconfigured('port', said, { cause });
}
