import type { Configuration } from '../configuration.ts';
import type { Identifier } from '../model/identifier.ts';
import type { Library } from '../pipeline/library.ts';
import { lookUpIdentifier } from '../pipeline/look-up-identifier.ts';
import { lookupServices } from '../pipeline/repair/lookup-services.ts';
import { httpClientFor } from '../pipeline/sources.ts';
import { serverApp } from './app.ts';
import { libraryMeans } from './library-means.ts';
import { type ServerLimits, serverLimits } from './limits.ts';
import { type Listening, listen } from './listen.ts';
import { routes } from './routes.ts';

/** Where a server listens and whom it lets in, over what the configuration says. */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly allowHosts: readonly string[];
  readonly corsOrigins: readonly string[];
  /** Whether services on the net may be asked about identifiers that the library does not have. */
  readonly lookups?: boolean;
  readonly limits?: Partial<ServerLimits>;
  readonly now: () => Date;
  /** Told of faults, and of nothing that came in a body. */
  readonly fault: (error: unknown) => void;
}

/** Serves a library over HTTP until it is closed. Throws Misconfigured where it cannot listen. */
export async function serve(library: Library, config: Configuration, options: ServeOptions): Promise<Listening> {
  const { host, port, allowHosts, corsOrigins, now, fault } = options;
  const limits = { ...serverLimits(config), ...options.limits };
  const stop = new AbortController();
  const abandon = () => stop.abort(new Error('the server stops'));
  const asking = options.lookups ? askingServices(config, now) : undefined;
  const app = serverApp(
    routes,
    { library, config, limits, now, ...libraryMeans(library), ...(asking ? { lookUp: asking.lookUp } : {}) },
    { doors: { host, allowHosts, corsOrigins }, token: config.serverToken, stop: stop.signal, fault },
  );
  const listening = await listen(app.fetch, { host, port, limits, fault, abandon });
  // What facets of a large library are counted from is read before anybody waits for it.
  const warming = setImmediate(() => void library.store.facets({ kind: 'all' }, 0).catch(fault));
  return {
    url: listening.url,
    async close() {
      clearImmediate(warming);
      await listening.close();
      await asking?.close();
    },
  };
}

/** Services, and the HTTP client with which they are asked. */
function askingServices(config: Configuration, now: () => Date) {
  const services = lookupServices(config);
  const report = () => undefined;
  const http = httpClientFor(config, report);
  return {
    lookUp: (identifier: Identifier, signal: AbortSignal) => lookUpIdentifier(identifier, services, { http, now, signal, report }),
    close: () => http.close(),
  };
}
