import { oneByteText } from '../../xml/one-byte-text.ts';
import type { Chunks } from '../format.ts';

/** As much of the end as shows how a response closes, and of what stands behind it. */
const kept = 4096;

const opening = /<(?:[\w.-]{1,50}:)?OAI-PMH[\s>]/;
const closing = /<\/(?:[\w.-]{1,50}:)?OAI-PMH\s{0,20}>/g;
/** Comments and processing instructions may stand behind a document. */
const harmless = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|\s+/g;

/** Watches bytes go by and judges how they end: whether the response was closed, and whether anything stands behind it. */
export class StreamEnd {
  #opened = false;
  #closed = false;
  #tail = '';

  async *watch(chunks: Chunks): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      // Tags are ASCII in every encoding but UTF-16, of which nothing is claimed.
      const seen = this.#tail + oneByteText(chunk);
      if (seen.includes('OAI-PMH')) {
        this.#opened ||= opening.test(seen);
        this.#closed ||= seen.search(closing) >= 0;
      }
      this.#tail = seen.slice(-kept);
      yield chunk;
    }
  }

  get empty(): boolean {
    return this.#tail.trim() === '';
  }

  /** What is wrong with the end, in words; undefined if it is as it should be, or if there is no envelope to close. */
  defect(): string | undefined {
    if (!this.#opened) return undefined;
    if (!this.#closed) return 'The response breaks off: its end is missing, and with it perhaps records';
    const behind = this.#tail.split(closing).at(-1)?.replace(harmless, ' ').trim() ?? '';
    return behind === '' ? undefined : `Something else stands behind the end of the response: ${behind.slice(0, 60)}`;
  }
}
