import type { Token } from '../normalizers/endpoints/token.ts';
import { type DecimalMark, tokenize } from '../normalizers/endpoints/tokens.ts';

/** How decimals may be marked, the likelier first: evidence is too short to tell which language it is in. */
export const decimalMarks: readonly DecimalMark[] = ['point', 'comma'];

/** The text that a result was read from, and its numbers in their order, found when they are first asked for: most results are sound without. */
export interface Evidence {
  readonly text: string;
  numbers(mark: DecimalMark): readonly Token[];
}

export function evidenceOf(text = ''): Evidence {
  const found = new Map<DecimalMark, readonly Token[]>();
  const numbers = (mark: DecimalMark) => {
    const known = found.get(mark) ?? tokenize(text, mark).filter(({ kind }) => kind === 'number');
    found.set(mark, known);
    return known;
  };
  return { text, numbers };
}

/** How many decimals a number of the text has if it is the one asked for (its sign may be a word away), else nothing. `1,234` has three or none. */
export function decimalsAs(print: Token, value: number): number | undefined {
  if (print.value === undefined || Math.abs(print.value) !== Math.abs(value)) return undefined;
  const groups = print.lower.replace(/^-/, '').split(/[.,·∙•]/);
  const last = groups.at(-1) ?? '';
  return groups.length > 1 && Number(`${groups.slice(0, -1).join('')}.${last}`) === Math.abs(value) ? last.length : 0;
}

/** A number of a result as its evidence prints it, and how far the unrounded number may lie from it. */
export interface Rounded {
  /** `-0.70`; the shortest form of the number where the evidence does not have it. */
  readonly text: string;
  readonly decimals: number;
  /** Half a unit of the last digit printed. */
  readonly half: number;
}

/** JSON keeps 0.7 of `0.70`: the evidence tells them apart. Printed twice with more and fewer digits, the fewer count, which forgives more. */
export function asPrinted(value: number, evidence: Evidence): Rounded {
  const { text, decimals } = printIn(evidence, value) ?? {
    text: String(Math.abs(value)),
    decimals: decimalsOf(value),
  };
  return { text: `${value < 0 ? '-' : ''}${text}`, decimals, half: 0.5 * 10 ** -decimals };
}

const sign = /^[^\p{L}\p{N}.·∙•]+/u;

function printIn(evidence: Evidence, value: number): Omit<Rounded, 'half'> | undefined {
  for (const mark of decimalMarks) {
    let best: Omit<Rounded, 'half'> | undefined;
    for (const print of evidence.numbers(mark)) {
      const decimals = decimalsAs(print, value);
      if (decimals !== undefined && !(best && best.decimals <= decimals)) {
        best = { text: evidence.text.slice(print.start, print.end).replace(sign, ''), decimals };
      }
    }
    if (best) return best;
  }
  return undefined;
}

/** Also of 1e-7, which is how JavaScript writes a small P value. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}
