import { request } from 'node:http';
import path from 'node:path';
import type { Configuration } from '../../src/configuration.ts';
import { ingest } from '../../src/pipeline/ingest.ts';
import { openLibrary } from '../../src/pipeline/library.ts';
import type { ServerLimits } from '../../src/server/limits.ts';
import { type ServeOptions, serve } from '../../src/server/serve.ts';
import { emptyFolder, fixture } from '../commands/refmill.ts';

export const token = 'invented-token-for-tests';

interface ServedOptions extends Partial<Pick<ServeOptions, 'allowHosts' | 'corsOrigins' | 'host' | 'lookups'>> {
  readonly config?: Configuration;
  readonly limits?: Partial<ServerLimits>;
  readonly fixtures?: readonly string[];
}

/** A library made of fixtures, served on the loopback interface at a free port. */
export async function served({ config = {}, limits = {}, fixtures = ['pubmed-xml', 'ris', 'nbib'], ...doors }: ServedOptions = {}) {
  const saved = new Map(config.searches?.map(({ id, query }) => [id, query]));
  const library = await openLibrary(path.join(await emptyFolder(), 'library.db'), { saved });
  const now = () => new Date();
  await ingest(library, { paths: fixtures.map((each) => fixture(each)), now, report: () => undefined });
  const faults: unknown[] = [];
  const listening = await serve(library, config, {
    ...{ host: '127.0.0.1', port: 0, allowHosts: [], corsOrigins: [], limits, now },
    ...doors,
    fault: (error) => void faults.push(error),
  });
  return {
    library,
    faults,
    url: listening.url,
    /** What a path answers: status, headers, and the body as JSON where it is some. */
    async ask(at: string, init: RequestInit = {}) {
      const response = await fetch(`${listening.url}${at}`, { redirect: 'manual', ...init });
      const text = await response.text();
      const isJson = /json(?:;|$)/.test(response.headers.get('content-type') ?? '') && text !== '';
      return { status: response.status, headers: response.headers, text, json: (isJson ? JSON.parse(text) : undefined) as never };
    },
    async close() {
      await listening.close();
      await library.close();
    },
  };
}

export const withToken = (init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...init.headers, authorization: `Bearer ${token}` },
});

export const posted = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** A request with headers that `fetch` does not let anybody set (Host), and its answer. */
export function plainRequest(url: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, setHost: !('host' in headers) }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        body += piece;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    sent.on('error', reject).end();
  });
}
