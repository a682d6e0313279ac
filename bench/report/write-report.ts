import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Results } from '../results.ts';
import { performancePage } from './page.ts';
import { plots } from './plots.ts';

/** The page, its pictures and its figures, by their paths below docs/. */
export const reportFiles = (results: Results): Readonly<Record<string, string>> => ({
  'performance.md': performancePage(results),
  'performance/results.json': `${JSON.stringify(results, null, 2)}\n`,
  ...Object.fromEntries(Object.entries(plots(results)).map(([name, svg]) => [`performance/${name}`, svg])),
});

/** Writes them into a folder. */
export async function writeReport(folder: string, results: Results): Promise<void> {
  await mkdir(path.join(folder, 'performance'), { recursive: true });
  for (const [name, text] of Object.entries(reportFiles(results))) await writeFile(path.join(folder, name), text);
}
