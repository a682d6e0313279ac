import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { resolve } from '../../../src/dedupe/cluster.ts';
import { keyText } from '../../../src/model/work.ts';
import { entriesIn } from './entries-in.ts';

// A program of its own, so that its memory is that of resolving: `resolve-lines.js ENTRIES OUT` reads entries as JSON Lines and writes the seconds that
// resolving took, then each group of two or more.

const [input = '', output = ''] = process.argv.slice(2);
const records = await entriesIn(input);
const [start, startCpu] = [performance.now(), process.cpuUsage()];
const { groups } = resolve({ records, decisions: [] });
const wall = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(startCpu);

function* lines(): Generator<string> {
  yield `${JSON.stringify({ wall, cpu: (user + system) / 1e6 })}\n`;
  for (const group of groups) if (group.length > 1) yield `${JSON.stringify(group.map(({ key }) => keyText(key)))}\n`;
}
await pipeline(Readable.from(lines()), createWriteStream(output));
