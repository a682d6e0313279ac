import type { DecimalMark } from './tokens.ts';

/** `74,7`, `0,001`, `−7,8`; not the `1,475` of thousands, the list `1,2,3`, nor the name `2,3-diol`. */
const withComma = /(?<![\p{L}\p{N}.,·(-]|\p{L}-)\(?(?:0,\d{1,4}|[1-9]\d{0,3},\d{1,2})(?![\p{L}\p{N}]|[,.]\d|-\p{L})/gu;
/** `74.7`, `0·001`, `.05`; not the thousands of `1.206`. */
const withPoint = /(?<![\p{L}\p{N}.,·])(?:0?[.·]\d{1,4}|[1-9]\d{0,3}[.·]\d{1,2})(?![\p{N}]|[,.·]\d)/gu;
/** Small words of Spanish, Portuguese, French, German: one is enough beside a single number. */
const foreign = /\b(?:fue|fueron|los|las|del|foi|foram|dos|das|não|était|étaient|dans|chez|des|les|der|das|und|wurde|wurden|betrug)\b/iu;

/**
 * How a text writes decimals, told from its numbers: `74,7 %` against `74.7%`. One comma alone decides only in a text that is not English, since
 * a point is what nearly all texts have and `1,25` may be two numbers of a list.
 */
export function decimalMark(text: string): DecimalMark {
  if (!text.includes(',')) return 'point';
  const commas = text.match(withComma)?.length ?? 0;
  if (commas === 0) return 'point';
  const points = text.match(withPoint)?.length ?? 0;
  return commas > points && (commas > 2 || foreign.test(text)) ? 'comma' : 'point';
}
