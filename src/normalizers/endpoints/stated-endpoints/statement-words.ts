import type { Token } from '../token.ts';

/** Verbs between an outcome and its name, either way round; `:` is one too. */
export const copulas = new Set(
  `was were is are include includes included including comprised comprise comprises encompassed encompass involved involves involve
contained consisted being : namely fue fueron era eran incluyeron incluyó foi foram incluíram incluiu était étaient comprenaient comprenait war waren
umfassten umfasste es son é são est sont beinhalteten`.split(/\s+/),
);
/** Finite verbs, by which a clause is known. */
export const verbs = new Set(
  `was were is are did had has have occurred will would showed could can may differed improved does do favored favoured increased decreased
reached failed met remained demonstrated`.split(/\s+/),
);
/** What stands behind `The primary outcome was` in a sentence that only tells how it went. */
export const referring = new Set(
  `not met no significantly similar lower higher reported observed available recorded collected improved noninferior non-inferior in at for with on
also obtained tested seen better greater adjudicated powered consistent balanced documented found conducted performed calculated missing more less those
that this these it achieved reached assessed evaluated analyzed analysed compared significant statistically different superior ascertained examined
investigated determined estimated known worse fewer comparable unchanged because if when until after before from within during there none
unavailable present absent associated reduced increased decreased detected noted equivalent largely self-reported summarized summarised positive negative
confirmed favorable favourable numerically marginally slightly markedly nearly almost about around approximately only based so then such assessable evaluable
done expected mediated challenging problematic pending important data administered completed modified blinded blind masked selected what unaffected affected`.split(
    /\s+/,
  ),
);
const studyWords = new Set(
  'study trial analysis review interest substudy work paper research investigation protocol meta-analysis estudio ensaio estudo étude studie part phase program programme experiment'.split(
    ' ',
  ),
);

const studyModifiers = new Set(
  'the this our present current main whole randomized randomised clinical pilot proposed overall original parent controlled a an la el l’ le o'.split(
    ' ',
  ),
);

/** The word at an index, or nothing behind the ends. */
export const lowerAt = (tokens: readonly Token[], index: number): string => tokens[index]?.lower ?? '';

/** `of the study`, `of this trial`, `of interest`. */
export function ofStudy(tokens: readonly Token[], at: number): boolean {
  let index = at + 1;
  while (index < at + 6 && studyModifiers.has(lowerAt(tokens, index))) index += 1;
  return studyWords.has(lowerAt(tokens, index));
}

/** Words that open an aside behind a comma, and no name. */
export const startsAside = (word: string): boolean =>
  [
    'which',
    'as',
    'and',
    'but',
    'with',
    'there',
    'we',
    'while',
    'whereas',
    'where',
    'however',
    'namely',
    'or',
    'although',
    'respectively',
    'it',
    'both',
    'all',
    'ie',
    'i.e',
    'eg',
    'e.g',
  ].includes(word);

/** Indexes of tokens, `to` exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
  /** Where an aside between outcome and verb ends (`The primary end point, assessed at 12 weeks, was`). */
  readonly aside?: number;
}
