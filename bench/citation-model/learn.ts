import { followOffset, followSize } from '../../src/normalizers/citation-string/best-labels.ts';
import { labels } from '../../src/normalizers/citation-string/labels.ts';
import type { Token } from '../../src/normalizers/citation-string/tokens.ts';
import { Random } from '../generator/random.ts';

const L = labels.length;
const valueAt = (values: ArrayLike<number>, index: number) => values[index] as number;

/** One citation to learn from: its tokens, what is seen of them, and the labels that each may have (bits). */
export interface Example {
  readonly tokens: readonly Token[];
  readonly features: readonly Int32Array[];
  readonly allowed: Uint32Array;
  /** How much it counts; 1 for a real citation. */
  readonly importance: number;
}

export interface LearnedModel {
  readonly names: readonly string[];
  /** [feature * L + label] */
  readonly own: Float64Array;
  readonly follow: Float64Array;
}

export interface LearningSettings {
  readonly rounds: number;
  readonly rate: number;
  readonly l1: number;
  readonly seed: number;
  readonly report?: (round: number, loss: number) => void;
}

/**
 * A conditional random field over chains of labels (Lafferty, McCallum and Pereira 2001), learned where only some labels are known: what is raised is the
 * probability of all chains that fit them. AdaGrad, one citation at a time, with weights drawn to zero.
 */
export function learn(examples: readonly Example[], names: readonly string[], settings: LearningSettings): LearnedModel {
  const own = new Float64Array(names.length * L);
  const follow = new Float64Array(followSize);
  const ownSquares = new Float64Array(own.length).fill(1e-6);
  const followSquares = new Float64Array(follow.length).fill(1e-6);
  const order = examples.map((_, index) => index);
  const random = new Random(settings.seed);
  const ownMean = new Float64Array(own.length);
  const followMean = new Float64Array(follow.length);
  let averaged = 0;
  for (let round = 0; round < settings.rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = random.between(0, at);
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    let loss = 0;
    for (const index of order) loss += step(examples[index] as Example, own, follow, ownSquares, followSquares, settings);
    if (round >= settings.rounds / 2) {
      averaged += 1;
      for (let at = 0; at < own.length; at++) ownMean[at] = (ownMean[at] as number) + (own[at] as number);
      for (let at = 0; at < follow.length; at++) followMean[at] = (followMean[at] as number) + (follow[at] as number);
    }
    settings.report?.(round, loss / examples.length);
  }
  return { names, own: ownMean.map((each) => each / averaged), follow: followMean.map((each) => each / averaged) };
}

function step(
  { tokens, features, allowed, importance }: Example,
  own: Float64Array,
  follow: Float64Array,
  ownSquares: Float64Array,
  followSquares: Float64Array,
  { rate, l1 }: LearningSettings,
): number {
  const n = tokens.length;
  const scores = new Float64Array(n * L);
  for (let t = 0; t < n; t++)
    for (const feature of features[t] as Int32Array) {
      const base = feature * L;
      for (let label = 0; label < L; label++) scores[t * L + label] = valueAt(scores, t * L + label) + valueAt(own, base + label);
    }
  const offsets = tokens.map(followOffset);
  const free = expectations(n, scores, follow, offsets, undefined);
  const fitting = expectations(n, scores, follow, offsets, allowed);
  if (!Number.isFinite(fitting.logSum)) return 0;
  for (let t = 0; t < n; t++) {
    const gradient = new Float64Array(L);
    for (let label = 0; label < L; label++)
      gradient[label] = importance * (valueAt(free.nodes, t * L + label) - valueAt(fitting.nodes, t * L + label));
    for (const feature of features[t] as Int32Array) {
      const base = feature * L;
      for (let label = 0; label < L; label++) {
        const slope = valueAt(gradient, label);
        if (slope < 1e-4 && slope > -1e-4) continue;
        update(own, ownSquares, base + label, slope, rate, l1);
      }
    }
  }
  for (let at = 0; at < follow.length; at++) {
    const slope = importance * (valueAt(free.edges, at) - valueAt(fitting.edges, at));
    if (slope < 1e-5 && slope > -1e-5) continue;
    update(follow, followSquares, at, slope, rate, 0);
  }
  return free.logSum - fitting.logSum;
}

function update(weights: Float64Array, squares: Float64Array, at: number, slope: number, rate: number, l1: number): void {
  squares[at] = valueAt(squares, at) + slope * slope;
  const pace = rate / Math.sqrt(valueAt(squares, at));
  const next = valueAt(weights, at) - pace * slope;
  const shrink = pace * l1;
  weights[at] = next > shrink ? next - shrink : next < -shrink ? next + shrink : 0;
}

/** Expected counts of labels and of pairs of labels, over all chains or over those that fit. */
function expectations(n: number, scores: Float64Array, follow: Float64Array, offsets: readonly number[], allowed: Uint32Array | undefined) {
  const local = new Float64Array(n * L);
  const table = follow.map(Math.exp);
  let logSum = 0;
  for (let t = 0; t < n; t++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < L; label++) most = Math.max(most, valueAt(scores, t * L + label));
    logSum += most;
    for (let label = 0; label < L; label++)
      local[t * L + label] = allowed && !(valueAt(allowed, t) & (1 << label)) ? 0 : Math.exp(valueAt(scores, t * L + label) - most);
  }
  const forward = new Float64Array(n * L);
  const backward = new Float64Array(n * L);
  const scales = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    let whole = 0;
    for (let label = 0; label < L; label++) {
      let sum = t === 0 ? 1 : 0;
      if (t > 0)
        for (let before = 0; before < L; before++)
          sum += valueAt(forward, (t - 1) * L + before) * valueAt(table, valueAt(offsets, t) + before * L + label);
      whole += forward[t * L + label] = sum * valueAt(local, t * L + label);
    }
    scales[t] = whole;
    logSum += Math.log(whole);
    for (let label = 0; label < L; label++) forward[t * L + label] = valueAt(forward, t * L + label) / whole;
  }
  backward.fill(1, (n - 1) * L);
  for (let t = n - 2; t >= 0; t--)
    for (let label = 0; label < L; label++) {
      let sum = 0;
      for (let after = 0; after < L; after++)
        sum +=
          valueAt(table, valueAt(offsets, t + 1) + label * L + after) *
          valueAt(local, (t + 1) * L + after) *
          valueAt(backward, (t + 1) * L + after);
      backward[t * L + label] = sum / valueAt(scales, t + 1);
    }
  const nodes = new Float64Array(n * L);
  for (let index = 0; index < n * L; index++) nodes[index] = valueAt(forward, index) * valueAt(backward, index);
  const edges = new Float64Array(followSize);
  for (let t = 1; t < n; t++)
    for (let before = 0; before < L; before++) {
      const left = valueAt(forward, (t - 1) * L + before) / valueAt(scales, t);
      if (left === 0) continue;
      for (let label = 0; label < L; label++) {
        const at = valueAt(offsets, t) + before * L + label;
        edges[at] = valueAt(edges, at) + left * valueAt(table, at) * valueAt(local, t * L + label) * valueAt(backward, t * L + label);
      }
    }
  return { nodes, edges, logSum };
}
