/** The exact bytes a source sent. The URL is redacted (no key, no e-mail address) before it gets here. */
export interface Payload {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
}

/** A payload as the archive knows it: `sha256` (hex, of the bytes as received) is its name there. */
export interface ArchivedPayload {
  readonly sha256: string;
  readonly mediaType: string;
  readonly url: string;
  readonly fetchedAt: string;
  readonly size: number;
}

/** Where something stands in the decompressed bytes of a payload. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}
