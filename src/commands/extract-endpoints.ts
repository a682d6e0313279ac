import type { Command } from 'commander';
import { z } from 'zod';
import { readLines } from '../formats/text-lines.ts';
import { extractEndpoints } from '../normalizers/endpoints.ts';
import type { Context } from './context.ts';

const examples = `
Examples:
  echo '{"id":"1","text":"The primary endpoint was overall survival. …"}' | refmill extract-endpoints
  refmill extract-endpoints < abstracts.jsonl > results.jsonl`;

const request = z.looseObject({ id: z.union([z.string(), z.number()]).optional(), text: z.string() });

export function addExtractEndpoints(program: Command, context: Context): void {
  program
    .command('extract-endpoints')
    .summary('read what texts of studies measured and found')
    .description(
      'Reads lines of JSON with an "id" and a "text" (an abstract, a claim) from standard input and prints for each, as one line of JSON, the endpoints that it names and the results that it reports, with their place in the text. Nothing is stored, and nothing is sent anywhere.',
    )
    .addHelpText('after', examples)
    .action(async () => {
      for await (const { text: line, number, cut } of readLines(context.world.stdin)) {
        context.world.signal.throwIfAborted();
        if (line.trim() === '') continue;
        const asked = requestIn(line);
        if (cut || asked === undefined) {
          context.lost(`standard input, line ${number}: ${cut ? 'the line is too long' : 'no JSON object with a "text"'}`);
          continue;
        }
        const { endpoints, results } = extractEndpoints(asked.text);
        await context.out(JSON.stringify({ ...(asked.id === undefined ? {} : { id: asked.id }), endpoints, results }));
      }
    });
}

function requestIn(line: string): z.infer<typeof request> | undefined {
  try {
    return request.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
