import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { emptyFolder } from '../../commands/refmill.ts';

/** The beginning of a model: `answer` writes a line of JSON, and `each` is handed every question. */
const beginning = `
import { createInterface } from 'node:readline';
const answer = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
const each = (take) => createInterface({ input: process.stdin }).on('line', (line) => take(JSON.parse(line)));
`;

/** A command line that runs this program. */
export async function modelOf(source: string): Promise<readonly [string, string]> {
  const file = path.join(await emptyFolder(), 'model.mjs');
  await writeFile(file, beginning + source);
  return [process.execPath, file];
}

/** Says that each text is about tides, and finds one result: the first number in it. */
export const tides = `
each(({ id, text }) => {
  const found = /\\d+/.exec(text);
  const endpoints = [{ name: 'height of the tide', role: 'primary' }];
  const place = found && { start: found.index, end: found.index + found[0].length, evidence: found[0] };
  const results = found ? [{ kind: 'followup', value: Number(found[0]), ...place }] : [];
  answer({ id, endpoints, results });
});
`;
