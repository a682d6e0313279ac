import { afterEach } from 'vitest';
import type { Fetched, FetchTools } from '../../src/fetchers/fetcher.ts';
import { createHttpClient } from '../../src/http/client.ts';
import type { Checkpoint } from '../../src/model/run.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';

/** What a fetcher's own tests need: a sandbox, tools on a standing clock, and what was said and asked for. */
export interface SandboxWorld {
  readonly sandbox: Sandbox;
  readonly tools: FetchTools;
  readonly said: string[];
  /** What the library was asked for: scheme and query. */
  readonly asked: string[];
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** `held` are the identifiers of a library; without it there is none. */
export async function atSandbox(options: SandboxOptions = {}, held?: Readonly<Record<string, readonly string[]>>): Promise<SandboxWorld> {
  const sandbox = await startSandbox(options);
  const http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], otherwisePerSecond: 100_000, sleep: async () => {} });
  closing.push(
    () => sandbox.close(),
    () => http.close(),
  );
  const said: string[] = [];
  const asked: string[] = [];
  const tools: FetchTools = {
    http,
    now: () => new Date('2026-02-03T23:30:00Z'),
    report: (message) => said.push(message),
    ...(held === undefined
      ? {}
      : {
          held: async function* (scheme, { query = '', after = '' } = {}) {
            asked.push(`${scheme}: ${query}`);
            yield* (held[scheme] ?? []).filter((value) => value > after);
          },
        }),
  };
  return { sandbox, tools, said, asked };
}

/** The texts that a source gave, and its last checkpoint. */
export async function gather(given: AsyncIterable<Fetched>): Promise<{ texts: string[]; last: Checkpoint | undefined }> {
  const texts: string[] = [];
  let last: Checkpoint | undefined;
  for await (const page of given) {
    if ('format' in page && 'payload' in page) texts.push(new TextDecoder().decode(page.payload?.bytes));
    last = page.checkpoint ?? last;
  }
  return { texts, last };
}
