import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, fixture, jsonLines, refmill } from './refmill.ts';

async function library(): Promise<(...args: string[]) => ReturnType<typeof refmill>> {
  const store = path.join(await emptyFolder(), 'refmill.db');
  const run = (...args: string[]) => refmill([...args, '--store', store]);
  await run('ingest', fixture('ris'));
  return run;
}

test('works are tagged by id and by query, searched, shown and exported by the tag', async () => {
  const run = await library();
  const all = jsonLines((await run('search', '--json', '--limit', '1000')).stdout).length;
  expect(await run('tag', 'add', 'Scoping', 'W1', 'W2')).toMatchObject({ code: 0, stdout: 'tagged: 2 works\n' });
  expect((await run('tag', 'add', 'scoping', '--query', 'id:W3')).stdout).toBe('tagged: 1 work\n');
  expect((await run('tag', 'list')).stdout).toBe('Scoping  (3 works)\n');
  expect((await run('search', 'tag:scoping')).stderr).toContain('3 works found');
  expect((await run('search', 'NOT', 'tag:scoping')).stderr).toContain(`${all - 3} works found`);
  expect((await run('show', 'W1')).stdout).toMatch(/^Tags +Scoping$/m);
  expect(jsonLines((await run('show', 'W1', '--json')).stdout)[0]).toMatchObject({ tags: ['Scoping'] });
  const ris = (await run('export', 'tag:scoping', '--format', 'ris')).stdout;
  expect(ris.match(/^LB {2}- Scoping\r?$/gm)).toHaveLength(3);
  expect((await run('tag', 'remove', 'scoping', 'W3')).stdout).toBe('no longer tagged: 1 work\n');
  expect((await run('tag', 'rename', 'scoping', 'Included')).stdout).toBe('it is called Included now\n');
  expect(jsonLines((await run('tag', 'list', '--json')).stdout)).toEqual([{ name: 'Included', works: 2 }]);
  expect((await run('tag', 'delete', 'included')).stdout).toBe('deleted; it was on 2 works\n');
  expect((await run('tag', 'list')).stderr).toBe('0 tags\n');
});

test('what cannot be tagged is refused whole, in words', async () => {
  const run = await library();
  expect(await run('tag', 'add', 'x', 'W1', 'W999')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('W999: the library has no such work'),
  });
  expect(await run('tag', 'add', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('name the works') });
  expect(await run('tag', 'add', 'x', 'W1', '--query', 'pain')).toMatchObject({ code: 2, stderr: expect.stringContaining('not both') });
  expect(await run('tag', 'add', ' ', 'W1')).toMatchObject({ code: 2, stderr: expect.stringContaining('needs a name') });
  expect(await run('tag', 'add', 'a "b"', 'W1')).toMatchObject({ code: 2, stderr: expect.stringContaining('quotation marks') });
  expect(await run('tag', 'remove', 'nothing', 'W1')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no tag nothing'),
  });
  expect((await run('tag', 'list')).stdout).toBe('');
});
