import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { settingOptions } from '../../src/commands/setting-options.ts';
import type { AnyFetcher } from '../../src/fetchers/fetcher.ts';
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
    fetcher('b', z.object({ query: z.string().describe('Words of B'), pageSize: z.int().describe('Records of a page') })),
    fetcher('c', z.object({ query: z.string().describe('Words of A') })),
  ]);
  expect(options.map(({ flags, help }) => [flags, help])).toEqual([
    ['--query <text>', 'a, c: Words of A; b: Words of B'],
    ['--page-size <number>', 'b: Records of a page'],
  ]);
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
