import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { storeLocation } from '../config.ts';
import type { Configuration } from '../configuration.ts';
import { documentKind } from '../formats/no-text.ts';
import { readLines } from '../formats/text-lines.ts';
import { Misconfigured } from '../model/errors.ts';
import { type Library, openLibraryToRead } from '../pipeline/library.ts';
import { libraryJournals } from '../pipeline/library-journals.ts';
import { type CitationMeans, type CitationString, citationsInList, parseCitation } from '../pipeline/parse-citations.ts';
import { lookupServices } from '../pipeline/repair/lookup-services.ts';
import { httpClientFor } from '../pipeline/sources.ts';
import { citationVerifier } from '../pipeline/verify-citation/verify-citation.ts';
import { decodeText } from '../xml/decode.ts';
import { type Context, collect, exitCodes, type LibraryOptions } from './context.ts';
import { faultInWords } from './fault-in-words.ts';
import { addLibraryOptions } from './library-options.ts';

interface ParseOptions extends LibraryOptions {
  readonly list?: boolean;
  readonly verify?: boolean;
  readonly allowPrivateHost: readonly string[];
}

const examples = `
Examples:
  refmill parse-citation 'Doe J. A title. Ann Imag Med. 2017;28(10):221-8.'
  refmill parse-citation < citations.txt > citations.jsonl
  refmill parse-citation --list --verify < pasted.txt | tee references.jsonl
  refmill ingest references.jsonl`;

/** A reference list is read as a whole: so many bytes of it at most. */
const longestList = 64 * 1024 * 1024;

export function addParseCitation(program: Command, context: Context): void {
  const command = program
    .command('parse-citation')
    .summary('read citations in words into records')
    .description(
      'Reads citations as people and journals write them and prints a record of each as one line of JSON: one for the argument, or one for each line of standard input, blank lines too. Where a library is at hand, it completes journals that it knows. Nothing is stored, and nothing is sent anywhere without --verify.',
    )
    .argument('[citation]', 'the citation; standard input otherwise, a citation a line')
    .option('--list', 'the input is a pasted reference list, numbered or not: it is split first')
    .option(
      '--verify',
      'look each citation up in the library, in PubMed and in Crossref, and take over the identifiers of what agrees in all that the citation says',
    )
    .option('--allow-private-host <host>', 'reach this host (or host:port) although its address is not public', collect, [])
    .addHelpText('after', examples);
  addLibraryOptions(command).action(async (citation: string | undefined, options: ParseOptions) => {
    const config = await context.configuration(options.config);
    const library = await libraryAtHand(options, config);
    try {
      await withMeans(context, { library, config, options }, async (means) => {
        for await (const string of citations(context, citation, options)) {
          context.world.signal.throwIfAborted();
          await context.out(JSON.stringify(await parseCitation(string, means)));
        }
      });
    } finally {
      await library?.close();
    }
  });
}

/** The library that --store names, or else the usual one, if it is there. */
async function libraryAtHand(options: LibraryOptions, config: Configuration): Promise<Library | undefined> {
  const location = storeLocation(options.store, config);
  if (existsSync(location)) return openLibraryToRead(location);
  if (options.store !== undefined) throw new Misconfigured('store', `${location}: there is no library`);
  return undefined;
}

async function withMeans(
  context: Context,
  { library, config, options }: { readonly library: Library | undefined; readonly config: Configuration; readonly options: ParseOptions },
  use: (means: CitationMeans) => Promise<void>,
): Promise<void> {
  const journals = library ? { journals: libraryJournals(library.store) } : {};
  if (!options.verify) {
    await use(journals);
    return;
  }
  const allowPrivateHosts = [...(config.allowPrivateHosts ?? []), ...options.allowPrivateHost];
  const { now, signal } = context.world;
  const report = (message: string) => context.say(message);
  const services = lookupServices(config).filter(({ search }) => search);
  const http = httpClientFor({ ...config, allowPrivateHosts }, report);
  try {
    const verify = citationVerifier({
      ...(library ? { store: library.store } : {}),
      services,
      tools: { http, now, signal, report },
      failed(service, error) {
        context.say(`${service} could not be asked, and is not asked again: ${faultInWords(error)}`);
        context.exitCode = exitCodes.failed;
      },
    });
    await use({ ...journals, verify });
  } finally {
    await http.close();
  }
}

/** The strings to read, as they come. */
async function* citations(context: Context, argument: string | undefined, { list }: ParseOptions): AsyncGenerator<CitationString> {
  const origin = argument === undefined ? 'stdin' : 'argument';
  if (argument !== undefined && existsSync(argument))
    throw new Misconfigured(
      'citation',
      `${argument} is a file, not a citation; give it on standard input: refmill parse-citation ${list ? '--list ' : ''}< ${argument}`,
    );
  if (argument === undefined && context.world.stdin.isTTY)
    context.say(`Type or paste ${list ? 'a reference list' : 'a citation a line'}, and end with Ctrl-D.`);
  if (list) {
    const { citations: found, rest } = citationsInList(argument ?? (await wholeInput(context)), origin);
    for (const { text } of rest) context.say(`no citation: ${text.length > 100 ? `${text.slice(0, 99)}…` : text}`);
    yield* found;
  } else if (argument !== undefined) yield { text: argument, sourceId: `${origin}#1` };
  else
    for await (const { text, number, cut, repairs } of readLines(textInput(context), { live: true }))
      yield { text, sourceId: `${origin}#${number}`, cut, repairs };
}

async function wholeInput(context: Context): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const bytes of textInput(context)) {
    size += bytes.byteLength;
    if (size > longestList)
      throw new Misconfigured(
        'list',
        `a reference list may have ${longestList / 1024 / 1024} MB; give citations a line each without --list`,
      );
    chunks.push(bytes);
  }
  return decodeText(Buffer.concat(chunks)).text;
}

/** Standard input, unless it is none to read: a PDF would give a citation a line, of nonsense. Of an empty one it is said that it is. */
async function* textInput(context: Context): AsyncGenerator<Buffer> {
  const stdin: Readable = context.world.stdin;
  let isFirst = true;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk as Uint8Array | string);
    if (bytes.length === 0) continue;
    const kind = isFirst ? documentKind(bytes.toString('latin1', 0, 8)) : undefined;
    if (kind !== undefined) throw new Misconfigured('citation', `standard input is ${kind}, no text: copy the references out of it first`);
    isFirst = false;
    yield bytes;
  }
  if (isFirst) context.say('no citation: standard input is empty');
}
