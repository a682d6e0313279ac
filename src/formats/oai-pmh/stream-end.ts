import type { Chunks } from '../format.ts';

/** As much of the end as shows how a response closes, and of what stands behind it. */
const kept = 4096;

/** Watches bytes go by and judges how they end: whether the response was closed, and whether anything stands behind it. */
export class StreamEnd {
  #size = 0;
  #opened = false;
  #tail = '';

  async *watch(chunks: Chunks): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      // One-byte strings: tags are ASCII in every encoding but UTF-16, of which nothing is claimed.
      const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
      if (this.#size < kept) this.#opened ||= /<(?:[\w.-]{1,50}:)?OAI-PMH[\s>]/.test(this.#tail + text.slice(0, kept));
      this.#size += chunk.byteLength;
      this.#tail = (this.#tail + text).slice(-kept);
      yield chunk;
    }
  }

  get empty(): boolean {
    return this.#tail.trim() === '';
  }

  /** What is wrong with the end, in words; undefined if it is as it should be, or if there is no envelope to close. */
  defect(): string | undefined {
    if (!this.#opened) return undefined;
    const behind = /<\/(?:[\w.-]{1,50}:)?OAI-PMH\s{0,20}>([\s\S]*)$/.exec(this.#tail)?.[1];
    if (behind === undefined) return 'The response breaks off: its end is missing, and with it perhaps records';
    return behind.trim() === '' || /^\s*(?:<!--|<\?|<[\w.-]{0,50}:?OAI-PMH)/.test(behind)
      ? undefined
      : `After the end of the response stands something else: ${behind.trim().slice(0, 60)}`;
  }
}
