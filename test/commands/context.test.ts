import { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { Context, wholeNumber } from '../../src/commands/context.ts';

/** A world in which stdout and stderr go to one screen, as on a terminal. */
function screen(isTTY: boolean): { context: Context; shown: () => string } {
  let text = '';
  const stream = () =>
    new Writable({
      write(chunk, _encoding, done) {
        text += String(chunk);
        done();
      },
    });
  const stderr = Object.assign(stream(), { isTTY });
  const world = {
    stdin: Readable.from([]),
    stdout: stream(),
    stderr,
    environment: {},
    now: () => new Date(),
    signal: new AbortController().signal,
  };
  return { context: new Context(world), shown: () => text };
}

test('progress is shown on a terminal in one place, and leaves before a result comes', async () => {
  const { context, shown } = screen(true);
  context.progress('1 record');
  context.progress('2 records');
  await context.out('done');
  context.say('a remark');
  expect(shown()).toBe('\r\u001b[K1 record\r\u001b[K2 records\r\u001b[Kdone\na remark\n');
});

test('where nobody watches there is no progress', async () => {
  const { context, shown } = screen(false);
  context.progress('1 record');
  await context.out('done');
  expect(shown()).toBe('done\n');
});

test.each(['', '-1', '1.5', '1e3', ' 7', '11'])('%j is no whole number from 0 to 10', (text) => {
  expect(() => wholeNumber('limit', 0, 10)(text)).toThrow(`--limit takes a whole number from 0 to 10, not ${text}`);
});
