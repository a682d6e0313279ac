import type { Command } from 'commander';
import { z } from 'zod';
import { readLines } from '../formats/text-lines.ts';
import { Misconfigured } from '../model/errors.ts';
import { type EndpointReading, extractEndpoints } from '../normalizers/endpoints.ts';
import { inOrder } from '../pipeline/bulk/in-order.ts';
import type { Context } from './context.ts';
import { withEndpointModel } from './with-endpoint-model.ts';

const examples = `
Examples:
  echo '{"id":"1","text":"The primary endpoint was overall survival. …"}' | refmill extract-endpoints
  refmill extract-endpoints < abstracts.jsonl > results.jsonl
  refmill extract-endpoints --model python3 model.py < abstracts.jsonl
  refmill extract-endpoints --model python3 -- model.py --small < abstracts.jsonl`;

const request = z.looseObject({ id: z.union([z.string(), z.number()]).optional(), text: z.string() });
type Request = z.infer<typeof request>;

/** A file of another kind is said to be one in so many lines, not in one for each of its own. */
const faultsSaid = 10;

export function addExtractEndpoints(program: Command, context: Context): void {
  program
    .command('extract-endpoints')
    .summary('read what texts of studies measured and found')
    .description(
      'Reads lines of JSON with an "id" and a "text" (an abstract, a claim) from standard input and prints for each, as one line of JSON, the endpoints that it names and the results that it reports, with their place in the text. Nothing is stored, and nothing is sent anywhere.',
    )
    .argument('[args...]', 'arguments of the program of --model, behind -- where they begin with a hyphen')
    .option(
      '--model <program>',
      'a program of your own that is handed each text with what was read in it, as a line of JSON, and answers with a line of what is to stand',
    )
    .addHelpText('after', examples)
    .action(async (args: string[], { model }: { model?: string }) => {
      if (model === undefined && args.length > 0)
        throw new Misconfigured('model', 'arguments are those of the program of --model; the texts come on standard input');
      await withEndpointModel(context, model === undefined ? undefined : [model, ...args], async ({ endpointModel }) => {
        const readings = endpointModel
          ? inOrder(asked(context), endpointModel.ahead, async ({ id, text, number }) => {
              const about = id === undefined ? `line ${number}` : `id ${id}`;
              return { id, reading: (await endpointModel.read(text, extractEndpoints(text), about)).reading };
            })
          : readGrammar(asked(context));
        for await (const { id, reading } of readings) {
          const { endpoints, results } = reading;
          await context.out(JSON.stringify({ ...(id === undefined ? {} : { id }), endpoints, results }));
        }
      });
    });
}

async function* readGrammar(texts: AsyncIterable<Request>): AsyncGenerator<{ id: Request['id']; reading: EndpointReading }> {
  for await (const { id, text } of texts) yield { id, reading: extractEndpoints(text) };
}

async function* asked(context: Context): AsyncGenerator<Request & { number: number }> {
  let unread = 0;
  for await (const { text: line, number, cut } of readLines(context.world.stdin, { live: true })) {
    context.world.signal.throwIfAborted();
    if (line.trim() === '') continue;
    const found = cut ? 'the line is too long' : requestIn(line);
    if (typeof found !== 'string') {
      yield { ...found, number };
      continue;
    }
    unread += 1;
    if (unread <= faultsSaid) context.lost(`standard input, line ${number}: ${found}`);
  }
  if (unread > faultsSaid) context.lost(`standard input: ${unread - faultsSaid} more lines were not read either`);
}

/** What a line asks for, or in words why it asks for nothing. */
function requestIn(line: string): Request | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'no JSON; a line is an object like {"id":"1","text":"The primary endpoint was …"}, an abstract with its line breaks as \\n';
  }
  if (Array.isArray(value)) return 'a JSON list; put each of its objects on a line of its own';
  const read = request.safeParse(value);
  if (read.success) return read.data;
  if (typeof value !== 'object' || value === null) return 'no JSON object with a "text"';
  if (!('text' in value)) return 'the object has no "text"';
  return typeof value.text === 'string' ? 'the "id" is neither a text nor a number' : 'the "text" is no text';
}
