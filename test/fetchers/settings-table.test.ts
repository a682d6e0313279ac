import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fetchers } from '../../src/fetchers/registry.ts';
import { sourcesPage, withSettingsTable } from '../../src/fetchers/settings-table.ts';
import { packageRoot } from '../../src/package-root.ts';

const pageOf = (id: string) => readFileSync(join(packageRoot, 'docs/sources', `${id}.md`), 'utf8');

test('docs/sources.md lists every fetcher (npm run docs writes it)', () => {
  expect(readFileSync(join(packageRoot, 'docs/sources.md'), 'utf8')).toBe(sourcesPage());
});

test.each(fetchers.map((fetcher) => [fetcher.id, fetcher] as const))(
  'the page of %s has the settings that its schema checks, each with a description',
  (id, fetcher) => {
    const page = pageOf(id);
    expect(page).toBe(withSettingsTable(page, fetcher));
    expect(page.split('\n').filter((line) => /^\| `\w+` \| {2}\|/.test(line))).toEqual([]);
  },
);

test('a PMID in a list of ids may be written bare', () => {
  const pubmed = fetchers.find(({ id }) => id === 'pubmed');
  expect(pubmed?.config.parse({ ids: [28961839, '99000001'] })).toMatchObject({ ids: ['28961839', '99000001'] });
  expect(pubmed?.config.safeParse({ ids: [0] }).success).toBe(false);
});
