/**
 * Texts that a spreadsheet would run or change when it opens the file: those that begin with `=`, `+`, `-`, `@` (full-width ones too), and such as
 * look guarded already.
 */
const risky = /^'*[=+\-@＝＋－＠]/;

/** `'=1+1`, and `'0012`, where a person kept a spreadsheet from making a number of it. */
const guardedText = /^'(?='*(?:[=+\-@＝＋－＠]|[\d.,/-]+$))/;

/** The text as a spreadsheet shows it and does not run it: with an apostrophe before it (OWASP, CSV injection). */
export const guarded = (text: string): string => (risky.test(text) || guardedText.test(text) ? `'${text}` : text);

/** The text without the apostrophe. */
export const unguarded = (text: string): string => text.replace(guardedText, '');
