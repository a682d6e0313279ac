import { lowerSuperscripts, readNumbers } from './citation-numbers.ts';
import type { CitationFacts } from './citation-odds.ts';

/** A run of superscripts that may be citation numbers. */
export const raisedRun = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁻](?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒ʼ‚]|[,–](?=[⁰¹²³⁴⁵⁶⁷⁸⁹])){0,200}/gu;

/** What takes an exponent of its own: units (`m²`, `cm³`, `kg⁻¹`) and statistics' letters (`χ²`, `R²`, `I²`). */
const takesExponent = /(?:^|[^\p{L}])(?:[kcdmnµμ]?m|ft|in|inch|k?g|mg|[dm]?l|s|h|min|day|yr?|u|iu|mol|cells?|\p{L})$/iu;

/** What a run of superscripts cites. */
export interface RaisedNumbers {
  readonly numbers: string[];
  /** How many characters at the run's start are an exponent: `1.73 m²¹` cites 1. */
  readonly skip: number;
  /** The other reading of digits without a comma between them: `¹²` is 12, or 1 and 2. */
  readonly alternative?: string;
}

/**
 * The citations that a run of superscripts names; undefined when it is an exponent (`10⁶`, `m²`), a charge (`Ca²⁺`) or the mass of
 * an isotope (`²²³Ra`).
 */
export function readRaisedNumbers(before: string, run: string, after: string, facts: CitationFacts | undefined): RaisedNumbers | undefined {
  if (/\d$/.test(before) || /^[⁺]/.test(after) || (/^\p{L}/u.test(after) && !/\p{L}{2}$/u.test(before.slice(-2)))) return undefined;
  const skip = takesExponent.test(before.slice(-8)) ? (/^(?:⁻?[¹²³⁴]|⁻[⁰-⁹]{1,2})/u.exec(run)?.[0].length ?? 0) : 0;
  const rest = run.slice(skip);
  if (rest === '') return undefined;
  const written = lowerSuperscripts(rest).replace(/^[-,]|[-,]$/g, '');
  const apart = [...written];
  if (!facts || !/^\d{2,}$/.test(written)) return citing(readNumbers(written), skip);
  const known = facts.labels.size > 0 ? facts.labels : facts.seen;
  const rising = apart.every((digit, index) => index === 0 || digit > (apart[index - 1] ?? ''));
  if (!known.has(written) && rising && apart.every((digit) => known.has(digit))) return { numbers: apart, skip, alternative: written };
  return citing(readNumbers(written), skip);
}

const citing = (numbers: string[] | undefined, skip: number): RaisedNumbers | undefined => (numbers ? { numbers, skip } : undefined);
