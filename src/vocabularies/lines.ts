import { Malformed } from '../model/errors.ts';

/** A line of mesh.nt has a few thousand bytes at most: a scope note. */
const longestLine = 1024 * 1024;

/** Lines of UTF-8, without their ends. Throws Malformed naming the file and the line that does not end. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let number = 0;
  for await (const chunk of chunks) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      number += 1;
      yield piece.endsWith('\r') ? piece.slice(0, -1) : piece;
    }
    if (rest.length > longestLine) throw new Malformed(`${file}, line ${number + 1}: it is longer than ${longestLine} characters`);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
