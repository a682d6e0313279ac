import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, refmill } from './refmill.ts';

test('the tour ends well, and so does each command that it says to try next', async () => {
  const folder = await emptyFolder();
  const tour = await refmill(['tour', folder]);
  expect([tour.code, tour.stderr]).toEqual([0, '']);
  expect(tour.stdout).toContain("its fields glued together: Almeida-Duarte, Rita MaríaVos, PO'Sample, C");
  const commands = [...tour.stdout.matchAll(/^ {2}npx refmill (.*--store .*)$/gm)].map(([, command]) => command ?? '');
  expect(commands.length).toBeGreaterThan(4);
  for (const command of commands) {
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const { code, stdout } = await refmill(words);
    expect([command, code, stdout === '']).toEqual([command, 0, false]);
  }
  expect(tour.stdout).toContain(path.join(folder, 'citations.ris'));
});
