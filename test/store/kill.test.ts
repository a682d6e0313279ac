import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { put } from './putting.ts';
import { writeForEver } from './write-for-ever.ts';

/** A process of its own: Node 20 reads no TypeScript, so vite loads it there as it does here. */
const child = `
  import { createViteServer } from 'vitest/node';
  const server = { middlewareMode: true, hmr: false, ws: false, watch: null };
  const vite = await createViteServer({ configFile: false, logLevel: 'error', appType: 'custom', optimizeDeps: { noDiscovery: true }, server });
  const { ${writeForEver.name} } = await vite.ssrLoadModule('/test/store/write-for-ever.ts');
  await ${writeForEver.name}(process.argv[1], (batches) => process.stdout.write(batches + '\\n'));
`;

/** Lets a process write until it has told of so many batches, and kills it without a warning. */
async function killAfter(file: string, batches: number): Promise<void> {
  const writer = spawn(process.execPath, ['--input-type=module', '--eval', child, file], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(writer, 'exit');
  for await (const line of createInterface({ input: writer.stdout })) if (Number(line) >= batches) break;
  writer.kill('SIGKILL');
  const [code, signal] = await ended;
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
}

test('after kill -9 in the middle of writing, the store is sound and its checkpoint says what is in it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'refmill-kill-'));
  const file = path.join(folder, 'refmill.db');
  try {
    for (const batches of [3, 17]) {
      await killAfter(file, batches);
      const store = await openSqliteStore(file);
      const { batch } = ((await store.checkpoint('forever')) ?? {}) as { batch: number };
      expect(batch).toBeGreaterThanOrEqual(batches);
      expect(await store.status()).toMatchObject({ records: batch * 4 + 1, works: batch * 4 + 1, problems: [] });
      // The newest batch is whole: its last record is there, and the next one’s is not.
      const ids = [batch * 4 + 4, batch * 4 + 5].map((n) => ({ authority: 'pubmed', id: String(99_000_000 + n) }));
      expect((await store.known(ids)).map(({ key }) => key)).toEqual(ids.slice(0, 1));
      expect((await store.work(`pmid:${99_000_000 + batch * 4}`))?.citation.title).toBe(`Paper ${batch * 4}, seen in batch ${batch}`);
      // The killed process left no lock behind.
      const [run] = await store.runs(1);
      expect(run).toMatchObject({ source: 'forever', outcome: 'running' });
      await put(store, [], { source: 'after the kill' });
      await store.close();
      if (batches === 3) rmSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
