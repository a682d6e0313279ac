import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { rounds } from '../rounds.ts';
import { emptyFolder } from './refmill.ts';

const built = (file: string) => path.join(packageRoot, 'dist', file);

/** Bytes that were resident at most, of a harvest in a process of its own. */
async function peakOf(folder: string, ...args: string[]): Promise<number> {
  const usage = pathToFileURL(built('bench/measures/usage-on-exit.js')).href;
  const child = spawn(process.execPath, ['--import', usage, built('src/cli.js'), 'harvest', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    env: {},
  });
  const texts = ['', ''];
  child.stdout?.on('data', (piece) => {
    texts[0] += piece;
  });
  child.stdio[3]?.on('data', (piece) => {
    texts[1] += piece;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  expect([code, texts[0]]).toEqual([0, expect.stringMatching(/fetched: \d+ new/)]);
  return (JSON.parse(texts[1] ?? '') as { peakBytes: number }).peakBytes;
}

const records = rounds(20_000, 50_000);

test(`a harvest of ${records} records takes no more memory than its pages do`, async () => {
  const sandbox = await startSandbox({ generated: records, pageSize: 200 });
  try {
    const folder = await emptyFolder();
    const { host } = new URL(sandbox.url);
    const peak = await peakOf(folder, 'oai-pmh', '--url', sandbox.urlOf('oai-pmh'), '--allow-private-host', host);
    expect(peak).toBeLessThan(300_000_000);
  } finally {
    await sandbox.close();
  }
}, 600_000);
