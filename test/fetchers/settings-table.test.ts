import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fetchers } from '../../src/fetchers/registry.ts';
import { settingsTables } from '../../src/fetchers/settings-table.ts';
import { packageRoot } from '../../src/package-root.ts';

test('docs/sources.md is what the schemas of the fetchers say (npm run docs writes it)', async () => {
  await expect(settingsTables()).toMatchFileSnapshot(join(packageRoot, 'docs/sources.md'));
});

test('every setting of every fetcher is described', () => {
  const bare = settingsTables()
    .split('\n')
    .filter((line) => /^\| `\w+` \| {2}\|/.test(line));
  expect([fetchers.length > 1, bare]).toEqual([true, []]);
});

test('a PMID in a list of ids may be written bare', () => {
  const pubmed = fetchers.find(({ id }) => id === 'pubmed');
  expect(pubmed?.config.parse({ ids: [28961839, '99000001'] })).toMatchObject({ ids: ['28961839', '99000001'] });
  expect(pubmed?.config.safeParse({ ids: [0] }).success).toBe(false);
});
