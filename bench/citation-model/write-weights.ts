import { featureHash } from '../../src/normalizers/citation-string/feature-hash.ts';
import { weightStep } from '../../src/normalizers/citation-string/label-weights.ts';
import { labels } from '../../src/normalizers/citation-string/labels.ts';
import type { LearnedModel } from './learn.ts';

const L = labels.length;

/** Weights below this say nothing. */
const least = 2.5 * weightStep;

/** The model as the table that `decodeWeights` reads, features in the order of their hashes. */
export function encodedWeights({ names, own, follow }: LearnedModel): string {
  const head = Buffer.alloc(follow.length * 2);
  follow.forEach((weight, at) => {
    head.writeInt16LE(Math.round(weight / weightStep), at * 2);
  });
  const rows = names.flatMap((name, at) => {
    const kept = labels.flatMap((_, label) => {
      const weight = own[at * L + label] ?? 0;
      return Math.abs(weight) < least ? [] : [{ label, weight: Math.max(-128, Math.min(127, Math.round(weight / weightStep))) }];
    });
    if (kept.length === 0) return [];
    const hash = featureHash(name);
    const row = Buffer.alloc(5 + kept.length * 2);
    row.writeUInt32LE(hash, 0);
    row.writeUInt8(kept.length, 4);
    kept.forEach(({ label, weight }, index) => {
      row.writeUInt8(label, 5 + index * 2);
      row.writeInt8(weight, 6 + index * 2);
    });
    return [{ hash, row }];
  });
  return Buffer.concat([head, ...rows.sort((a, b) => a.hash - b.hash).map(({ row }) => row)]).toString('base64');
}

/** The file that holds it. */
export const weightsFile = (table: string) =>
  `/** Written by \`npm run learn\`: what was learned of citation strings. Not to be edited by hand. */\nexport const learnedWeights =\n  '${table}';\n`;
