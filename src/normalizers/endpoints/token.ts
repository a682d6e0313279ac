/** A word, a number or one mark of a text. Offsets count UTF-16 units, end exclusive. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** As written, but every dash is `-`, `+/-` is `±`, `≥` and `>=` are `>=`, and letters are lower case. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** White space stands before it. */
  readonly spaced: boolean;
  /** Of a number, and of a word that begins with one (`12-month`). */
  readonly value: number | undefined;
  /** A number in words (`forty-one`). */
  readonly spelled: boolean;
}

/** Every token has the same fields in the same order: a thousand look-ups a sentence stay quick only while all are of one shape. */
export const makeToken = (
  kind: Token['kind'],
  lower: string,
  start: number,
  end: number,
  spaced: boolean,
  value?: number,
  spelled = false,
): Token => ({
  kind,
  lower,
  start,
  end,
  spaced,
  value,
  spelled,
});
