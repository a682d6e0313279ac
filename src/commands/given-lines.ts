import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { readLines, type TextLine } from '../formats/text-lines.ts';
import { refusal } from '../model/circumstance.ts';
import { Misconfigured } from '../model/errors.ts';

/** The lines of a file, or of standard input for `-`, and what it is called in messages. Throws Misconfigured when the file cannot be read. */
export function givenLines(
  option: string,
  file: string,
  stdin: Readable,
): { readonly from: string; readonly lines: AsyncIterable<TextLine> } {
  if (file === '-') return { from: 'standard input', lines: readLines(stdin) };
  return { from: file, lines: readLines(chunksOf(option, file)) };
}

async function* chunksOf(option: string, file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Uint8Array;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new Misconfigured(option, `${file}: cannot be read: ${refusal(code)}`, { cause });
  }
}
