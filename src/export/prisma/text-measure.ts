/** Widths of letters in parts of the size, generous for Arial and Helvetica and what stands in for them: a text is never wider than it says. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl'.,:;|!]/, 0.3],
  [/[ frtI()[\]/\\-]/, 0.36],
  [/[mwMW@%—]/, 0.95],
  [/[A-Z&]/, 0.74],
  [/[\p{L}\p{N}\p{P}\p{S}]/u, 0.64],
  [/./su, 0.6],
];

/** Letters of Chinese, Japanese, Korean and signs as wide as they are high. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3ffff}]/u;

/** About how wide a text is, at the size. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += wide.test(letter) ? 1.05 : (widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.6);
  return width * size;
}

/** The text in lines no wider than that: broken between words, and within a word that alone is too wide. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const room = (part: string) => textWidth(part, size) <= width;
  for (const word of text.split(' ').filter(Boolean)) {
    if (room(line === '' ? word : `${line} ${word}`)) {
      line = line === '' ? word : `${line} ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && !room(line + letter)) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line === '' ? lines : [...lines, line];
}
