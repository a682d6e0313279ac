import { lookup as dnsLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';

interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** A host that is not public and that the configuration does not name. */
export class AddressRefused extends Error {}

/**
 * Keeps requests away from loopback, private, link-local and other non-public addresses unless `host` or `host:port` is named as
 * allowed. Names are judged by what they resolve to at the moment of connecting, and the connection goes to the very address that was
 * judged: a name that answers differently a moment later (DNS rebinding) gains nothing.
 */
export interface AddressGuard {
  /** Throws AddressRefused for an address written in digits; names are judged when connecting. */
  check(url: URL): void;
  readonly connect: buildConnector.connector;
}

export function createAddressGuard(
  allowed: readonly string[],
  resolve: Resolve = (name) => dnsLookup(name, { all: true }),
  connectTimeoutMs = 20_000,
): AddressGuard {
  const named = new Set(allowed.map((entry) => entry.toLowerCase()));
  const isNamed = (hostname: string, protocol: string, port: string) =>
    named.has(hostname.toLowerCase()) || named.has(`${hostname.toLowerCase()}:${port || (protocol === 'https:' ? '443' : '80')}`);

  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const open = found.filter(({ address }) => isPublic(address));
        const [first] = open;
        if (first === undefined) callback(new AddressRefused(`${hostname} ${found.length === 0 ? 'has no address' : refusal}`), '');
        else if (options.all) callback(null, [...open]);
        else callback(null, first.address, first.family);
      },
      (cause: NodeJS.ErrnoException) => callback(cause, ''),
    );
  };
  const direct = buildConnector({ timeout: connectTimeoutMs });
  const guarded = buildConnector({ timeout: connectTimeoutMs, lookup: guardedLookup });

  return {
    check(url) {
      const literal = url.hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) && !isPublic(literal) && !isNamed(url.hostname, url.protocol, url.port)) {
        throw new AddressRefused(`${url.hostname} ${refusal}`);
      }
    },
    connect(options, callback) {
      (isNamed(options.hostname, options.protocol, options.port) ? direct : guarded)(options, callback);
    },
  };
}

const refusal = 'is not a public address';

/**
 * IPv4 inside IPv6 is judged as the IPv4 address it stands for: mapped (::ffff:10.0.0.1), and NAT64 (64:ff9b::/96) where the network has
 * only IPv6. IPv4-compatible addresses (::127.0.0.1, RFC 4291 has withdrawn them) are public for nobody.
 */
function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  if (plain instanceof ipaddr.IPv6 && plain.range() === 'rfc6052') return isPublic(plain.toByteArray().slice(12).join('.'));
  if (
    plain instanceof ipaddr.IPv6 &&
    plain
      .toByteArray()
      .slice(0, 12)
      .every((byte) => byte === 0)
  )
    return false;
  return plain.range() === 'unicast';
}
