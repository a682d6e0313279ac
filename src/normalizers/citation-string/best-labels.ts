import { type Label, labels, singleLabels } from './labels.ts';
import type { Token } from './tokens.ts';

const L = labels.length;

/** What was learned: how much each feature speaks for each label, and each label for the next, depending on the kind of token there. */
export interface LabelWeights {
  /** Adds what a feature says to the scores of the labels. */
  add(feature: string, scores: Float64Array, offset: number): void;
  /** [kind of the token * L * L + label before * L + label]; the first row of each kind is also that of the citation's first token. */
  readonly follow: Float64Array;
}

const kindIndex: Readonly<Record<Token['kind'], number>> = { word: 0, number: 1, mark: 2, address: 3 };
export const followSize = 4 * L * L;

/** Offset of the table of `follow` that goes with a token. */
export const followOffset = (token: Token) => kindIndex[token.kind] * L * L;

export interface Labelled {
  readonly label: Label;
  /** Probability of the label, given all that is seen of the citation. */
  readonly confidence: number;
}

/**
 * The most likely chain of labels (Viterbi) in which no value stands in two pieces, with the probability of each label (forward-backward, of all chains).
 */
export function bestLabels(tokens: readonly Token[], features: readonly (readonly string[])[], weights: LabelWeights): Labelled[] {
  const n = tokens.length;
  if (n === 0) return [];
  const scores = new Float64Array(n * L);
  features.forEach((own, at) => {
    for (const feature of own) weights.add(feature, scores, at * L);
  });
  const path = inOnePiece(tokens, scores, weights.follow);
  const likely = marginals(tokens, scores, weights.follow);
  return path.map((label, at) => ({ label: labels[label] ?? 'note', confidence: likely[at * L + label] ?? 0 }));
}

interface Chain {
  readonly path: readonly number[];
  readonly score: number;
}

/** More rounds than there are labels of one stretch help nobody. */
const mostRounds = 8;

/**
 * A chain looks no further back than one label, so that the digits of `MAOA and behavior: 30-year study` can tear a title in two. Where a value has two
 * pieces, either all between them belongs to it or the others belong to something else: whichever costs least.
 */
function inOnePiece(tokens: readonly Token[], scores: Float64Array, follow: Float64Array): readonly number[] {
  const own = scores.slice();
  let chain = viterbi(tokens, own, follow);
  for (let round = 0; round < mostRounds; round++) {
    const torn = tornLabel(chain.path, tokens);
    if (!torn) return chain.path;
    const { label, pieces } = torn;
    const first = pieces[0]?.from ?? 0;
    const last = pieces.at(-1)?.to ?? 0;
    const whole = own.slice();
    for (let at = first; at < last; at++) for (let other = 0; other < L; other++) if (other !== label) whole[at * L + other] = impossible;
    const options = [whole, ...pieces.slice(0, mostPieces).map((kept) => without(own, label, kept, tokens.length))];
    let best: { chain: Chain; scores: Float64Array } | undefined;
    for (const option of options) {
      const tried = viterbi(tokens, option, follow);
      if (!best || tried.score > best.chain.score) best = { chain: tried, scores: option };
    }
    if (!best) return chain.path;
    own.set(best.scores);
    chain = best.chain;
  }
  return chain.path;
}

const impossible = -1e6;
const mostPieces = 4;

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** The first label that has two pieces with words or digits in them. */
function tornLabel(path: readonly number[], tokens: readonly Token[]): { label: number; pieces: Piece[] } | undefined {
  const pieces = new Map<number, Piece[]>();
  for (let from = 0, at = 1; at <= path.length; at++) {
    if (at < path.length && path[at] === path[from]) continue;
    const label = path[from] ?? 0;
    const hasText = tokens.slice(from, at).some((token) => token.kind !== 'mark');
    if (hasText && singleLabels.has(labels[label] ?? 'note')) pieces.set(label, [...(pieces.get(label) ?? []), { from, to: at }]);
    from = at;
  }
  for (const [label, found] of pieces) if (found.length > 1) return { label, pieces: found };
  return undefined;
}

