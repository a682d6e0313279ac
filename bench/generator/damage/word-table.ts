/** Words and what stands in their place. */
export type WordTable = readonly (readonly [from: string, to: string])[];

/** The text with each word of the table replaced wherever it stands by itself; letters that are no words are replaced anywhere. */
export function swapWords(text: string, table: WordTable): string {
  return table.reduce((changed, [from, to]) => {
    const bounds = /^\w/.test(from) && from.length > 1 ? ['\\b', '\\b'] : ['', ''];
    return changed.replace(new RegExp(`${bounds[0]}${from}${bounds[1]}`, 'gi'), to);
  }, text);
}
