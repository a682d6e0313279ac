/** A number as it was printed: `0.70` has two decimals, of which JSON keeps one. */
export interface PrintedNumber {
  readonly value: number;
  readonly decimals: number;
  /** How many of its digits say something: `0.70` says two, `14.9` three. */
  readonly digits: number;
  /** Found in the text: otherwise the decimals are those of the number alone, and more may have been printed. */
  readonly found: boolean;
}

const numbers = /\d+(?:[.,·]\d+)*/g;
/** An evidence is a phrase; what stands further on belongs to other numbers. */
const longestEvidence = 400;

/**
 * A value with the decimals that its evidence prints it with. Decimal points, commas and middle dots are one; a comma or point before three
 * digits may group thousands.
 */
export function printedNumber(value: number, evidence = ''): PrintedNumber {
  const size = Math.abs(value);
  const printed = evidence.slice(0, longestEvidence).match(numbers) ?? [];
  for (const written of printed) {
    const plain = readingsOf(written).find((reading) => Number(reading) === size);
    if (plain !== undefined) return { value: size, decimals: decimalsOf(plain), digits: digitsOf(plain), found: true };
  }
  const plain = String(size);
  return { value: size, decimals: decimalsOf(plain), digits: digitsOf(plain), found: false };
}

const readingsOf = (written: string): readonly string[] => {
  const whole = written.replace(/[.,·]/g, '');
  const last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','), written.lastIndexOf('·'));
  return last < 0 ? [whole] : [`${written.slice(0, last).replace(/[.,·]/g, '')}.${written.slice(last + 1)}`, whole];
};

const decimalsOf = (plain: string): number => (plain.includes('e') ? 0 : (plain.split('.')[1]?.length ?? 0));
const digitsOf = (plain: string): number => plain.replace('.', '').replace(/^0+/, '').length;

/** Beyond the error of binary fractions: 0.695 lies as far from 0.70 as from 0.69. */
const slack = 1e-9;

/** Whether one is the other, rounded to as many decimals as it has: 0.7 is 0.70 and 0.695, 43 is 43.2. */
export function isSameNumber(a: PrintedNumber, b: PrintedNumber): boolean {
  const half = 0.5 * 10 ** -Math.min(a.decimals, b.decimals);
  return Math.abs(a.value - b.value) <= (a.decimals === b.decimals && a.found && b.found ? slack : half + slack);
}

/**
 * Whether no rounding or cutting of digits makes one of the other. A round number may be rounded to its zeros (70 for 68), and a ratio may be
 * told from the other side (1.43 for 0.70).
 */
export function isOtherNumber(a: PrintedNumber, b: PrintedNumber): boolean {
  if (isSameNumber(a, b)) return false;
  const coarser = Math.min(decimalsThatCount(a), decimalsThatCount(b));
  const exact = a.decimals === b.decimals && a.found && b.found && coarser >= 0 && coarser === a.decimals;
  return exact || Math.abs(a.value - b.value) > 10 ** -coarser + slack;
}

/** Whether one is the other turned over, as a ratio is when the arms change places. */
export const isTurnedOver = (a: PrintedNumber, b: PrintedNumber): boolean =>
  a.value > 0 && b.value > 0 && Math.abs(a.value * b.value - 1) <= 0.02;

function decimalsThatCount({ value, decimals }: PrintedNumber): number {
  if (decimals > 0 || value === 0) return decimals;
  const zeros = /0*$/.exec(String(value))?.[0].length ?? 0;
  return -zeros;
}
