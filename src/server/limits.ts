import type { Configuration } from '../configuration.ts';

/** Everything that a client could ask too much of has a bound. */
export interface ServerLimits {
  /** Bytes of a body as it comes. */
  readonly bodyBytes: number;
  /** Bytes of a body that comes packed, unpacked. */
  readonly unpackedBytes: number;
  /** Time for a whole request to come in. */
  readonly uploadMs: number;
  /** Bytes of the request line and its headers. */
  readonly headerBytes: number;
  /** Records that one body may hold. */
  readonly recordsPerBody: number;
  /** Works, runs or pairs on a page. */
  readonly pageSize: number;
  /** How far into the works found a page may begin. */
  readonly deepestOffset: number;
  /** UTF-16 units of a text that is read for citations or endpoints. */
  readonly textLength: number;
  /** Requests that are worked on at a time; others wait. */
  readonly requestsAtOnce: number;
  /** Requests that may wait; of further ones it is said that they come at a bad time. */
  readonly requestsWaiting: number;
  /** Time for an answer to be made and sent. */
  readonly answerMs: number;
  /** Connections at a time. */
  readonly connections: number;
}

const megabyte = 1024 * 1024;

/** The bounds of a configuration, and those that nobody needs to change. */
export function serverLimits({ server }: Configuration): ServerLimits {
  const { bodyMegabytes = 32, recordsPerBody = 10_000, pageSize = 200, requestsAtOnce = 8, answerSeconds = 120 } = server?.limits ?? {};
  return {
    bodyBytes: bodyMegabytes * megabyte,
    unpackedBytes: bodyMegabytes * 4 * megabyte,
    uploadMs: 60_000,
    headerBytes: 32 * 1024,
    recordsPerBody,
    pageSize,
    deepestOffset: 100_000,
    textLength: 1_000_000,
    requestsAtOnce,
    requestsWaiting: requestsAtOnce * 8,
    answerMs: answerSeconds * 1000,
    connections: 256,
  };
}
