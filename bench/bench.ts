import { Misconfigured } from '../src/model/errors.ts';
import { generate } from './generate.ts';

const usage = `npm run bench -- generate --records N [--seed N] [--first-pmid N] [--share NAME=0.1]… -o FILE
`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const [command, ...args] = process.argv.slice(2);
try {
  if (command === 'generate') await generate(args, say);
  else process.stderr.write(usage);
} catch (error) {
  // What parseArgs throws is about the command line too.
  if (!(error instanceof Misconfigured) && !(error instanceof TypeError && 'code' in error)) throw error;
  say(error.message);
  process.exitCode = 2;
}