/** The label is left to one piece, and to nothing outside of it. */
function without(scores: Float64Array, label: number, kept: Piece, n: number): Float64Array {
  const option = scores.slice();
  for (let at = 0; at < n; at++) if (at < kept.from || at >= kept.to) option[at * L + label] = impossible;
  return option;
}

function viterbi(tokens: readonly Token[], scores: Float64Array, follow: Float64Array): Chain {
  const n = tokens.length;
  const best = new Float64Array(n * L);
  const from = new Int8Array(n * L);
  for (let label = 0; label < L; label++) best[label] = at(scores, label);
  for (let t = 1; t < n; t++) {
    const table = followOffset(tokens[t] as Token);
    for (let label = 0; label < L; label++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let before = 0; before < L; before++) {
        const score = at(best, (t - 1) * L + before) + at(follow, table + before * L + label);
        if (score > most) {
          most = score;
          from[t * L + label] = before;
        }
      }
      best[t * L + label] = most + at(scores, t * L + label);
    }
  }
  let label = 0;
  for (let each = 1; each < L; each++) if (at(best, (n - 1) * L + each) > at(best, (n - 1) * L + label)) label = each;
  const score = at(best, (n - 1) * L + label);
  const path = new Array<number>(n);
  for (let t = n - 1; t >= 0; t--) {
    path[t] = label;
    label = from[t * L + label] ?? 0;
  }
  return { path, score };
}

const at = (values: Float64Array, index: number) => values[index] ?? Number.NEGATIVE_INFINITY;

/** Each position is scaled to sum to one, so that long citations neither overflow nor vanish. */
function marginals(tokens: readonly Token[], scores: Float64Array, follow: Float64Array): Float64Array {
  const n = tokens.length;
  const local = expRows(scores, n);
  const table = follow.map(Math.exp);
  const forward = new Float64Array(n * L);
  const backward = new Float64Array(n * L);
  for (let t = 0; t < n; t++) {
    const offset = followOffset(tokens[t] as Token);
    for (let label = 0; label < L; label++) {
      let sum = t === 0 ? 1 : 0;
      if (t > 0)
        for (let before = 0; before < L; before++) sum += at(forward, (t - 1) * L + before) * at(table, offset + before * L + label);
      forward[t * L + label] = sum * at(local, t * L + label);
    }
    scale(forward, t);
  }
  for (let label = 0; label < L; label++) backward[(n - 1) * L + label] = 1;
  for (let t = n - 2; t >= 0; t--) {
    const offset = followOffset(tokens[t + 1] as Token);
    for (let label = 0; label < L; label++) {
      let sum = 0;
      for (let after = 0; after < L; after++)
        sum += at(table, offset + label * L + after) * at(local, (t + 1) * L + after) * at(backward, (t + 1) * L + after);
      backward[t * L + label] = sum;
    }
    scale(backward, t);
  }
  for (let index = 0; index < n * L; index++) forward[index] = at(forward, index) * at(backward, index);
  for (let t = 0; t < n; t++) scale(forward, t);
  return forward;
}

function expRows(scores: Float64Array, n: number): Float64Array {
  const rows = new Float64Array(n * L);
  for (let t = 0; t < n; t++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < L; label++) most = Math.max(most, at(scores, t * L + label));
    for (let label = 0; label < L; label++) rows[t * L + label] = Math.exp(at(scores, t * L + label) - most);
  }
  return rows;
}

function scale(rows: Float64Array, t: number): void {
  let sum = 0;
  for (let label = 0; label < L; label++) sum += at(rows, t * L + label);
  if (sum > 0) for (let label = 0; label < L; label++) rows[t * L + label] = at(rows, t * L + label) / sum;
}
