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
  /** How it was read, where that is told; what a store gives back names every reading once. */
  readonly reading?: PayloadReading;
}

/** How a payload was read: by all of this its records get the same keys when it is read again. */
export interface PayloadReading {
  /** Id of the format. */
  readonly format: string;
  /** Name of the file, or of the page of a service. */
  readonly name: string;
  /** The record's `source` and the holder of ids that are the payload's own; absent: the format, and the name. */
  readonly source?: string;
  /** Files of vocabularies that it was read with, as they were given. */
  readonly vocabularies?: readonly string[];
}

/** Where something stands in the decompressed bytes of a payload. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}
