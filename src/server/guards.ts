import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { Problem } from './problem.ts';

/** Whom a server listens to. */
export interface Doors {
  /** The address it is bound to. */
  readonly host: string;
  readonly allowHosts: readonly string[];
  readonly corsOrigins: readonly string[];
}

/** `127.0.0.1`, `::1`, `localhost`: addresses that only this machine reaches. */
const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

/**
 * Refuses what a web page could send through a visitor's browser: requests under a name that is none of the server's (a name whose
 * owner has it point at this machine, «DNS rebinding»), and those of a page of another site that nobody allowed. A server that other machines
 * reach by its address is asked under names that it cannot know; where it is told them, it keeps to those.
 */
export function guardDoors(request: Request, { host, allowHosts, corsOrigins }: Doors): void {
  const { hostname, host: asked } = new URL(request.url);
  const known = isLoopback(hostname) || allowHosts.some((name) => [hostname, asked].includes(name.toLowerCase()));
  const open = allowHosts.length === 0 && !isLoopback(host) && isIP(hostname.replace(/^\[|\]$/g, '')) > 0;
  if (!known && !open)
    throw new Problem(421, `this server does not answer under the name ${hostname}: whoever runs it can allow the name (--allow-host)`);
  const origin = request.headers.get('origin');
  if (origin === null || corsOrigins.includes(origin)) return;
  if (URL.canParse(origin) && new URL(origin).host === asked) return;
  throw new Problem(403, 'pages of other sites may not use this server: whoever runs it can allow their origin (--cors-origin)');
}

/** Lets through only whoever has the token; without one nobody may change anything. */
export function guardWriting(request: Request, token: string | undefined): void {
  if (token === undefined)
    throw new Problem(
      403,
      'this server only reads: whoever runs it can set a token (REFMILL_SERVER_TOKEN) with which clients may change the library',
    );
  const given = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (given === undefined || !isSame(given, token))
    throw new Problem(401, 'changes need the token of this server, as `Authorization: Bearer …`', {}, { 'www-authenticate': 'Bearer' });
}

/** In the same time whether the first character differs or the last, and whatever the length. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
