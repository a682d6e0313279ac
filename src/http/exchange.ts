/** One GET or POST. Parameters whose names are in the client's list of secrets never appear in `url` of the response, in logs or in errors. */
export interface HttpRequest {
  readonly url: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** POST with the parameters as an urlencoded form; GET with them as the query otherwise. */
  readonly method?: 'GET' | 'POST';
  /** A POST's body as JSON text, in place of parameters. It never follows a redirect to another host. */
  readonly json?: string;
  /** Further headers. Like the body, they stand in no message. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The address is a secret itself, as webhooks' are: no message shows more of it than the host. */
  readonly secretAddress?: true;
  readonly accept?: string;
  /** Statuses besides 2xx that are answers of this service, not failures: they go to `inspect` and are returned. */
  readonly acceptStatuses?: readonly number[];
  /** Largest body in bytes after decompression; the client's default otherwise. */
  readonly maxBytes?: number;
  /** Nobody asks the host again for so many milliseconds: for websites that are made for readers, not for programs. */
  readonly pauseMs?: number;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Redacted address that answered, after redirects. */
  readonly url: string;
  readonly mediaType: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body, content-encoding undone. */
  readonly bytes: Uint8Array;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
}

/** A body that was saved to a file, whole. */
export interface Download {
  /** Redacted address that answered, after redirects. */
  readonly url: string;
  readonly path: string;
  readonly size: number;
  /** Hex. */
  readonly md5: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
}

/**
 * Sends requests, keeps each host's limit across all sources, waits when throttled, retries what may pass, and gives up with the
 * errors of model/errors.ts. A 2xx answer is returned; `inspect` may look into it and throw Throttled, Unavailable or Rejected for
 * services that report errors inside a 200 body, so that they are retried by the same rules.
 */
export interface HttpClient {
  send(request: HttpRequest, inspect?: (response: HttpResponse) => void): Promise<HttpResponse>;
  /**
   * Saves the body of a GET to a file as it comes, byte for byte as the server has it; until it is whole it has another name
   * (`.part`). With `md5` (hex) a body that has another one is asked for again, and Unavailable in the end.
   */
  download(request: HttpRequest, file: string, expected?: { readonly md5?: string }): Promise<Download>;
  close(): Promise<void>;
}
