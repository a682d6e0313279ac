import { followSize, type LabelWeights } from './best-labels.ts';
import { featureHash } from './feature-hash.ts';
import { learnedWeights } from './learned-weights.ts';

/** A weight of 1 in the table stands for this much. */
export const weightStep = 1 / 64;

let decoded: LabelWeights | undefined;

/** What was learned of citations, decoded when it is first asked for. Written by `npm run learn`; see docs/decisions. */
export function labelWeights(): LabelWeights {
  decoded ??= decodeWeights(learnedWeights);
  return decoded;
}

/**
 * The table is base64 of: the weights of pairs of labels (16 bits each), then for each feature its hash (32 bits), how many labels it speaks of
 * (8 bits), and for each of them label and weight (8 bits each). Little-endian.
 */
function decodeWeights(table: string): LabelWeights {
  const bytes = Buffer.from(table, 'base64');
  const follow = new Float64Array(followSize);
  for (let at = 0; at < followSize; at++) follow[at] = bytes.readInt16LE(at * 2) * weightStep;
  const places = new Map<number, number>();
  for (let at = followSize * 2; at < bytes.length; at += 5 + (bytes[at + 4] ?? 0) * 2) places.set(bytes.readUInt32LE(at), at + 4);
  return {
    follow,
    add(feature, scores, offset) {
      const place = places.get(featureHash(feature));
      if (place === undefined) return;
      const end = place + 1 + (bytes[place] ?? 0) * 2;
      for (let at = place + 1; at < end; at += 2) {
        const index = offset + (bytes[at] ?? 0);
        scores[index] = (scores[index] ?? 0) + bytes.readInt8(at + 1) * weightStep;
      }
    },
  };
}
