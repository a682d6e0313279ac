import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { emptyFolder, refmill } from './refmill.ts';

let sandbox: Sandbox;
let folder: string;

beforeEach(async () => {
  sandbox = await startSandbox();
  folder = await emptyFolder();
});
afterEach(() => sandbox.close());

async function repairOf(pmids: readonly string[]) {
  const records = pmids.map((pmid, at) =>
    JSON.stringify({ source: 'desk', sourceId: `key${at + 1}`, title: `Mud ${at + 1}`, identifiers: [{ scheme: 'pmid', value: pmid }] }),
  );
  await writeFile(path.join(folder, 'desk.jsonl'), `${records.join('\n')}\n`);
  const config = path.join(folder, 'refmill.yaml');
  const lookups = [{ fetcher: 'pubmed', baseUrl: sandbox.urlOf('pubmed') }];
  // JSON is YAML.
  await writeFile(config, JSON.stringify({ lookups, allowPrivateHosts: [new URL(sandbox.url).host] }));
  const options = ['--config', config, '--store', path.join(folder, 'refmill.db')];
  await refmill(['ingest', path.join(folder, 'desk.jsonl'), ...options]);
  return refmill(['repair', ...options]);
}

test('an identifier that nobody knows is named', async () => {
  const { code, stdout } = await repairOf(['99999991', '99000006']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\S+key1: pmid 99999991 is unknown to pubmed$/m);
  expect(stdout).not.toContain('pmid 99000006 is unknown');
});

test('of many that nobody knows the first are named, and the others counted', async () => {
  const { stdout, stderr } = await repairOf(Array.from({ length: 23 }, (_, at) => String(99_999_901 + at)));
  expect(stdout.match(/is unknown to pubmed/g)).toHaveLength(20);
  expect(stderr).toContain('and 3 more that nobody knows: --json names them');
});
