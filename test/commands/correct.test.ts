import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, fixture, jsonLines, refmill } from './refmill.ts';

async function library(): Promise<(...args: string[]) => ReturnType<typeof refmill>> {
  const store = path.join(await emptyFolder(), 'refmill.db');
  const run = (...args: string[]) => refmill([...args, '--store', store]);
  await run('ingest', fixture('ris'));
  return run;
}

test('a value is put right, shown with who, when and why, exported, listed and taken back', async () => {
  const run = await library();
  const before = (await run('show', 'W1', '--json')).stdout;
  const shown = jsonLines(before)[0] as { citation: { title: string } };
  expect(await run('correct', 'W1', 'title', 'Tides', 'at', 'night', '--who', 'A. Quill', '--reason', 'misprint')).toMatchObject({
    code: 0,
    stdout: 'corrected: W1\n',
  });
  const page = (await run('show', 'W1')).stdout;
  expect(page).toMatch(/^Title +Tides at night {2}\[\d\]$/m);
  expect(page).toMatch(/^ {6}title: .* → Tides at night, by A\. Quill, \d{4}-\d\d-\d\d: misprint$/m);
  expect((await run('export', 'id:W1', '--format', 'ris')).stdout).toContain('TI  - Tides at night');
  expect((await run('correct', 'W1')).stdout).toMatch(/^title: .* → Tides at night, by A\. Quill, .*: misprint {2}\[file:/);
  expect(jsonLines((await run('correct', 'W1', '--json')).stdout)).toMatchObject([{ field: 'title', was: shown.citation.title }]);
  expect((await run('correct', 'W1', 'title', '--undo')).stdout).toBe('taken back: W1\n');
  expect((await run('correct', 'W1')).stderr).toBe('0 corrections\n');
  expect(jsonLines((await run('show', 'W1', '--json')).stdout)[0]).toMatchObject({ citation: shown.citation });
});

test('what cannot be done is refused in words', async () => {
  const run = await library();
  expect(await run('correct', 'W1', 'year', 'soon')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('soon cannot be read as year'),
  });
  expect(await run('correct', 'W1', 'colour', 'red')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no field colour'),
  });
  expect(await run('correct', 'W1', 'title')).toMatchObject({ code: 2, stderr: expect.stringContaining('say what title shall be') });
  expect(await run('correct', 'W1', 'title', '--undo', '--remove')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('use one of them'),
  });
  expect(await run('correct', 'W999', 'title', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('no such work or record') });
});

test('whose word counts first is a setting of the library', async () => {
  const folder = await emptyFolder();
  const config = path.join(folder, 'refmill.yaml');
  const file = (name: string, publisher: string) =>
    writeFile(
      path.join(folder, name),
      `TY  - JOUR\nTI  - Tides and the sleep of lighthouse keepers\nAU  - Quill, Ada\nPY  - 2020\nDO  - 10.5555/tides.1\nPB  - ${publisher}\nER  - \n`,
    );
  await Promise.all([file('a.ris', 'First'), file('b.ris', 'Second')]);
  const publisher = async (ranks: string) => {
    await writeFile(config, `store: ${path.join(folder, `${Math.random()}.db`)}\n${ranks}`);
    await refmill(['ingest', path.join(folder, 'a.ris'), path.join(folder, 'b.ris'), '--config', config]);
    const { stdout } = await refmill(['search', '--json', '--config', config]);
    return (jsonLines(stdout)[0] as { citation: { publisher: string } }).citation.publisher;
  };
  const [usual, other] = [await publisher(''), await publisher('merge:\n  ranks: ["file:b*", ["file:*", pubmed]]\n')];
  expect([usual, other]).toEqual(['First', 'Second']);
  await writeFile(config, 'merge:\n  ranks: ["a*b"]\n');
  expect(await refmill(['search', '--config', config])).toMatchObject({ code: 2, stderr: expect.stringContaining('merge.ranks') });
});
