import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { givenSettings, settingOptions } from '../../src/commands/setting-options.ts';
import type { AnyFetcher } from '../../src/fetchers/fetcher.ts';
import { fetchers } from '../../src/fetchers/registry.ts';
import { emptyFolder, refmill } from './refmill.ts';

const fetcher = (id: string, config: z.ZodType): AnyFetcher => ({
  id,
  title: id,
  config,
  example: '',
  announcesDeletions: false,
  async *fetch() {},
});

test('a name that two fetchers take is one option, and says what it means to each', () => {
  const options = settingOptions([
    fetcher('a', z.object({ query: z.string().describe('Words of A') })),
    fetcher('b', z.object({ query: z.string().describe('Words of B'), pageSize: z.int().default(50).describe('Records of a page') })),
    fetcher('c', z.object({ query: z.string().describe('Words of A') })),
  ]);
  expect(options.map(({ flags, help }) => [flags, [...help]])).toEqual([
    [
      ['--query <text>'],
      [
        ['a', 'Words of A'],
        ['b', 'Words of B'],
        ['c', 'Words of A'],
      ],
    ],
    [['--page-size <number>'], [['b', 'Records of a page (default: 50)']]],
  ]);
});

test('an option is understood by the name of its setting too, and what is on can be turned off', () => {
  const options = settingOptions([
    fetcher(
      'a',
      z.object({
        dois: z.array(z.string()).meta({ option: 'doi' }),
        notices: z.boolean().default(true).describe('Fetch notices too'),
      }),
    ),
  ]);
  expect(options.map(({ flags, help }) => [flags, help.get('a')])).toEqual([
    [['--doi <values>', '--dois <values>'], ''],
    [['--notices', '--no-notices'], 'Fetch notices too (done unless this is given)'],
  ]);
  expect(options.map(({ shown }) => shown)).toEqual(['--doi <values>', '--no-notices']);
  expect(givenSettings(options, { doi: '10.5555/a,10.5555/b', dois: '10.5555/c', notices: false })).toEqual({
    dois: ['10.5555/a', '10.5555/b', '10.5555/c'],
    notices: false,
  });
});

test('a setting of one value given under both of its names is refused', () => {
  const options = settingOptions([fetcher('a', z.object({ notation: z.string().meta({ option: 'prefix' }) }))]);
  expect(() => givenSettings(options, { prefix: 'dim', notation: 'mods' })).toThrow('--prefix and --notation are one setting');
});

test('the help of harvest names every fetcher with an example; that of one fetcher has its settings and no others', async () => {
  const all = await refmill(['harvest', '--help']);
  for (const { id, example } of fetchers) expect(all.stdout).toContain(`refmill harvest ${id} ${example}`);
  expect(all.stdout).not.toContain('--page-size');
  const { code, stdout } = await refmill(['harvest', 'crossref', '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: refmill harvest crossref [options]');
  expect(stdout).toContain('--no-notices');
  expect(stdout).not.toContain('--metadata-prefix');
  expect(stdout).toContain('Only in refmill.yaml or the environment: email, token.');
});

test('options for a source of refmill.yaml are refused: the file says what it asks for', async () => {
  const folder = await emptyFolder();
  const config = path.join(folder, 'refmill.yaml');
  await writeFile(config, 'sources:\n  - id: mine\n    fetcher: pubmed\n    query: radium\n');
  const { code, stderr } = await refmill([
    'harvest',
    'mine',
    '--query',
    'x',
    '--config',
    config,
    '--store',
    path.join(folder, 'refmill.db'),
  ]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('what mine asks for stands in refmill.yaml') });
});

test('a fetcher that needs no setting is not started by its name alone', async () => {
  const store = ['--store', path.join(await emptyFolder(), 'refmill.db')];
  const { code, stderr } = await refmill(['harvest', 'pubmed-files', ...store]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('say what to ask pubmed-files for: refmill harvest pubmed-files --folder'),
  });
  const without = await refmill(['harvest', 'pubmed', '--source', 'mine', ...store]);
  expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('mine: query: give either a query or ids') });
});
