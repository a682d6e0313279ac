import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { routes } from '../../src/server/routes.ts';
import { emptyFolder } from '../commands/refmill.ts';
import { served } from './served.ts';

const page = readFileSync(path.join(packageRoot, 'docs/serving.md'), 'utf8');
const commands = [...page.matchAll(/^curl .*$/gm)].map(([line]) => line);

test('the page has commands, and names every path under /v1 with its beginning', () => {
  expect(commands.length).toBeGreaterThan(10);
  const groups = new Set(routes.flatMap(({ path }) => /^\/v1\/[a-z-]+/.exec(path) ?? []));
  expect([...groups].filter((group) => !page.includes(group))).toEqual([]);
});

test.skipIf(spawnSync('curl', ['--version']).status !== 0)('the commands of docs/serving.md do what it says', async () => {
  const server = await served();
  const cwd = await emptyFolder();
  await writeFile(path.join(cwd, 'list.ris'), 'TY  - JOUR\nTI  - On lamps that hum\nDO  - 10.5555/hum.1\nER  - \n');
  try {
    for (const command of commands) {
      const line = command.replace('http://127.0.0.1:8224', server.url).replace('curl -s', 'curl -s --fail-with-body');
      const { code, said } = await inShell(line, cwd);
      expect([command, code, said.length > 10]).toEqual([command, 0, true]);
    }
  } finally {
    await server.close();
  }
});

/** Not at once, as `spawnSync` does it: the server lives in this process. */
function inShell(line: string, cwd: string): Promise<{ code: number | null; said: string }> {
  const running = spawn('sh', ['-c', line], { cwd });
  let said = '';
  running.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said += piece;
  });
  return new Promise((resolve) => running.on('close', (code) => resolve({ code, said })));
}
