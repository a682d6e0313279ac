import type { Configuration } from '../configuration.ts';
import type { Library } from '../pipeline/library.ts';
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
  const app = serverApp(
    routes,
    { library, config, limits, now, ...libraryMeans(library) },
    { doors: { host, allowHosts, corsOrigins }, token: config.serverToken, stop: stop.signal, fault },
  );
  return listen(app.fetch, { host, port, limits, fault, abandon });
}
