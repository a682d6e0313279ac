#!/usr/bin/env node
import { exitCodes } from './commands/context.ts';
import { faultInWords } from './commands/fault-in-words.ts';
import { run } from './commands/program.ts';

// A reader that goes away (`refmill search … | head`) is no failure; a full disk (`refmill export … > list.ris`) is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`refmill: the output: ${faultInWords(error)}\n`);
  process.exit(exitCodes.failed);
});

// Nobody reads the remarks (`refmill read … 2>&1 >out | head`): the work goes on without them.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => stop.abort(new Error(`stopped by ${signal}`)));
}

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  now: () => new Date(),
  signal: stop.signal,
});
