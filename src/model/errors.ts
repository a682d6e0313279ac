/*
 * Errors are sorted by what to do about them, not by where they arose. Each is a plain subclass of Error with a `kind` to switch on.
 * Messages are written for people and must hold no key and no e-mail address.
 */

/** Wait, then ask again; costs no retry. `retryAfterMs` is what the server asked for, where it did. */
export class Throttled extends Error {
  readonly kind = 'throttled';
  readonly retryAfterMs: number | undefined;
  constructor(message: string, retryAfterMs?: number, options?: ErrorOptions) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The service did not answer as it should (5xx, timeout, cut connection): try again, a few times. */
export class Unavailable extends Error {
  readonly kind = 'unavailable';
}

/** The service says that our request is wrong: trying again cannot help; the source stops. */
export class Rejected extends Error {
  readonly kind = 'rejected';
}

/** What came cannot be read: the payload is kept, a finding is recorded, and the run goes on. */
export class Malformed extends Error {
  readonly kind = 'malformed';
}

/** The user must change something: `key` names the configuration key, option or argument. Exit code 2. */
export class Misconfigured extends Error {
  readonly kind = 'misconfigured';
  readonly key: string;
  constructor(key: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.key = key;
  }
}

/** Another process wrote to the store since the batch was prepared: read again and prepare it anew. */
export class StaleBatch extends Error {
  readonly kind = 'stale-batch';
}
