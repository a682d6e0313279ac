import { setImmediate } from 'node:timers/promises';
import { Problem } from './problem.ts';
import type { Answer } from './route.ts';

/** Pieces are sent together until there are so many characters of them. */
const pieceSize = 64 * 1024;

/** Sent with every answer: nothing that comes from here is a page that may run or frame anything. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
};

interface Sending {
  readonly headers: Readonly<Record<string, string>>;
  /** Nobody wants the body (HEAD). */
  readonly headOnly: boolean;
  readonly signal: AbortSignal;
  /** Called once, when all is sent or will never be. */
  readonly done: () => void;
  /** Cuts the connection in the middle of an answer, and tells why those who should know. */
  readonly broken: (error: unknown) => void;
}

/** An answer as a response. What goes wrong before the first piece is thrown; after that the connection is cut, so that nobody takes half a list for a whole one. */
export async function toResponse(answer: Answer, { headers, headOnly, signal, done, broken }: Sending): Promise<Response> {
  const status = answer.status ?? 200;
  if ('json' in answer) {
    const text = headOnly ? null : JSON.stringify(answer.json);
    done();
    return new Response(text, { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers, ...answer.headers } });
  }
  const pieces = answer.pieces[Symbol.asyncIterator]();
  const first = await pieces.next();
  const end = () => {
    done();
    // What is still being made ends at its own next step: nobody waits for it.
    void pieces.return?.().catch(() => undefined);
  };
  const response = (body: ReadableStream | null) =>
    new Response(body, { status, headers: { 'content-type': answer.mediaType, ...headers, ...answer.headers } });
  if (headOnly) {
    end();
    return response(null);
  }
  return response(streamOf(first, pieces, { signal, end, broken }));
}

function streamOf(
  first: IteratorResult<string | Uint8Array>,
  pieces: AsyncIterator<string | Uint8Array>,
  { signal, end, broken }: Pick<Sending, 'signal' | 'broken'> & { readonly end: () => void },
): ReadableStream<Uint8Array> {
  let next: IteratorResult<string | Uint8Array> | undefined = first;
  let isOpen = true;
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start() {
        const stop = () => {
          end();
          broken(signal.reason);
        };
        signal.addEventListener('abort', () => isOpen && stop(), { once: true });
      },
      async pull(controller) {
        try {
          let text = '';
          for (;;) {
            next ??= await pieces.next();
            if (next.done) break;
            const piece: string | Uint8Array = next.value;
            next = undefined;
            if (typeof piece !== 'string') {
              controller.enqueue(text === '' ? piece : Buffer.concat([encoder.encode(text), piece]));
              return;
            }
            text += piece;
            if (text.length >= pieceSize) break;
          }
          // What comes from memory or the store without a pause would keep signals and other requests from ever being heard.
          await setImmediate();
          signal.throwIfAborted();
          if (text !== '') controller.enqueue(encoder.encode(text));
          if (next?.done) {
            isOpen = false;
            controller.close();
            end();
          }
        } catch (error) {
          isOpen = false;
          end();
          broken(error);
          // Nobody is there any more; an error here would be written behind what was sent, with its words.
          controller.close();
        }
      },
      cancel() {
        isOpen = false;
        end();
      },
    },
    { highWaterMark: 0 },
  );
}

/** What is handed out in one answer: so many at most, and with a pause now and then, in which signals and other requests are heard. Throws Problem (413) for more. */
export async function atMost<T>(values: AsyncIterable<T>, most: number, what: string, signal: AbortSignal): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) {
    if (all.length === most) throw new Problem(413, `there are more than ${most} ${what} in it: send it in parts`);
    all.push(value);
    if (all.length % 64 === 0) await setImmediate();
    signal.throwIfAborted();
  }
  return all;
}
