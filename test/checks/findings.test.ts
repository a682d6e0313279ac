import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findingsTable } from '../../src/checks/findings-table.ts';
import { findingCodes } from '../../src/model/finding.ts';

const root = join(import.meta.dirname, '../..');

/** After a new code: `npx vitest run test/checks -u` writes the page. */
test('docs/findings.md is what the table of codes says', async () => {
  await expect(findingsTable()).toMatchFileSnapshot(join(root, 'docs/findings.md'));
});

test('every finding code is raised by some source file', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && path !== join('model', 'finding.ts') && path !== join('checks', 'findings-table.ts'))
    .map((path) => readFileSync(join(root, 'src', path), 'utf8'));
  const raised = (code: string) => sources.some((text) => text.includes(`'${code}'`));
  expect(Object.keys(findingCodes).filter((code) => !raised(code))).toEqual([]);
});
