import { thesisDetailsStart } from './anchors/thesis.ts';
import { isGlued } from './borders.ts';
import type { Candidate } from './candidate.ts';
import type { FreeKind } from './lattice.ts';
import { changesLanguage } from './prose-language.ts';
import { type Sheet, wall } from './sheet.ts';

/** Words that running prose is full of and subject terms almost never hold. */
const proseWords =
  /(?<![\p{L}-])(?:the|this|these|that|which|was|were|is|are|has|have|been|we|our|it|they|however|from|can|may|be|by|an|but|not|than|who|el|los|las|una|que|se|fue|son|está|para|con|com|foram|são|les|des|une|est|sont|der|die|das|und|ist|wurde|jsou|je|byl|byla|které|která|který|se|na)(?![\p{L}-])/giu;

interface Weights {
  readonly each: number;
  readonly glued: number;
  readonly anchor: number;
  readonly blank: number;
  readonly proseWord: number;
  readonly sentence: number;
  readonly digit: number;
  /** Characters that neither names nor terms are written with. */
  readonly odd: number;
  /** Signs of file names, addresses and formulas. */
  readonly technical: number;
  /** How much of what it costs to go on over a separator. */
  readonly crossing: number;
}

/** What the features of a text say for or against each free kind. Below zero: expected there. */
const weights = {
  abstract: { each: 0, glued: 2, anchor: 4, blank: 0, proseWord: -0.05, sentence: -0.1, digit: 0, odd: 0.8, technical: 0, crossing: 1 },
  terms: {
    each: 0.01,
    glued: -0.35,
    anchor: 4,
    blank: 0.12,
    proseWord: 1,
    sentence: 2.5,
    digit: 0.02,
    odd: 1.2,
    technical: 1.2,
    crossing: 0,
  },
  topline: { each: 0.02, glued: 2.5, anchor: 4, blank: 0, proseWord: 0, sentence: 1.5, digit: 0.05, odd: 1, technical: 0.1, crossing: 1.2 },
  publisher: {
    each: 0.02,
    glued: 0.8,
    anchor: 4,
    blank: 0.05,
    proseWord: 0.6,
    sentence: 1,
    digit: 0.8,
    odd: 1.2,
    technical: 1.2,
    crossing: 1.2,
  },
  thesis: { each: 0, glued: -0.3, anchor: 4, blank: 0.03, proseWord: 1, sentence: 2.5, digit: 0.02, odd: 1.2, technical: 0, crossing: 0 },
  unplaced: { each: 0.04, glued: 0.4, anchor: 3, blank: 0, proseWord: 0, sentence: 0, digit: 0, odd: 0, technical: 0, crossing: 0.6 },
} satisfies Record<string, Weights>;

const entries = { abstract: 4, terms: 1.5, topline: 1.5, publisher: 0.8, thesis: 1, unplaced: 2.2 } as const;

/** The kinds without a form of their own, with what each character of the page costs when it is read as part of one. */
export function freeKinds({ text, crossing }: Pick<Sheet, 'text' | 'crossing'>, candidates: readonly Candidate[]): FreeKind[] {
  const features = featuresOf(text, crossing, candidates);
  return (Object.keys(weights) as (keyof typeof weights)[]).map((kind) => ({
    kind,
    entry: entries[kind],
    perCharacter: whereExpected[kind](weigh(text, features, weights[kind]), text),
    exit: exits[kind](text),
  }));
}

/** A title that nothing repeats is believed only at the top of a page. */
const topOfPage = 600;
/** What each character costs of a kind that is not expected where it stands. */
const misplaced = 1;

function raise(costs: Float64Array, from: number, to: number): Float64Array {
  for (let at = from; at < to; at++) costs[at] = (costs[at] ?? 0) + misplaced;
  return costs;
}

/** Some kinds are believed in a part of the page only: behind the degree of a thesis come its programme, grade and faculty, and no subjects. */
const whereExpected: Record<keyof typeof weights, (costs: Float64Array, text: string) => Float64Array> = {
  abstract: (costs) => costs,
  terms: (costs, text) => raise(costs, thesisDetailsStart(text), costs.length),
  topline: (costs) => raise(costs, topOfPage, costs.length),
  publisher: (costs) => costs,
  thesis: (costs, text) => raise(costs, 0, thesisDetailsStart(text)),
  unplaced: (costs) => costs,
};

/** An abstract ends like a sentence; a list and a name do not. */
const exits: Record<keyof typeof weights, (text: string) => (at: number) => number> = {
  abstract: (text) => (at) => (/[.!?)\]"”…»]/.test(text[at - 1] ?? '') ? 0 : 1.5),
  terms: (text) => (at) => (/[.!?]/.test(text[at - 1] ?? '') ? 1 : 0),
  topline: () => () => 0,
  publisher: () => () => 0,
  thesis: () => () => 0,
  unplaced: () => () => 0,
};

interface Features {
  readonly glued: Uint8Array;
  readonly anchor: Uint8Array;
  readonly proseWord: Uint8Array;
  readonly sentence: Uint8Array;
  readonly crossing: Float64Array;
}

function featuresOf(text: string, crossing: Float64Array, candidates: readonly Candidate[]): Features {
  const glued = new Uint8Array(text.length);
  const anchor = new Uint8Array(text.length);
  const proseWord = new Uint8Array(text.length);
  const sentence = new Uint8Array(text.length);
  for (let at = 1; at < text.length; at++) {
    if (text[at - 1] !== '\n' && isGlued(text, at)) glued[at] = /[.!?)\d]/.test(text[at - 1] ?? '') && changesLanguage(text, at) ? 6 : 1;
    if (/[.?!]/.test(text[at - 1] ?? '') && text[at] === ' ' && /\p{Lu}/u.test(text[at + 1] ?? '')) sentence[at] = 1;
  }
  for (const { certain, kind, start } of candidates) {
    const isInAddress = text[start - 1] === '/' && (kind === 'doi' || kind === 'pmcid' || kind === 'issn');
    if (certain && start > 0 && !isInAddress && !/[^\S\n]|\(/.test(text[start - 1] ?? '')) anchor[start] = 1;
  }
  for (const match of text.matchAll(proseWords)) proseWord[match.index] = 1;
  return { glued, anchor, proseWord, sentence, crossing };
}

const crossingOf = (cost: number, weight: Weights) => (cost >= wall ? cost : cost * weight.crossing);

function weigh(text: string, features: Features, weight: Weights): Float64Array {
  const costs = new Float64Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    costs[at] =
      weight.each +
      (features.glued[at] ?? 0) * weight.glued +
      (features.anchor[at] ?? 0) * weight.anchor +
      (features.proseWord[at] ?? 0) * weight.proseWord +
      (features.sentence[at] ?? 0) * weight.sentence +
      crossingOf(features.crossing[at] ?? 0, weight) +
      (character === ' ' ? weight.blank : 0) +
      (/[§\\{}|*~^]/.test(character) ? weight.odd : 0) +
      (/[/=#<>_]/.test(character) ? weight.technical : 0) +
      (character >= '0' && character <= '9' ? weight.digit : 0);
  }
  return costs;
}
