import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Format } from '../../formats/format.ts';
import { detectFormat, formats } from '../../formats/registry.ts';
import { Misconfigured } from '../../model/errors.ts';
import { chunksOf, chunksOfStream, headOfChunks, type InputFile, inputFiles } from '../input.ts';
import { formatNamed, formatOfFile } from '../read.ts';

/** A file or standard input, ready to be read once. */
export interface Input {
  /** As it stands in ids and in the report; no two inputs of a run have the same. */
  readonly name: string;
  readonly format: Format;
  chunks(): AsyncIterable<Uint8Array>;
}

export interface InputsRequest {
  /** Files and folders; `-` is standard input. */
  readonly paths: readonly string[];
  readonly format?: string;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Where results shall be written: none of them is read. */
  readonly outputs: readonly string[];
  readonly signal: AbortSignal;
  /** Told of each file among several that fits no format. */
  readonly lost: (message: string) => void;
  readonly say: (message: string) => void;
}

const standardInput = '-';

/**
 * What is to be read, each once and with its format. Throws Misconfigured for a path that is not there, for the only file when its format
 * is not known, and for a file that is to be read and written.
 */
export async function findInputs(request: InputsRequest): Promise<readonly Input[]> {
  const { paths, lost, signal } = request;
  const named = request.format === undefined ? undefined : formatNamed(request.format);
  const files = await filesOnce(request);
  const streamed = paths.includes(standardInput);
  const alone = files.length + (streamed ? 1 : 0) === 1;
  const inputs: Input[] = [];
  for (const file of files) {
    const format = named ?? (await formatOfFile(file, alone, lost));
    if (format) inputs.push({ name: file.name, format, chunks: () => chunksOf(file, { signal }) });
  }
  return streamed ? [...inputs, await readStandardInput(request.stdin, named)] : inputs;
}

/** The files behind the paths, but none twice and none that is to be written; where two have one name, the name is the whole path. */
async function filesOnce({ paths, outputs, say }: InputsRequest): Promise<readonly InputFile[]> {
  const written = new Set(await Promise.all(outputs.map(placeOf)));
  const found = new Map<string, InputFile>();
  for (const file of await inputFiles(
    paths.filter((each) => each !== standardInput),
    say,
  )) {
    const place = await placeOf(file.path);
    if (written.has(place)) {
      if (!file.fromFolder) throw new Misconfigured('output', `${file.path}: is to be read; name another file for the result`);
      say(`${file.name}: is where the result goes, and is not read`);
    } else if (found.has(place)) say(`${file.path}: was named twice, and is read once`);
    else found.set(place, file);
  }
  const files = [...found.values()];
  const count = new Map<string, number>();
  for (const { name } of files) count.set(name, (count.get(name) ?? 0) + 1);
  return files.map((file) => (count.get(file.name) === 1 ? file : { ...file, name: file.path }));
}

/** One file has many paths: through links, and with `..` in them. */
const placeOf = (file: string): Promise<string> => realpath(file).catch(() => path.resolve(file));

async function readStandardInput(stdin: AsyncIterable<Uint8Array | string>, named: Format | undefined): Promise<Input> {
  const name = 'stdin';
  const pieces = chunksOfStream(stdin, name)[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  // The head is looked at and then read with the rest: a stream comes once.
  const head = await headOfChunks({
    [Symbol.asyncIterator]: () => ({
      async next() {
        const next = await pieces.next();
        if (!next.done) seen.push(next.value);
        return next;
      },
    }),
  });
  const format = named ?? detectFormat(head)?.format;
  if (seen.length === 0 && !named) throw new Misconfigured('path', 'stdin: nothing came');
  if (!format)
    throw new Misconfigured(
      'format',
      `stdin: its content fits no known format; name it with --format (${formats.map((each) => each.id).join(', ')})`,
    );
  return {
    name,
    format,
    async *chunks() {
      yield* seen;
      yield* { [Symbol.asyncIterator]: () => pieces };
    },
  };
}
