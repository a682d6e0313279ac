/** A number as a text prints it: its digits without sign, and where they stand. */
interface PrintedNumber {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `1,234.5`, `0.70`, `0·70`, `0,70`, `.47`, `12`; two numbers of `0.46,1.19` stay two. */
const number = /[1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:[.·⋅∙]\d+)?|\d+(?:[.,·⋅∙]\d+)?|[.·⋅∙]\d+/g;

/** The numbers of a text in their order. */
export const printedNumbers = (evidence: string): PrintedNumber[] =>
  [...evidence.matchAll(number)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));

/** How many decimals the digits have if they are a print of the number (its sign may be a word away), else nothing. `1,234` prints 1234 and 1.234. */
export function decimalsAs({ text }: PrintedNumber, value: number): number | undefined {
  const groups = text.split(/[.,·⋅∙]/);
  const last = groups.at(-1) ?? '';
  const size = Math.abs(value);
  if (groups.length > 1 && Number(`${groups.slice(0, -1).join('')}.${last}`) === size) return last.length;
  return (groups.length === 1 || last.length === 3) && Number(groups.join('')) === size ? 0 : undefined;
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
export function asPrinted(value: number, evidence: string | undefined): Rounded {
  let [text, decimals] = [String(Math.abs(value)), Number.POSITIVE_INFINITY];
  for (const print of evidence === undefined ? [] : printedNumbers(evidence)) {
    const found = decimalsAs(print, value);
    if (found !== undefined && found < decimals) [text, decimals] = [print.text, found];
  }
  if (decimals === Number.POSITIVE_INFINITY) decimals = decimalsOf(value);
  return { text: `${value < 0 ? '-' : ''}${text}`, decimals, half: 0.5 * 10 ** -decimals };
}

/** Also of 1e-7, which is how JavaScript writes a small P value. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}
