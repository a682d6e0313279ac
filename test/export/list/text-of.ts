/** All of what is printed piece by piece. */
export async function textOf(...pieces: readonly AsyncIterable<string>[]): Promise<string> {
  let text = '';
  for (const each of pieces) for await (const piece of each) text += piece;
  return text;
}
